using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workflow.IntegrationTests.Browser;

/// <summary>Signing in and out, and what an ended session costs: nothing.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class SessionTests(BrowserFixture browser)
{
    [Fact]
    public async Task An_ended_session_loses_nothing_that_was_typed()
    {
        var paper = await browser.Api.InReviewAsync(Situations.Plan("Kế hoạch hết phiên"));
        var page = await browser.SignInAsync(Situations.Bich);
        await page.GotoAsync($"/viec-cua-toi?mo={paper.Id}");
        var comment = page.GetByLabel("Ý kiến (không bắt buộc)");
        await comment.FillAsync("Đề nghị rà lại căn cứ ban hành.");
        await page.Context.ClearCookiesAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Đạt thể thức" }).ClickAsync();
        await page.Locator($"[data-person='{Situations.Bich}']").ClickAsync();

        await Expect(comment).ToHaveValueAsync("Đề nghị rà lại căn cứ ban hành.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đạt thể thức" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi ý kiến");
    }

    [Fact]
    public async Task Who_signed_out_is_asked_who_they_are_before_any_page()
    {
        var page = await browser.SignInAsync(Situations.Bich);
        await page.GetByText("Hồ Thị Bích").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Đăng nhập" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_lets_no_script_run_that_is_not_a_file_of_ours()
    {
        var page = await browser.SignInAsync(Situations.Bich);

        var policy = (await page.GotoAsync("/viec-cua-toi"))!.Headers["content-security-policy"];

        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }
}
