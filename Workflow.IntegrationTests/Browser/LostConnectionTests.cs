using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Browser;

/// <summary>A connection that is lost in the middle of a decision: exactly one decision, and a clear message.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class LostConnectionTests(BrowserFixture browser)
{
    [Fact]
    public async Task What_was_recorded_before_the_connection_was_lost_is_not_asked_again()
    {
        var paper = await browser.Api.InReviewAsync(Plan("Kế hoạch mất kết nối sau khi ghi"));
        var page = await browser.SignInAsync(Bich, worker: false);
        await page.RouteAsync("**/viec-cua-toi?mo=*", async route =>
        {
            if (route.Request.Method is "GET")
            {
                await route.ContinueAsync();
                return;
            }

            // The answer never comes back.
            await route.FetchAsync(new() { MaxRedirects = 0 });
            await route.AbortAsync("connectionreset");
        });
        await page.GotoAsync($"/viec-cua-toi?mo={paper.Id}");
        var lost = new TaskCompletionSource();
        page.RequestFailed += (_, request) => { if (request.Method is "POST") lost.TrySetResult(); };

        await Approve(page).ClickAsync();
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(15));
        await page.WaitForURLAsync("chrome-error://**");
        await page.GotoAsync($"/viec-cua-toi?mo={paper.Id}");

        await Expect(page.GetByText("Kế hoạch mất kết nối sau khi ghi")).ToHaveCountAsync(0);
        Assert.Equal(1, await ReviewsAsync(paper));
    }

    [Fact]
    public async Task Without_a_connection_the_page_says_so_and_what_was_typed_is_still_there()
    {
        var paper = await browser.Api.InReviewAsync(Plan("Kế hoạch chưa gửi được"));
        var page = await browser.SignInAsync(Bich);
        await page.GotoAsync($"/viec-cua-toi?mo={paper.Id}");
        await page.GetByLabel("Ý kiến (không bắt buộc)").FillAsync("Đúng thể thức, nhất trí.");

        await page.Context.SetOfflineAsync(true);
        await Approve(page).ClickAsync();
        await Expect(page.GetByText("Việc này cần có mạng; nội dung đang viết vẫn còn.")).ToBeVisibleAsync();
        Assert.Equal(0, await ReviewsAsync(paper));

        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByLabel("Ý kiến (không bắt buộc)")).ToHaveValueAsync("Đúng thể thức, nhất trí.");
        await Approve(page).ClickAsync();

        await Expect(page.Locator(".note.done")).ToContainTextAsync("Đã ghi ý kiến");
        Assert.Equal(1, await ReviewsAsync(paper));
    }

    private static ILocator Approve(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Đạt thể thức" });

    private async Task<int> ReviewsAsync(Paper paper) =>
        (await browser.Api.GetAsync(Hanh, $"/directives/{paper.Id}/history")).Json.GetProperty("items").EnumerateArray().Count(e => e.GetProperty("type").GetString() is "step-reviewed");
}
