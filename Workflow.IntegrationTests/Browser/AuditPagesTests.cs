using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workflow.IntegrationTests.Browser;

/// <summary>What an auditor asks of the log.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class AuditPagesTests(BrowserFixture browser)
{
    [Fact]
    public async Task An_auditor_follows_one_person_and_sees_what_was_refused_them()
    {
        var paper = await browser.Api.InReviewAsync(Situations.Plan("Kế hoạch bị từ chối"));
        (await browser.Api.ReviewAsync(Situations.Hanh, paper)).Expect(403);
        var page = await browser.SignInAsync(Situations.Kien);
        await page.GotoAsync("/kiem-chung");

        await page.GetByLabel("Người", new() { Exact = true }).FillAsync(Situations.Hanh);
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem nhật ký" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Chỉ lần bị từ chối" }).ClickAsync();

        var refused = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Kế hoạch bị từ chối" });
        await Expect(refused).ToContainTextAsync("bị từ chối");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("nguoi=hanh.luu.*loai=command-refused", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(refused.GetByRole(AriaRole.Link, new() { Name = "Xem lúc đó" })).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex($"/van-ban-di/{paper.Id}\\?luc=", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_title_that_looks_like_script_is_shown_as_text()
    {
        const string title = "<script>document.title = 'hỏng'</script><img src=x onerror=alert(1)>";
        var paper = await browser.Api.InReviewAsync(Situations.Plan(title));
        var page = await browser.SignInAsync(Situations.Kien);

        await page.GotoAsync($"/kiem-chung?vanban={paper.Id}");

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = title }).First).ToBeVisibleAsync();
        await Expect(page).ToHaveTitleAsync("Kiểm chứng");
        await Expect(page.Locator("main script, main img")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_log_goes_back_page_by_page_without_a_gap()
    {
        for (var i = 0; i < 15; i++) await browser.Api.InReviewAsync();
        var page = await browser.SignInAsync(Situations.Kien);
        await page.GotoAsync("/kiem-chung");
        var first = await PlacesAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Cũ hơn" }).ClickAsync();
        await page.WaitForURLAsync("**truoc=**");
        var second = await PlacesAsync(page);

        Assert.Equal(Enumerable.Range(0, 100).Select(i => first[0] - i), first.Concat(second));
    }

    [Fact]
    public async Task The_whole_log_of_a_document_is_a_file()
    {
        var paper = await browser.Api.InReviewAsync();
        var page = await browser.SignInAsync(Situations.Kien);
        await page.GotoAsync($"/kiem-chung?vanban={paper.Id}");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải về" }).ClickAsync());

        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal(["directive-drafted", "directive-submitted", "step-opened"], lines.Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task What_waited_for_someone_is_shown_as_it_was()
    {
        var paper = await browser.Api.InReviewAsync(Situations.Plan("Kế hoạch từng chờ"));
        var then = Clock.Now;
        (await browser.Api.ReviewAsync(Situations.Bich, paper)).Expect(200);
        var page = await browser.SignInAsync(Situations.Kien);

        await page.GotoAsync($"/kiem-chung/viec?nguoi={Situations.Bich}&luc={then:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");

        await Expect(page.GetByText("Kế hoạch từng chờ")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task To_anyone_but_an_auditor_there_is_no_such_page()
    {
        var page = await browser.SignInAsync(Situations.Hanh);

        Assert.Equal(404, (await page.GotoAsync("/kiem-chung"))!.Status);
        Assert.Equal(404, (await page.GotoAsync("/kiem-chung/tai-ve"))!.Status);
    }

    private static async Task<List<int>> PlacesAsync(IPage page) =>
        [.. (await page.Locator("table.audit tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.id)")).Select(id => int.Parse(id["su-kien-".Length..], System.Globalization.CultureInfo.InvariantCulture))];
}
