using Microsoft.Playwright;
using Xunit;

namespace Workflow.IntegrationTests.Browser;

/// <summary>Pictures of every page, 1440 and 390 wide, light and dark, into the folder of <c>WORKFLOW_SCREENSHOTS</c> (<c>deploy/screenshots.sh</c>). No part of the tests' run.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Screenshots")]
public sealed class ScreenshotTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Every_page_is_taken(bool phone, bool dark)
    {
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("WORKFLOW_SCREENSHOTS")!).FullName;
        foreach (var byPerson in (await browser.PagesAsync()).GroupBy(p => p.Person))
        {
            var page = await browser.SignInAsync(byPerson.Key, phone);
            await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
            foreach (var one in byPerson)
            {
                var answer = await page.GotoAsync(one.Path);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{one.Name}-{(phone ? 390 : 1440)}-{(dark ? "dark" : "light")}.png"), FullPage = true });
                Assert.True(answer!.Ok, $"{one.Path}: {answer.Status}");
            }
        }
    }
}
