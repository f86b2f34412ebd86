using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Browser;

/// <summary>A branch secretary with a phone, and the office's board that shows what they do.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class BranchPagesTests(BrowserFixture browser)
{
    private const string Secretary = "bt.cb-cntt";

    [Fact]
    public async Task One_tap_acknowledges_and_the_open_board_shows_it_by_itself()
    {
        var paper = await browser.Api.IssuedAsync(Plan("Kế hoạch một chạm"));
        var office = await browser.SignInAsync(Nga);
        await office.GotoAsync($"/gui-nhan/{paper.Id}");
        await office.Locator("html[data-listening]").WaitForAsync();
        var phone = await browser.SignInAsync(Secretary, phone: true);
        await phone.GotoAsync("/van-ban-den-chi-bo");

        await Copy(phone, paper).GetByRole(AriaRole.Button, new() { Name = "Đã tiếp nhận" }).TapAsync();

        await Expect(Copy(phone, paper).Locator("[data-copy-status]")).ToHaveTextAsync("Đã tiếp nhận");
        await Expect(office.Locator("[data-branch='CB-CNTT']")).ToHaveAttributeAsync("data-state", "received");
        await Expect(office.GetByText("1/3 nơi đã tiếp nhận")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Opening_the_paper_is_told_once_and_a_refusal_shows_its_reason_as_text()
    {
        const string reason = "<img src=x onerror=\"document.title='x'\"> Gửi nhầm nơi nhận";
        var paper = await browser.Api.IssuedAsync(Plan("Kế hoạch gửi nhầm"));
        var phone = await browser.SignInAsync(Secretary, phone: true);
        for (var i = 0; i < 2; i++) await phone.GotoAsync($"/van-ban-den-chi-bo/{paper.Id}");

        await phone.GetByText("Từ chối tiếp nhận").First.ClickAsync();
        await phone.GetByLabel("Lý do").FillAsync(reason);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Từ chối tiếp nhận" }).TapAsync();
        await Expect(phone.Locator("[data-copy-status]")).ToHaveTextAsync("Từ chối tiếp nhận");

        Assert.Equal(["opened", "02"], await ReceiptsAsync(paper));
        var office = await browser.SignInAsync(Nga);
        await office.GotoAsync($"/gui-nhan/{paper.Id}?trang-thai=refused&chi-bo=CB-CNTT");
        await Expect(office.Locator("#noi-nhan")).ToContainTextAsync(reason);
        Assert.Equal(1, await office.Locator("[data-branch]").CountAsync());
        Assert.Contains("Gửi – nhận văn bản", await office.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recall_asks_each_branch_and_counts_the_answers()
    {
        var paper = await browser.Api.IssuedAsync(Plan("Kế hoạch thu hồi trên trang"));
        var signer = await browser.SignInAsync(Khai);
        signer.Dialog += (_, ask) => _ = ask.AcceptAsync();
        await signer.GotoAsync($"/gui-nhan/{paper.Id}");
        await signer.GetByText("Thu hồi", new() { Exact = true }).First.ClickAsync();
        await signer.GetByLabel("Lý do").FillAsync("Sai căn cứ");
        await signer.GetByRole(AriaRole.Button, new() { Name = "Thu hồi" }).ClickAsync();
        await Expect(signer.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã yêu cầu thu hồi");

        var phone = await browser.SignInAsync(Secretary, phone: true);
        await phone.GotoAsync($"/van-ban-den-chi-bo/{paper.Id}");
        await Expect(phone.GetByText("Sai căn cứ")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Đồng ý thu hồi" }).First.TapAsync();

        await Expect(phone.Locator("[data-copy-status]")).ToHaveTextAsync("Đồng ý thu hồi");
        await Expect(signer.GetByText("Đồng ý thu hồi 1/3; không đồng ý 0.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_clerk_sends_a_refused_copy_again_and_the_branch_opens_it_anew()
    {
        var paper = await browser.Api.IssuedAsync(Plan("Kế hoạch gửi lại"));
        var phone = await browser.SignInAsync(Secretary, phone: true);
        await phone.GotoAsync($"/van-ban-den-chi-bo/{paper.Id}");
        await phone.GetByText("Từ chối tiếp nhận").First.ClickAsync();
        await phone.GetByLabel("Lý do").FillAsync("Tưởng gửi nhầm");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Từ chối tiếp nhận" }).TapAsync();
        await Expect(phone.Locator("[data-copy-status]")).ToHaveTextAsync("Từ chối tiếp nhận");
        var clerk = await browser.SignInAsync(Nga);
        clerk.Dialog += (_, ask) => _ = ask.AcceptAsync();
        await clerk.GotoAsync($"/gui-nhan/{paper.Id}?chi-bo=CB-CNTT");

        await clerk.Locator("#noi-nhan").GetByRole(AriaRole.Button, new() { Name = "Gửi lại" }).ClickAsync();

        await Expect(clerk.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gửi lại cho Chi bộ");
        await Expect(clerk.Locator("[data-branch='CB-CNTT']")).ToHaveAttributeAsync("data-state", "sent");
        await Expect(clerk.Locator("#noi-nhan")).ToContainTextAsync("Gửi lại (lần gửi 2)");
        await phone.GotoAsync($"/van-ban-den-chi-bo/{paper.Id}");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Đã tiếp nhận" }).TapAsync();
        await Expect(phone.Locator("[data-copy-status]")).ToHaveTextAsync("Đã tiếp nhận");
        Assert.Equal(["opened", "02", "opened", "03"], await ReceiptsAsync(paper));
        await Expect(clerk.Locator("[data-branch='CB-CNTT']")).ToHaveAttributeAsync("data-state", "received");
    }

    [Fact]
    public async Task Who_is_no_clerk_is_not_offered_to_send_again()
    {
        var paper = await browser.Api.IssuedAsync(Plan("Kế hoạch chỉ xem"));
        var signer = await browser.SignInAsync(Khai);

        await signer.GotoAsync($"/gui-nhan/{paper.Id}?chi-bo=CB-CNTT");

        await Expect(signer.Locator("#noi-nhan")).ToBeVisibleAsync();
        await Expect(signer.GetByRole(AriaRole.Button, new() { Name = "Gửi lại" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_tapped_without_connection_waits_and_arrives_once()
    {
        var paper = await browser.Api.IssuedAsync(Plan("Kế hoạch ngoại tuyến"));
        var phone = await browser.SignInAsync(Secretary, phone: true);
        await KeepAsync(phone, $"/van-ban-den-chi-bo/{paper.Id}");

        await phone.Context.SetOfflineAsync(true);
        await phone.GotoAsync($"/van-ban-den-chi-bo/{paper.Id}");
        await Expect(phone.GetByText("Đang ngoại tuyến – bản lưu lúc")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Đã tiếp nhận" }).TapAsync();
        await Expect(phone.GetByText("chờ gửi: Đã tiếp nhận")).ToBeVisibleAsync();
        await phone.ReloadAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Đang xử lý" }).TapAsync();
        await Expect(phone.GetByText("2 hồi báo chờ gửi")).ToBeVisibleAsync();
        Assert.Equal(["opened"], await ReceiptsAsync(paper));

        await phone.Context.SetOfflineAsync(false);

        await Expect(phone.Locator("[data-copy-status]")).ToHaveTextAsync("Đang xử lý");
        await Expect(phone.GetByText("chờ gửi")).ToHaveCountAsync(0);
        Assert.Equal(["opened", "03", "05"], await ReceiptsAsync(paper));
    }

    [Fact]
    public async Task What_was_kept_goes_when_its_reader_signs_out()
    {
        var paper = await browser.Api.IssuedAsync(Plan("Kế hoạch riêng của chi bộ"));
        var phone = await browser.SignInAsync(Secretary, phone: true);
        await KeepAsync(phone, $"/van-ban-den-chi-bo/{paper.Id}");
        await phone.Locator("details.who summary").ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await phone.Locator("[data-person]").First.WaitForAsync();

        await phone.Context.SetOfflineAsync(true);
        await phone.GotoAsync($"/van-ban-den-chi-bo/{paper.Id}");

        await Expect(phone.GetByText("Trang này chưa được lưu trên máy")).ToBeVisibleAsync();
        await Expect(phone.GetByText("Kế hoạch riêng của chi bộ")).ToHaveCountAsync(0);
    }

    private static ILocator Copy(IPage page, Paper paper) => page.Locator($"[data-copy='{paper.Id}']");

    /// <summary>Opens the page until the browser keeps it.</summary>
    private static async Task KeepAsync(IPage page, string path)
    {
        await page.EvaluateAsync("navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller || new Promise(c => navigator.serviceWorker.addEventListener('controllerchange', c, { once: true }))).then(() => 1)");
        await page.GotoAsync(path);
        await page.WaitForFunctionAsync("async path => (await caches.match(location.origin + path)) !== undefined", path);
    }

    private async Task<string[]> ReceiptsAsync(Paper paper) =>
        [.. (await browser.Api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries/CB-CNTT")).Expect(200).Json.GetProperty("receipts").EnumerateArray().Select(r => r.GetProperty("statusCode").GetString()!)];
}
