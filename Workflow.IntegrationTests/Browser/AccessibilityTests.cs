using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Workflow.IntegrationTests.Browser;

/// <summary>WCAG 2.2 AA on every page, as far as a machine can tell (axe-core): on a desktop and a phone, in light and dark.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task No_page_has_a_serious_or_critical_finding(bool phone, bool dark)
    {
        var found = new List<string>();
        foreach (var byPerson in (await browser.PagesAsync()).GroupBy(p => p.Person))
        {
            var page = await browser.SignInAsync(byPerson.Key, phone);
            await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
            foreach (var one in byPerson)
            {
                await page.GotoAsync(one.Path);
                var axe = await page.RunAxe();
                found.AddRange(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{one.Path}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            }
        }

        Assert.True(found.Count is 0, string.Join('\n', found));
    }
}
