using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workflow.IntegrationTests.Browser;

/// <summary>Figures with their definitions.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class ReportingPagesTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_figure_leads_to_the_list_of_what_it_counts()
    {
        await browser.Api.InReviewAsync();
        var page = await browser.SignInAsync(Situations.Kien);
        await page.GotoAsync("/so-lieu");

        var row = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "Thẩm định thể thức" }) });

        await Expect(row.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/van-ban-di?trangthai=in-review");
    }

    [Fact]
    public async Task A_day_that_is_none_is_refused_in_words_and_what_was_typed_is_never_markup()
    {
        var page = await browser.SignInAsync(Situations.Kien);

        var answer = await page.GotoAsync("/so-lieu?tu=%3Cscript%3Edocument.title%3D1%3C/script%3E");

        Assert.Equal(400, answer!.Status);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("from");
        await Expect(page.Locator("main script")).ToHaveCountAsync(0);
    }
}
