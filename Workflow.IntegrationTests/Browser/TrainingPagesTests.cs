using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workflow.IntegrationTests.Browser;

/// <summary>An instance to practise on says so everywhere.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class TrainingPagesTests(BrowserFixture browser)
{
    private const string Mark = "TẬP DƯỢT – KHÔNG CÓ GIÁ TRỊ";

    [Fact]
    public async Task Every_page_is_marked_and_what_was_done_is_ticked_off()
    {
        await using var installation = await Installation.MakeAsync();
        await using var host = await HostProcess.StartAsync(installation, ("Training", "true"));
        using var api = new HttpApi(host.Address);
        await api.InReviewAsync();
        var page = await browser.OpenAsync(host.Address);

        foreach (var address in new[] { "/viec-cua-toi", "/tap-duot", "/so-lieu", "/khong-co-trang-nay", "/kiem-chung" })
        {
            await page.GotoAsync(address);
            await Expect(page.GetByText(Mark)).ToBeVisibleAsync();

            // The first of them asks who one is, and is marked as well.
            if (await page.Locator($"[data-person='{Situations.Hanh}']").CountAsync() > 0) await page.Locator($"[data-person='{Situations.Hanh}']").ClickAsync();
            await Expect(page.GetByText(Mark)).ToBeVisibleAsync();
        }

        await page.GotoAsync("/tap-duot");
        await Expect(page.Locator("#bai-1")).ToContainTextAsync("Đã làm");
        await Expect(page.Locator("#bai-3")).ToContainTextAsync("Chưa làm");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.GetByText(Mark)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Elsewhere_nothing_speaks_of_it()
    {
        var page = await browser.SignInAsync(Situations.Hanh);

        await Expect(page.GetByText(Mark)).ToHaveCountAsync(0);
        Assert.Equal(404, (await page.GotoAsync("/tap-duot"))!.Status);
    }
}
