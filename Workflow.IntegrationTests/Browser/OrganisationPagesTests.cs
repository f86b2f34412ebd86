using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workflow.IntegrationTests.Browser;

/// <summary>The organisation over time, its routes, covers and rules, seen and changed on the pages.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class OrganisationPagesTests(BrowserFixture browser)
{
    private const string Admin = "quan.tri", Script = "<script>document.title='x'</script>";

    private static readonly object Check = new { kind = "form-check", who = new[] { new { body = "VPDU", post = "Chánh Văn phòng" } }, due = new { normal = "1 working day" } };

    private static readonly object Approval = new { kind = "approval", who = new[] { new { organ = "TT" } }, atLeast = 2, due = new { normal = "2 working days" } };

    [Fact]
    public async Task A_route_is_edited_tried_and_saved_as_its_next_version()
    {
        await DefineAsync("sua-thu", "Quy trình sửa thử");
        var page = await browser.SignInAsync(Admin);
        await page.GotoAsync("/quy-trinh/sua-thu/sua");

        // The approval goes first, and its copy becomes a ballot.
        var steps = page.Locator("[data-step]");
        await steps.Nth(1).GetByRole(AriaRole.Button, new() { Name = "Lên" }).ClickAsync();
        await steps.Nth(0).GetByRole(AriaRole.Button, new() { Name = "Nhân đôi" }).ClickAsync();
        await Expect(steps).ToHaveCountAsync(3);
        await steps.Nth(1).GetByLabel("Việc ở bước này").SelectOptionAsync("ballot");
        await steps.Nth(1).GetByLabel("Cơ quan biểu quyết").SelectOptionAsync("BTV");
        await steps.Nth(1).GetByLabel("Cách biểu quyết").SelectOptionAsync("written");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước đường đi" }).ClickAsync();

        var way = page.Locator("#xem-truoc");
        await Expect(way).ToContainTextAsync("Đi được đến ký ban hành.");
        await Expect(way.GetByRole(AriaRole.Heading, new() { Level = 3 })).ToHaveTextAsync(["Duyệt", "Lấy ý kiến bằng phiếu", "Thẩm định thể thức", "Ký ban hành"]);
        await Expect(way).ToContainTextAsync("Trần Thu Hà");

        await page.GetByLabel("Căn cứ (số quyết định, văn bản)").FillAsync("Quy chế làm việc sửa đổi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu phiên bản 2" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu quy trình");
        var saved = await RouteAsync("sua-thu");
        Assert.Equal((2, "Quy chế làm việc sửa đổi"), (saved.GetProperty("version").GetInt32(), saved.GetProperty("basis").GetString()));
        Assert.Equal(["approval", "ballot", "form-check"], saved.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("kind").GetString()));
        Assert.Equal("2 working days", saved.GetProperty("steps")[1].GetProperty("due").GetProperty("normal").GetString());
    }

    [Fact]
    public async Task A_dead_end_is_shown_at_its_step_and_nothing_is_saved()
    {
        await DefineAsync("tac-thu", "Quy trình tắc thử");
        var page = await browser.SignInAsync(Admin);
        await page.GotoAsync("/quy-trinh/tac-thu/sua");

        await page.Locator("[data-step]").Nth(1).GetByLabel("Cần ít nhất mấy người").FillAsync("9");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước đường đi" }).ClickAsync();

        await Expect(page.Locator("#xem-truoc li.rejected")).ToContainTextAsync("Tắc ở bước này");
        await Expect(page.Locator("[data-step]").Nth(1).GetByLabel("Cần ít nhất mấy người")).ToHaveValueAsync("9");
        Assert.Equal(1, (await RouteAsync("tac-thu")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_cover_is_granted_and_the_deputy_sees_what_waits()
    {
        var paper = await browser.Api.InReviewAsync(Situations.Plan("Kế hoạch khi Chánh Văn phòng đi vắng"));
        var page = await browser.SignInAsync(Situations.Bich);
        await page.GotoAsync("/xu-ly-thay");
        await page.GetByText("Ghi người xử lý thay, phạm vi và thời hạn").ClickAsync();
        await page.GetByLabel("Người xử lý thay").SelectOptionAsync("dung.to");
        await page.GetByLabel("Đến lúc").FillAsync("2099-12-31T17:00");
        await page.GetByLabel("Căn cứ (văn bản giao)").FillAsync($"Thông báo {Script}");
        await page.GetByLabel("Thẩm định thể thức").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi xử lý thay");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Tô Văn Dũng" })).ToContainTextAsync(Script);
        var deputy = await browser.SignInAsync("dung.to");
        await Expect(deputy.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Kế hoạch khi Chánh Văn phòng đi vắng" })).ToContainTextAsync("Xử lý thay đồng chí Hồ Thị Bích");
        await deputy.GotoAsync("/xu-ly-thay");
        await Expect(deputy.Locator("section").First).ToContainTextAsync("Hồ Thị Bích");

        await page.GetByText("Kết thúc sớm").Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kết thúc", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi lúc kết thúc");
        Assert.DoesNotContain(paper.Id.ToString(), (await browser.Api.GetAsync("dung.to", "/inbox")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_appointed_from_a_day_on_is_not_there_the_day_before_and_a_script_in_a_name_is_text()
    {
        var name = $"Đỗ {Script} Vân";
        (await browser.Api.PostAsync(Admin, "/organisation/people", new { username = "van.do", name })).Expect(200);
        var page = await browser.SignInAsync(Admin);
        await page.GotoAsync("/to-chuc/BTC");
        await page.GetByText("Bầu, bổ nhiệm vào chức vụ").ClickAsync();
        await page.GetByLabel("Đồng chí").SelectOptionAsync("van.do");
        await page.GetByLabel("Chức vụ", new() { Exact = true }).FillAsync("Phó Trưởng ban");
        await page.GetByLabel("Từ ngày").First.FillAsync("2026-03-02");
        var form = page.Locator("form", new() { Has = page.Locator("[name=person]") });
        await form.GetByLabel("Căn cứ (số quyết định, văn bản)").FillAsync("Quyết định số 12");
        await form.GetByRole(AriaRole.Button, new() { Name = "Ghi" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi người giữ chức vụ");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Phó Trưởng ban" })).ToContainTextAsync(name);
        Assert.Equal("Ban Tổ chức", await page.TitleAsync());

        await page.GotoAsync("/to-chuc/BTC?ngay=2026-03-01");
        await Expect(page.GetByText("Đang xem theo ngày 01/3/2026, không phải hôm nay.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Phó Trưởng ban" })).ToHaveCountAsync(0);
        await page.GotoAsync("/to-chuc?ngay=2026-03-02");
        await Expect(page.Locator(".tree .card", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "Ban Tổ chức" }) })).ToContainTextAsync("Phó Trưởng ban");
    }

    [Fact]
    public async Task Rules_that_overlap_are_refused_by_their_line_and_what_was_typed_stays()
    {
        const string rules = """
            { "code": "CHONG-LAN", "from": "2035-06-01", "source": "bộ thử",
              "authority": [
                { "level": "grassroots", "organ": "CB", "types": ["NQ"], "clause": "điều 1", "source": "s" },
                { "level": "grassroots", "organ": "CB", "types": ["KH"], "clause": "điều 2", "source": "s" }],
              "ballots": [] }
            """;
        var page = await browser.SignInAsync(Admin);
        await page.GotoAsync("/thiet-lap?xem=nap");
        await page.GetByLabel("Bộ quy tắc (JSON)").FillAsync(rules);
        await page.GetByLabel("Căn cứ (số quyết định, văn bản)").FillAsync("Quyết định thử");
        await page.GetByRole(AriaRole.Button, new() { Name = "Áp dụng" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Bộ quy tắc chồng lấn");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Dòng 3: «CB»");
        await Expect(page.GetByLabel("Bộ quy tắc (JSON)")).ToHaveValueAsync(rules);
        await Expect(page.GetByLabel("Căn cứ (số quyết định, văn bản)")).ToHaveValueAsync("Quyết định thử");
    }

    private async Task DefineAsync(string code, string name) =>
        (await browser.Api.PostAsync(Admin, "/routes", new { code, name, steps = new[] { Check, Approval }, signer = new { body = "DU", post = "Bí thư" }, basis = "Quy chế làm việc" })).Expect(200);

    private async Task<System.Text.Json.JsonElement> RouteAsync(string code) =>
        (await browser.Api.GetAsync(Admin, "/routes")).Expect(200).Json.GetProperty("items").EnumerateArray().Single(r => r.GetProperty("code").GetString() == code);
}
