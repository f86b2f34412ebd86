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
    public async Task A_reason_that_looks_like_script_is_shown_as_text()
    {
        var paper = await browser.Api.InReviewAsync();
        (await browser.Api.PostAsync(Situations.Bich, $"/directives/{paper.Id}/reviews", new { decision = "return", reasonCode = "content", comment = "<script>document.title = 'hỏng'</script>", paper.ContentHash })).Expect(200);
        var page = await browser.SignInAsync(Situations.Kien);

        var answer = await page.GotoAsync("/so-lieu?tu=%3Cscript%3E");

        Assert.Equal(400, answer!.Status);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("from");
    }
}
