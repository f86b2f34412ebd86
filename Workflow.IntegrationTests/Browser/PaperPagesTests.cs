using System.Net.Http.Headers;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Browser;

/// <summary>What was decided on paper, one's own vote, and the papers of a meeting.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class PaperPagesTests(BrowserFixture browser)
{
    private const string Lan = "lan.vu", SignedOn = "2026-03-02";

    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private HttpApi Api => browser.Api;

    [Fact]
    public async Task The_clerk_enters_a_signature_on_paper_with_its_scan_and_it_counts()
    {
        var paper = await Api.ApprovedAsync(Plan("Kế hoạch ký trên giấy"));
        var page = await ClerkAsync();
        await page.GotoAsync("/phat-hanh");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ghi theo bản giấy" }).ClickAsync();
        var card = page.Locator("li.card").Filter(new() { HasText = "Kế hoạch ký trên giấy" });
        await Expect(card).ToContainTextAsync("Nguyễn Minh Khải");
        await card.GetByRole(AriaRole.Link, new() { Name = "Ghi theo bản giấy" }).ClickAsync();
        await page.GetByLabel("Ngày ghi trên giấy").First.FillAsync(SignedOn);
        await page.GetByLabel("Bản chụp có chữ ký").First.SetInputFilesAsync(Scan());
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi theo bản giấy" }).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi theo bản giấy.");
        await Expect(card).ToHaveCountAsync(0);
        var view = (await Api.GetAsync(Nga, $"/directives/{paper.Id}")).Expect(200);
        Assert.Equal(("signed", Khai, Nga), (view["status"], Signature(view).GetProperty("by").GetString(), Signature(view).GetProperty("paper").GetProperty("enteredBy").GetString()));
    }

    [Fact]
    public async Task A_refused_entry_keeps_what_was_typed_and_the_scan()
    {
        var paper = await Api.InBallotAsync();
        var page = await ClerkAsync();
        await page.GotoAsync($"/phat-hanh/ban-giay?mo={paper.Id}");
        await page.GetByLabel("Người ký trên giấy").SelectOptionAsync(Lan);
        await page.GetByLabel("Ý kiến khác", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Ngày ghi trên giấy").FillAsync(SignedOn);
        await page.GetByLabel("Bản chụp có chữ ký").SetInputFilesAsync(Scan());
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi theo bản giấy" }).ClickAsync();
        await Expect(page.Locator("[data-code='vote.opinion-required']")).ToBeVisibleAsync();
        await Expect(page.GetByText("Đã nhận bản chụp")).ToBeVisibleAsync();

        await page.GetByLabel("Ý kiến (bắt buộc").FillAsync("Đề nghị làm rõ kinh phí");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi theo bản giấy" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi theo bản giấy.");
        var vote = (await Api.GetAsync(Lan, $"/directives/{paper.Id}")).Expect(200).Json.GetProperty("votes")[0];
        Assert.Equal(("other", "Đề nghị làm rõ kinh phí", SignedOn), (vote.GetProperty("choice").GetString(), vote.GetProperty("opinion").GetString(), vote.GetProperty("paper").GetProperty("signedOn").GetString()));
        await Expect(page.Locator("main")).ToContainTextAsync("Vũ Thị Lan, ký ngày 02/3/2026");
    }

    [Fact]
    public async Task The_one_in_whose_name_it_was_entered_opens_the_scan_and_disputes_it()
    {
        var paper = await Api.InReviewAsync(Plan("Kế hoạch không phải chữ ký của tôi"));
        await ReviewedOnPaperAsync(paper, "image/png");
        var page = await browser.SignInAsync(Bich);
        await page.GotoAsync($"/van-ban-di/{paper.Id}?xem=duong-di");
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem bản chụp" }).ClickAsync();
        await Expect(page.Locator("img")).ToBeVisibleAsync();
        await page.GoBackAsync();

        await page.GetByText("Không đúng ý kiến của tôi").ClickAsync();
        await page.Locator("#route").GetByLabel("Lý do").FillAsync("Tôi không ký bản này");
        await page.GetByRole(AriaRole.Button, new() { Name = "Báo không đúng" }).ClickAsync();

        await Expect(page.Locator("#route")).ToContainTextAsync("người ký không nhận");
        var other = await browser.SignInAsync(Ha);
        await other.GotoAsync($"/van-ban-di/{paper.Id}?xem=duong-di");
        await Expect(other.Locator("#route")).ToContainTextAsync("người ký không nhận");
        await Expect(other.GetByText("Không đúng ý kiến của tôi")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_scan_that_is_no_picture_is_saved_and_never_shown_as_a_page()
    {
        var paper = await Api.InReviewAsync(Plan("Kế hoạch có bản chụp lạ"));
        await ReviewedOnPaperAsync(paper, "text/html");
        var page = await browser.SignInAsync(Bich);
        await page.GotoAsync($"/van-ban-di/{paper.Id}?xem=duong-di");

        var scan = await page.APIRequest.GetAsync((await page.GetByRole(AriaRole.Link, new() { Name = "Xem bản chụp" }).GetAttributeAsync("href"))!);

        Assert.Equal((200, "application/octet-stream", "nosniff"), (scan.Status, scan.Headers["content-type"], scan.Headers["x-content-type-options"]));
        Assert.StartsWith("attachment", scan.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Contains("sandbox", scan.Headers["content-security-policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voter_sees_their_own_vote_with_its_place_in_the_log_and_nobody_elses()
    {
        var paper = await Api.InBallotAsync();
        (await Api.VoteAsync(Tuan, paper, "against")).Expect(200);
        var place = (await Api.GetAsync(Tuan, $"/directives/{paper.Id}/votes/mine")).Expect(200).Json.GetProperty("items")[0].GetProperty("sequence").GetInt64();

        foreach (var tab in new[] { "", "?xem=duong-di" })
        {
            var page = await browser.SignInAsync(Tuan);
            await page.GotoAsync($"/van-ban-di/{paper.Id}{tab}");
            await Expect(page.Locator(".own-vote")).ToContainTextAsync("Phiếu của đồng chí: Không tán thành");
            await Expect(page.Locator(".own-vote")).ToContainTextAsync($"thứ tự trong nhật ký {place}");
        }

        var other = await browser.SignInAsync(Lan);
        await other.GotoAsync($"/van-ban-di/{paper.Id}");
        await Expect(other.Locator(".paper")).ToBeVisibleAsync();
        await Expect(other.Locator(".own-vote")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_minutes_of_a_meeting_open_in_their_own_style_and_run_nothing()
    {
        var paper = await DecidedAtMeetingAsync("Kiện toàn <script>document.title='hacked'</script><img src=x onerror=\"document.title='hacked'\">");
        var page = await browser.SignInAsync(Khai);
        await page.GotoAsync($"/van-ban-di/{paper.Id}?xem=phieu-trinh");
        var answered = page.WaitForResponseAsync("**/hoi-nghi/**");
        await page.GetByRole(AriaRole.Link, new() { Name = "Biên bản hội nghị" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "BIÊN BẢN" })).ToHaveCSSAsync("text-align", "center");
        await Expect(page.Locator("li")).ToContainTextAsync("Kiện toàn <script>");
        Assert.Equal("BIÊN BẢN", await page.TitleAsync());
        var policy = (await answered).Headers["content-security-policy"];
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var minutes = page.Url;
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Thông báo kết luận" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "THÔNG BÁO" })).ToBeVisibleAsync();

        var outsider = await browser.SignInAsync("bt.cb-cntt");
        Assert.Equal(404, (await outsider.GotoAsync(minutes))!.Status);
    }

    private async Task<IPage> ClerkAsync()
    {
        var page = await browser.SignInAsync(Nga);
        page.Dialog += (_, ask) => _ = ask.AcceptAsync();
        return page;
    }

    private static FilePayload Scan() => new() { Name = "phieu.png", MimeType = "image/png", Buffer = Picture };

    private static System.Text.Json.JsonElement Signature(HttpAnswer view) => view.Json.GetProperty("signature");

    private async Task ReviewedOnPaperAsync(Paper paper, string mediaType)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Picture) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } }, "file", "phieu" } };
        var scan = (await Api.AskAsync(HttpMethod.Post, Nga, $"/directives/{paper.Id}/scans", form)).Expect(201)["sha256"];
        (await Api.PostAsync(Nga, $"/directives/{paper.Id}/reviews", new { decision = "approve", paper.ContentHash, onPaperOf = Bich, scan, signedOn = SignedOn })).Expect(200);
    }

    private async Task<Paper> DecidedAtMeetingAsync(string subject)
    {
        var drafted = (await Api.PostAsync("thanh.dinh", "/directives", new { type = "QĐ", organ = "BCH", @abstract = "Kiện toàn", text = "Điều 1", recipients = new[] { "CB-CNTT" }, route = "qd-bch", matter = "personnel" })).Expect(201);
        var paper = new Paper(Guid.Parse(drafted["id"]), drafted["contentHash"]);
        (await Api.PostAsync("thanh.dinh", $"/directives/{paper.Id}/submission")).Expect(200);
        foreach (var person in new[] { Bich, Ha, Bao }) (await Api.ReviewAsync(person, paper)).Expect(200);
        string[] members = [Khai, Ha, Bao, Tuan, Lan, "long.hoang", "mai.dang", "son.bui", "yen.do", "cong.ngo", "nam.duong", "oanh.ly"];
        var meeting = (await Api.PostAsync(Bich, "/meetings", new { body = "DU", organ = "BCH", heldOn = Clock.Today, chair = Khai, secretary = Bich, summoned = members, present = members })).Expect(201)["id"];
        (await Api.PostAsync(Bich, $"/meetings/{meeting}/items", new { subject, directiveId = paper.Id, paper.ContentHash, @for = 12, against = 0, other = 0 })).Expect(201);
        return paper;
    }
}
