using System.Net.Http.Headers;
using System.Text;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workflow.IntegrationTests.Browser;

/// <summary>Writing a document from the question of secrecy to its submission.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class DraftingPagesTests(BrowserFixture browser)
{
    private const string Script = "<script>document.title='hỏng'</script>";

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Sheet(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Nội dung", Exact = true });

    private static ILocator Title(IPage page) => page.GetByLabel("Trích yếu", new() { Exact = true });

    private async Task<IPage> NewDraftAsync(string title)
    {
        var page = await browser.SignInAsync(Situations.Hanh);
        await page.GotoAsync("/soan-thao/moi");
        await page.GetByRole(AriaRole.Link, new() { Name = "Không", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ban Thường vụ" }).ClickAsync();
        await page.Locator("[name=type]").SelectOptionAsync("KH");
        await page.Locator("[name=route]").SelectOptionAsync("simple");
        await Title(page).FillAsync(title);
        await page.GetByLabel("Toàn Đảng bộ").First.CheckAsync();
        return page;
    }

    private async Task<string> TextOfAsync(Guid id)
    {
        var sha256 = (await browser.Api.GetAsync(Situations.Hanh, $"/directives/{id}")).Expect(200).Json.GetProperty("text").GetProperty("sha256").GetString();
        return (await browser.Api.GetAsync(Situations.Hanh, $"/directives/{id}/content/{sha256}")).Expect(200).Text;
    }

    private static Guid IdIn(string address) => Guid.Parse(new Uri(address).Segments[^1]);

    [Fact]
    public async Task A_text_can_be_typed_only_once_it_is_said_not_to_be_secret()
    {
        var page = await browser.SignInAsync(Situations.Hanh);
        await page.GotoAsync("/soan-thao/moi");
        await Expect(page.Locator("main").GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);

        var sent = new List<string>();
        page.Request += (_, request) => sent.Add(request.ResourceType);
        await page.GetByRole(AriaRole.Link, new() { Name = "Có", Exact = true }).ClickAsync();

        await Expect(page.GetByText("Văn thư của cơ quan ban hành đăng ký số.")).ToBeVisibleAsync();
        Assert.DoesNotContain(sent, kind => kind is "document" or "fetch" or "xhr" or "ping");
    }

    [Fact]
    public async Task A_document_is_written_saved_and_submitted()
    {
        var page = await NewDraftAsync("về chuyển đổi số trong Đảng bộ");
        await Sheet(page).ClickAsync();
        await page.Keyboard.TypeAsync("Mục đích");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đề mục lớn" }).ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đoạn văn" }).ClickAsync();
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("Toàn Đảng bộ");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync(" thực hiện.");
        await Expect(page.GetByText("chưa lưu vào hệ thống")).ToBeVisibleAsync();
        await Button(page, "Lưu dự thảo").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Đã lưu dự thảo");
        var id = IdIn(page.Url);
        Assert.Equal("# Mục đích\n\n**Toàn Đảng bộ** thực hiện.", await TextOfAsync(id));
        Assert.Empty(await page.EvaluateAsync<string[]>("Object.keys(localStorage).filter(k => k.startsWith('typed:'))"));
        await Expect(page.Locator(".route")).ToContainTextAsync("Hồ Thị Bích");

        await Button(page, "Trình").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Đã trình");
        var shown = (await browser.Api.GetAsync(Situations.Hanh, $"/directives/{id}")).Expect(200);
        Assert.Equal("in-review", shown["status"]);
        Assert.Equal("ALL", shown.Json.GetProperty("recipients")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_is_pasted_from_Word_becomes_a_list_on_the_page_and_in_what_is_kept()
    {
        var page = await NewDraftAsync("về việc dán từ Word");
        await Sheet(page).ClickAsync();
        await Sheet(page).EvaluateAsync(
            """
            sheet => {
                const clipboardData = new DataTransfer();
                clipboardData.setData("text/html", `<h1>I. Nội dung</h1><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><span style='color:red'>Một</span></p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Sâu</p><p class=MsoNormal>Hết.<img src=x onerror="document.title='hỏng'"></p>`);
                sheet.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
            }
            """);

        await Expect(Sheet(page).Locator("ul ul li")).ToHaveTextAsync("Sâu");
        await Button(page, "Lưu dự thảo").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Đã lưu dự thảo");
        Assert.Equal("# I. Nội dung\n\n- Một\n  - Sâu\n\nHết.", await TextOfAsync(IdIn(page.Url)));
    }

    [Fact]
    public async Task Two_who_change_the_same_draft_never_overwrite_one_another_unseen()
    {
        var paper = await browser.Api.DraftedAsync(Situations.Plan("Kế hoạch hai người sửa"));
        var page = await browser.SignInAsync(Situations.Hanh);
        await page.GotoAsync($"/soan-thao/{paper.Id}");
        await Sheet(page).ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" Phần của tôi.");
        (await browser.Api.PutAsync(Situations.Hanh, $"/directives/{paper.Id}/draft", new { @abstract = "Kế hoạch người khác sửa", text = "Phần của người khác." })).Expect(200);

        // Also what the browser kept over a new load of the page is still upon the earlier version.
        await page.ReloadAsync();
        await Expect(Sheet(page)).ToContainTextAsync("Phần của tôi.");
        await Button(page, "Lưu dự thảo").ClickAsync();

        var difference = page.GetByRole(AriaRole.Region, new() { Name = "Bản mới trên hệ thống" });
        await Expect(difference).ToContainTextAsync("Kế hoạch người khác sửa");
        await Expect(difference).ToContainTextAsync("Phần của người khác.");
        await Expect(Sheet(page)).ToContainTextAsync("Phần của tôi.");
        Assert.Equal("Phần của người khác.", await TextOfAsync(paper.Id));

        await Button(page, "Lưu dự thảo").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Đã lưu dự thảo");
        Assert.Contains("Phần của tôi.", await TextOfAsync(paper.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_text_refused_as_secret_nothing_stays_anywhere()
    {
        var page = await NewDraftAsync("về việc riêng");
        await Sheet(page).ClickAsync();
        await page.Keyboard.TypeAsync("Nội dung rất riêng.");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("TỐI MẬT");
        await Button(page, "Lưu dự thảo").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Hệ thống chỉ nhận văn bản không mật");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("Nội dung rất riêng");
        await Expect(Title(page)).ToHaveValueAsync("");
        Assert.Empty(await page.EvaluateAsync<string[]>("Object.keys(localStorage).filter(k => k.startsWith('typed:'))"));
    }

    [Fact]
    public async Task Script_in_a_title_a_text_or_the_name_of_a_file_is_shown_as_text()
    {
        var paper = await browser.Api.DraftedAsync(new { type = "KH", organ = "BTV", @abstract = $"Kế hoạch {Script}", text = $"Đoạn {Script}", recipients = new[] { "CB-CNTT" }, route = "simple" });
        using var file = new ByteArrayContent("x"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } };
        (await browser.Api.AskAsync(HttpMethod.Post, Situations.Hanh, $"/directives/{paper.Id}/attachments", new MultipartFormDataContent { { file, "file", "<img src=x onerror=alert(1)>.txt" } })).Expect(201);

        var page = await browser.SignInAsync(Situations.Hanh);
        await page.GotoAsync("/soan-thao");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Kế hoạch {Script}" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = $"Kế hoạch {Script}" })).ToBeVisibleAsync();
        await Expect(Sheet(page)).ToContainTextAsync(Script);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "<img src=x onerror=alert(1)>.txt" })).ToBeVisibleAsync();
        Assert.NotEqual("hỏng", await page.TitleAsync());
    }

    [Fact]
    public async Task A_file_goes_with_the_draft_and_what_is_being_typed_stays()
    {
        var paper = await browser.Api.DraftedAsync(Situations.Plan("Kế hoạch kèm tệp"));
        var page = await browser.SignInAsync(Situations.Hanh);
        await page.GotoAsync($"/soan-thao/{paper.Id}");
        await Title(page).FillAsync("về việc kèm tệp");
        await page.GetByLabel("Chọn tệp").SetInputFilesAsync(new FilePayload { Name = "phụ lục.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes("%PDF-1.7") });

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "phụ lục.pdf" })).ToBeVisibleAsync();
        await Expect(page.GetByText("phụ lục.pdf: Đã đính kèm")).ToBeVisibleAsync();
        await Button(page, "Lưu dự thảo").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Đã lưu dự thảo");
        Assert.Equal("về việc kèm tệp", (await browser.Api.GetAsync(Situations.Hanh, $"/directives/{paper.Id}")).Expect(200)["abstract"]);

        await Title(page).FillAsync("về việc không kèm tệp");
        await Button(page, "Bỏ tệp phụ lục.pdf").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Đã bỏ tệp phụ lục.pdf");
        await Expect(page.GetByText("Chưa có tệp nào.")).ToBeVisibleAsync();
        await Expect(Title(page)).ToHaveValueAsync("về việc không kèm tệp");
    }

    [Fact]
    public async Task A_personnel_decision_says_who_takes_and_who_leaves_which_post_to_whoever_decides()
    {
        var paper = await browser.Api.DraftedAsync(new { type = "KH", organ = "BTV", @abstract = "Kế hoạch điều động cán bộ", text = "Điều 1. Như danh sách.", matter = "personnel", recipients = new[] { "CB-CNTT" }, route = "simple" });
        var page = await browser.SignInAsync(Situations.Hanh);
        await page.GotoAsync($"/soan-thao/{paper.Id}");
        var change = page.GetByRole(AriaRole.Group, new() { Name = "Thêm một thay đổi" });
        await change.Locator("[name$='.person']").SelectOptionAsync("son.bui");
        await change.Locator("[name$='.body']").SelectOptionAsync("DU");
        await change.Locator("[name$='.post']").FillAsync("Ủy viên Ban Thường vụ");
        await change.Locator("[name$='.ends']").SelectOptionAsync("long.hoang.DU.1");
        foreach (var part in (string[])["Tham gia", "Trong đó có quyền biểu quyết ở"])
            await change.GetByRole(AriaRole.Group, new() { Name = part }).GetByLabel("Ban Thường vụ").CheckAsync();
        await page.GetByText("Ban hành liên tịch").ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Cùng ban hành với" }).GetByLabel("Ban Tổ chức", new() { Exact = true }).CheckAsync();
        await Button(page, "Lưu dự thảo").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Đã lưu dự thảo");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Thay đổi 1" }).Locator("[name$='.person']")).ToHaveValueAsync("son.bui");
        var saved = (await browser.Api.GetAsync(Situations.Hanh, $"/directives/{paper.Id}")).Expect(200).Json;
        Assert.Equal(("BTC", "long.hoang.DU.1"), (saved.GetProperty("jointWith")[0].GetString(), saved.GetProperty("appointments")[0].GetProperty("ends").GetString()));
        (await browser.Api.PostAsync(Situations.Hanh, $"/directives/{paper.Id}/submission")).Expect(200);

        var reader = await browser.SignInAsync(Situations.Bich);
        await reader.GotoAsync($"/van-ban-di/{paper.Id}");
        var posts = reader.GetByRole(AriaRole.Region, new() { Name = "Nhân sự theo quyết định" });
        await Expect(posts).ToContainTextAsync("Bùi Văn Sơn: Ủy viên Ban Thường vụ");
        await Expect(posts).ToContainTextAsync("Thôi giữ chức vụ: Hoàng Đức Long");
    }

    [Fact]
    public async Task A_comment_is_answered_before_the_returned_draft_is_submitted_again()
    {
        var paper = await browser.Api.InReviewAsync(Situations.Plan("Kế hoạch có góp ý"));
        (await browser.Api.PostAsync(Situations.Bich, $"/directives/{paper.Id}/comments", new { text = $"Bổ sung căn cứ {Script}", weight = "must", paper.ContentHash })).Expect(200);
        (await browser.Api.PostAsync(Situations.Bich, $"/directives/{paper.Id}/reviews", new { decision = "return", comment = "Sửa nơi nhận.", paper.ContentHash })).Expect(200);
        var page = await browser.SignInAsync(Situations.Hanh, phone: true);
        await page.GotoAsync($"/soan-thao/{paper.Id}");
        await Expect(page.Locator(".note.returned")).ToContainTextAsync("Sửa nơi nhận.");

        await Expect(page.GetByText("Còn 1 ý kiến chưa tiếp thu hoặc giải trình")).ToBeVisibleAsync();
        await Expect(Button(page, "Trình")).ToHaveCountAsync(0);
        await Expect(page.GetByText($"Bổ sung căn cứ {Script}")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Tiếp thu một phần" }).CheckAsync();
        await page.Locator("[name=explanation]").FillAsync("Đã bổ sung.");
        await Button(page, "Ghi giải trình").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Đã ghi giải trình");
        await Button(page, "Trình").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Đã trình");
    }
}
