using System.Net.Http.Headers;
using System.Text;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Browser;

/// <summary>One directive on its page, and finding it.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class DirectivePagesTests(BrowserFixture browser)
{
    private HttpApi Api => browser.Api;

    [Fact]
    public async Task The_paper_of_an_issued_directive_bears_the_nine_parts()
    {
        var paper = await Api.IssuedAsync(Plan("về chuyển đổi số của Đảng bộ"));
        var number = (await Api.GetAsync(Nga, $"/directives/{paper.Id}")).Expect(200)["number"];
        var page = await browser.SignInAsync(Nga);
        await page.GotoAsync($"/van-ban-di/{paper.Id}");

        Task Bears(int part, string text) => Expect(page.Locator($".paper [data-part='{part}']")).ToContainTextAsync(text);
        await Bears(1, "ĐẢNG CỘNG SẢN VIỆT NAM");
        await Bears(2, "ĐẢNG ỦY TẬP ĐOÀN");
        await Bears(2, "ĐẢNG ỦY TỔNG CÔNG TY DẦU KHÍ SAO MAI");
        await Bears(3, $"Số {number}");
        await Bears(4, "Hà Nội, ngày");
        await Bears(5, "KẾ HOẠCH");
        await Bears(5, "về chuyển đổi số của Đảng bộ");
        await Bears(6, "Toàn Đảng bộ thực hiện.");
        await Bears(7, "T/M BAN THƯỜNG VỤ");
        await Bears(7, "BÍ THƯ");
        await Bears(7, "Nguyễn Minh Khải");
        await Bears(8, "đã đóng dấu");
        await Bears(9, "Lưu Đảng ủy.");
        await Expect(page.Locator(".paper")).Not.ToContainTextAsync("Dự thảo lần");
    }

    [Fact]
    public async Task Looking_back_shows_the_state_then_and_no_decision()
    {
        var paper = await Api.InReviewAsync(Plan("Kế hoạch xem lại quá khứ"));
        foreach (var person in new[] { Bich, Bao }) (await Api.ReviewAsync(person, paper)).Expect(200);
        var page = await browser.SignInAsync(Ha);
        await page.GotoAsync($"/van-ban-di/{paper.Id}");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Đồng ý" })).ToBeVisibleAsync();
        await Expect(page.Locator("#state")).Not.ToContainTextAsync("Lê Quốc Bảo");

        await page.GetByRole(AriaRole.Link, new() { Name = "Xem lại theo thời gian" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Trước đó" }).ClickAsync();

        await Expect(page.Locator("#past")).ToContainTextAsync("Đang xem lại quá khứ");
        await Expect(page.Locator("#state")).ToContainTextAsync("Lê Quốc Bảo");
        await Expect(page.Locator(".paper")).ToContainTextAsync("Toàn Đảng bộ thực hiện.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Đồng ý" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Về hiện tại" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Đồng ý" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_decision_on_a_text_that_changed_meanwhile_shows_the_change_and_asks_again()
    {
        var paper = await Api.InReviewAsync(Plan("Kế hoạch sửa khi đang xem"));
        var page = await browser.SignInAsync(Bich);
        await page.GotoAsync($"/van-ban-di/{paper.Id}");
        (await Api.ReviewAsync(Bich, paper, "return")).Expect(200);
        (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { text = "# Điều 1\n\nToàn Đảng bộ hoàn thành trước 31/12/2026." })).Expect(200);
        (await Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(200);

        await page.GetByLabel("Ý kiến (không bắt buộc)").FillAsync("Đúng thể thức.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đạt thể thức" }).ClickAsync();

        await Expect(page.Locator("#changed-since ins")).ToContainTextAsync("hoàn thành trước 31/12/2026.");
        await Expect(page.Locator("#changed-since del")).ToContainTextAsync("thực hiện.");
        await Expect(page.GetByLabel("Ý kiến (không bắt buộc)")).ToHaveValueAsync("Đúng thể thức.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đạt thể thức" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi ý kiến");
    }

    [Fact]
    public async Task A_secret_that_slipped_in_is_destroyed_on_the_page_and_its_record_stays_to_be_read()
    {
        var paper = await Api.InReviewAsync(Plan("Kế hoạch lọt nội dung mật"));
        var page = await browser.SignInAsync(Bich);
        page.Dialog += (_, ask) => _ = ask.AcceptAsync();
        await page.GotoAsync($"/van-ban-di/{paper.Id}?xem=duong-di");
        await page.GetByText("Cách ly văn bản", new() { Exact = true }).First.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Cách ly văn bản" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Đã cách ly: bí mật nhà nước");
        await page.GotoAsync($"/van-ban-di/{paper.Id}?xem=dien-bien");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("cách ly văn bản");
        await page.GotoAsync($"/van-ban-di/{paper.Id}");
        await Expect(page.GetByText("Kế hoạch lọt nội dung mật")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_looks_like_script_is_shown_as_the_text_it_is()
    {
        const string script = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        var paper = await Api.DraftedAsync(new { type = "KH", organ = "BTV", @abstract = $"Kế hoạch {script}", text = $"# {script}\n\n[bấm](javascript:alert(3)) {script}", recipients = new[] { "CB-CNTT" }, route = "simple" });
        using (var file = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("x")) { Headers = { ContentType = new MediaTypeHeaderValue("text/html") } }, "file", "<b>tệp.html" } })
            (await Api.AskAsync(HttpMethod.Post, Hanh, $"/directives/{paper.Id}/attachments", file)).Expect(201);
        (await Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(200);
        var hash = (await Api.GetAsync(Bich, $"/directives/{paper.Id}")).Expect(200)["contentHash"];
        (await Api.PostAsync(Bich, $"/directives/{paper.Id}/comments", new { text = script, weight = "must", contentHash = hash })).Expect(200);
        var page = await browser.SignInAsync(Bich);
        page.Dialog += (_, dialog) => Assert.Fail(dialog.Message);

        foreach (var section in new[] { "", "?xem=dien-bien", "?xem=phieu-trinh", "?xem=phien-ban", "?xem=hieu-luc" })
        {
            await page.GotoAsync($"/van-ban-di/{paper.Id}{section}");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(script);
            Assert.Equal(0, await page.Locator("main img, main script:not([src]), a[href^=javascript]").CountAsync());
        }

        await page.GotoAsync($"/van-ban-di/{paper.Id}?xem=phieu-trinh");
        await Expect(page.Locator(".submission-sheet")).ToContainTextAsync(script);
        await page.GotoAsync($"/van-ban-di/{paper.Id}");
        var saved = await page.RunAndWaitForDownloadAsync(() => page.Locator(".attachments a", new() { HasText = "<b>tệp.html" }).ClickAsync());
        Assert.EndsWith(".html", saved.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_finds_without_accents_and_marks_what_it_found()
    {
        var paper = await Api.IssuedAsync(Plan("Kế hoạch bồi dưỡng nghiệp vụ văn thư"));
        var number = (await Api.GetAsync(Nga, $"/directives/{paper.Id}")).Expect(200)["number"];
        var page = await browser.SignInAsync(Nga, phone: true);

        await page.GotoAsync("/tra-cuu?q=boi+duong+nghiep+vu");
        await Expect(page.Locator("#found mark").First).ToHaveTextAsync("bồi");
        await page.GotoAsync($"/tra-cuu?q={Uri.EscapeDataString(number.Replace('/', ' ').Replace('-', '/').Replace(' ', '-').ToLowerInvariant())}");
        await Expect(page.Locator("#found mark").First).ToHaveTextAsync(number);
    }

    [Fact]
    public async Task Chánh_Văn_phòng_puts_another_into_a_step()
    {
        var paper = await Api.InReviewAsync(Plan("Kế hoạch chuyển người xử lý"));
        (await Api.ReviewAsync(Bich, paper)).Expect(200);
        var page = await browser.SignInAsync(Bich);
        await page.GotoAsync($"/van-ban-di/{paper.Id}?xem=duong-di");

        await page.Locator("summary", new() { HasText = "Chuyển người xử lý" }).ClickAsync();
        await page.Locator("select[name=from]").SelectOptionAsync("bao.le");
        await page.Locator("select[name=to]").SelectOptionAsync("mai.dang");
        await page.Locator("form:has(select[name=to])").GetByLabel("Lý do").FillAsync("Đi công tác.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chuyển người xử lý" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã chuyển người xử lý");
        await Expect(page.Locator(".route [aria-current=step]")).ToContainTextAsync("Mai");
    }
}
