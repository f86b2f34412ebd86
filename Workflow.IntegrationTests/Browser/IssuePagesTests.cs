using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Browser;

/// <summary>The clerk's day: numbers, issue, registers.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class IssuePagesTests(BrowserFixture browser)
{
    private const string Letters = "DU.CV.NK-2025-2030", Notices = "DU.TB.NK-2025-2030";

    [Fact]
    public async Task A_clerk_sees_the_number_to_come_and_issues_with_one_press()
    {
        var paper = await browser.Api.SignedAsync(Plan("Kế hoạch văn thư phát hành"));
        var page = await browser.SignInAsync(Nga);
        page.Dialog += (_, ask) => _ = ask.AcceptAsync();
        await page.GotoAsync("/phat-hanh");
        var card = page.Locator("li.card").Filter(new() { HasText = "Kế hoạch văn thư phát hành" });
        var number = await card.Locator("dd strong").First.InnerTextAsync();

        await card.GetByRole(AriaRole.Button, new() { Name = "Cấp số và phát hành" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync($"Đã phát hành {number}.");
        Assert.Equal(number, (await browser.Api.GetAsync(Nga, $"/directives/{paper.Id}")).Expect(200)["number"]);
    }

    [Fact]
    public async Task A_refusal_to_issue_voids_the_number_and_the_reason_is_shown_as_the_text_it_is()
    {
        const string reason = "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\"> Sai nơi nhận";
        var paper = await browser.Api.SignedAsync(Plan("Thông báo bị từ chối phát hành", "TB"));
        var number = (await browser.Api.PostAsync(Nga, $"/directives/{paper.Id}/number")).Expect(200)["number"];
        var page = await browser.SignInAsync(Nga);
        await page.GotoAsync("/phat-hanh");
        var card = page.Locator("li.card").Filter(new() { HasText = "Thông báo bị từ chối phát hành" });
        await card.GetByText("Từ chối phát hành, trả lại").First.ClickAsync();
        await card.GetByLabel("Lý do").FillAsync(reason);
        await card.GetByRole(AriaRole.Button, new() { Name = "Từ chối phát hành, trả lại" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã trả lại");

        await page.GotoAsync($"/so-van-ban?so={Notices}");

        var line = page.GetByRole(AriaRole.Row).Filter(new() { HasText = number });
        await Expect(line).ToContainTextAsync("Số hủy");
        await Expect(line).ToContainTextAsync(reason);
        Assert.Equal("Sổ văn bản", await page.TitleAsync());
    }

    [Fact]
    public async Task A_number_booked_for_a_secret_document_is_a_line_without_content_and_can_be_voided()
    {
        var page = await browser.SignInAsync(Nga);
        await page.GotoAsync($"/phat-hanh/so?so={Letters}");
        var booking = page.GetByRole(AriaRole.Region, new() { Name = "Đăng ký số văn bản mật" });
        await booking.GetByLabel("Đơn vị").SelectOptionAsync("BTC");
        await booking.GetByRole(AriaRole.Button, new() { Name = "Lấy số" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("cho văn bản mật");
        var number = await page.Locator("li[data-number]").First.GetAttributeAsync("data-number");

        await page.GotoAsync($"/so-van-ban?so={Letters}");
        var line = page.GetByRole(AriaRole.Row).Filter(new() { HasText = number });
        await Expect(line).ToContainTextAsync("số dành cho văn bản mật, quản lý ngoài hệ thống");
        await Expect(line).ToContainTextAsync("Ban Tổ chức");
        Assert.Equal(0, await line.GetByRole(AriaRole.Link).CountAsync());

        await page.GotoAsync($"/phat-hanh/so?so={Letters}");
        var held = page.Locator($"li[data-number='{number}']");
        await held.GetByText("Hủy số này").ClickAsync();
        await held.GetByLabel("Lý do").FillAsync("Không ban hành nữa");
        await held.GetByRole(AriaRole.Button, new() { Name = "Hủy số" }).ClickAsync();
        await Expect(held).ToHaveCountAsync(0);
        await page.GotoAsync($"/so-van-ban?so={Letters}");
        await Expect(line).ToContainTextAsync("Không ban hành nữa");
    }

    [Fact]
    public async Task A_document_from_before_the_system_is_entered_with_its_scan_and_keeps_its_number()
    {
        var page = await browser.SignInAsync(Nga);
        await page.GotoAsync("/phat-hanh/truoc-he-thong");
        await page.GetByLabel("Số, ký hiệu (như trên giấy)").FillAsync("7-KH/ĐU");
        await page.GetByLabel("Ngày", new() { Exact = true }).FillAsync("2025-08-20");
        await page.GetByLabel("Loại văn bản").SelectOptionAsync("KH");
        await page.GetByLabel("Trích yếu", new() { Exact = true }).FillAsync("về kiểm tra, giám sát năm 2025");
        await page.GetByLabel("Bản chụp").SetInputFilesAsync(new FilePayload { Name = "ban-chup.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Nhập văn bản" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã nhập văn bản");
        await page.GotoAsync("/so-van-ban?so=DU.KH.NK-2025-2030");
        var line = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "về kiểm tra, giám sát năm 2025" });
        await Expect(line).ToContainTextAsync("7-KH/ĐU");
        await Expect(line).ToContainTextAsync("Văn bản trước hệ thống");
    }
}
