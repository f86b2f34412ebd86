using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workflow.IntegrationTests.Browser;

/// <summary>Deciding in the list of what waits.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class DecideTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_decision_pressed_twice_or_sent_again_by_going_back_is_recorded_once()
    {
        var paper = await browser.Api.InReviewAsync(Situations.Plan("Kế hoạch bấm hai lần"));
        var page = await browser.SignInAsync(Situations.Bich);
        await page.GotoAsync($"/viec-cua-toi?mo={paper.Id}");

        var approve = page.GetByRole(AriaRole.Button, new() { Name = "Đạt thể thức" });
        await approve.DblClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi ý kiến");
        await page.GoBackAsync();
        if (await approve.CountAsync() > 0) await approve.ClickAsync();

        var history = await browser.Api.GetAsync(Situations.Hanh, $"/directives/{paper.Id}/history");
        Assert.Single(history.Expect(200).Json.GetProperty("items").EnumerateArray(), e => e.GetProperty("type").GetString() is "step-reviewed");
    }

    [Fact]
    public async Task Spaces_are_no_reason_and_nothing_chosen_is_no_decision()
    {
        var paper = await browser.Api.InReviewAsync(Situations.Plan("Kế hoạch trả lại không lý do"));
        await browser.Api.InReviewAsync(Situations.Plan("Kế hoạch cùng chờ"));
        var page = await browser.SignInAsync(Situations.Bich);
        await page.GotoAsync("/viec-cua-toi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đồng ý các việc đã chọn" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("chưa chọn gì");

        await page.GotoAsync($"/viec-cua-toi?mo={paper.Id}");
        await page.GetByText("Trả lại hoặc không duyệt").ClickAsync();
        await page.GetByLabel("Lý do", new() { Exact = true }).FillAsync("   ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Trả lại để chỉnh sửa" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chưa ghi lý do");
        Assert.Equal("in-review", (await browser.Api.GetAsync(Situations.Hanh, $"/directives/{paper.Id}")).Expect(200)["status"]);
    }

    [Fact]
    public async Task A_refused_act_shows_the_rule_and_keeps_what_was_typed()
    {
        var paper = await browser.Api.InReviewAsync(Situations.Plan("Kế hoạch sửa trong lúc xem"));
        var page = await browser.SignInAsync(Situations.Bich);
        await page.GotoAsync($"/viec-cua-toi?mo={paper.Id}");
        (await browser.Api.PostAsync(Situations.Hanh, $"/directives/{paper.Id}/withdrawal", new { reason = "Rút để sửa" })).Expect(200);

        await page.GetByLabel("Ý kiến (không bắt buộc)").FillAsync("Đúng thể thức.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đạt thể thức" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_begins_to_wait_appears_on_the_open_page_by_itself()
    {
        var page = await browser.SignInAsync(Situations.Bich);
        await page.Locator("html[data-listening]").WaitForAsync();
        await browser.Api.InReviewAsync(Situations.Plan("Kế hoạch vừa trình"));

        await Expect(page.GetByText("Kế hoạch vừa trình")).ToBeVisibleAsync();
    }
}
