using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workflow.IntegrationTests.Browser;

/// <summary>One directive from its draft to a branch that acknowledges it, by seven people in seven sessions, on desktops and phones.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class StoryTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("vi", false)]
    [InlineData("en", false)]
    [InlineData("vi", true)]
    public async Task A_directive_is_drafted_checked_approved_signed_issued_and_acknowledged(string language, bool keyboardOnly)
    {
        var title = $"về chuyển đổi số của Đảng bộ {Guid.NewGuid():N}";
        await DraftAsync(language, keyboardOnly, title);
        foreach (var (person, phone, button) in new[]
        {
            (Situations.Bich, false, In("Đạt thể thức", "Form in order")), (Situations.Ha, true, In("Đồng ý", "Approve")), (Situations.Bao, false, In("Đồng ý", "Approve")),
            (Situations.Khai, true, In("Ký ban hành", "Sign")),
        })
        {
            await DecideAsync(language, keyboardOnly, person, phone && !keyboardOnly, title, button);
        }

        await IssueAsync(language, keyboardOnly, title);
        await AcknowledgeAsync(language, keyboardOnly, title);

        string In(string vi, string en) => language is "en" ? en : vi;
    }

    private async Task DraftAsync(string language, bool keyboardOnly, string title)
    {
        var (page, hands) = await SessionAsync(Situations.Hanh, language, phone: false, keyboardOnly);
        await page.GotoAsync("/soan-thao/moi");
        await hands.PressAsync(Link(page, "Không", "No"));
        await hands.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Ban Thường vụ" }));
        await hands.ChooseAsync(page.Locator("[name=type]"), "KH");
        await hands.ChooseAsync(page.Locator("[name=route]"), "simple");
        await hands.TypeAsync(page.Locator("[name=abstract]"), title);
        await hands.TypeAsync(page.Locator("[role=textbox].sheet"), "Toàn Đảng bộ thực hiện.");
        await hands.TickAsync(page.Locator("[type=checkbox][name='recipients[0].code']"));
        await hands.PressAsync(Button(page, "Lưu dự thảo", "Save the draft"));
        await Expect(Done(page)).ToContainTextAsync(Words("Đã lưu dự thảo", "The draft is saved"));
        await hands.PressAsync(Button(page, "Trình", "Submit"));
        await Expect(Done(page)).ToContainTextAsync(Words("Đã trình", "Submitted"));
    }

    private async Task DecideAsync(string language, bool keyboardOnly, string person, bool phone, string title, string button)
    {
        var (page, hands) = await SessionAsync(person, language, phone, keyboardOnly);
        await hands.PressAsync(page.Locator("li.card").Filter(new() { HasText = title }).GetByRole(AriaRole.Link, new() { NameRegex = Words("Xem và xử lý", "Read and decide") }));
        await hands.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
        await Expect(Done(page)).ToBeVisibleAsync();
        await Expect(page.GetByText(title)).ToHaveCountAsync(0);
    }

    private async Task IssueAsync(string language, bool keyboardOnly, string title)
    {
        var (page, hands) = await SessionAsync(Situations.Nga, language, phone: false, keyboardOnly);
        page.Dialog += (_, ask) => _ = ask.AcceptAsync();
        await page.GotoAsync("/phat-hanh");
        await hands.PressAsync(page.Locator("#phat-hanh li.card").Filter(new() { HasText = title }).GetByRole(AriaRole.Button, new() { NameRegex = Words("Cấp số và phát hành", "Number and issue") }));
        await Expect(Done(page)).ToContainTextAsync(Words("Đã phát hành [0-9]+-KH/ĐU", "Issued as [0-9]+-KH/ĐU"));
    }

    private async Task AcknowledgeAsync(string language, bool keyboardOnly, string title)
    {
        var (page, hands) = await SessionAsync("bt.cb-cntt", language, phone: !keyboardOnly, keyboardOnly);
        await page.GotoAsync("/van-ban-den-chi-bo");
        var copy = page.Locator("[data-copy]").Filter(new() { HasText = title });
        await hands.PressAsync(copy.GetByRole(AriaRole.Button, new() { NameRegex = Words("Đã tiếp nhận", "Received") }));
        await Expect(copy.Locator("[data-copy-status]")).ToHaveTextAsync(Words("Đã tiếp nhận", "Received"));
    }

    private async Task<(IPage Page, Hands Hands)> SessionAsync(string person, string language, bool phone, bool keyboardOnly)
    {
        var page = await browser.SignInAsync(person, phone, language);
        return (page, new(page, phone, keyboardOnly));
    }

    private static ILocator Done(IPage page) => page.Locator(".note.done");

    private static ILocator Link(IPage page, string vi, string en) => page.GetByRole(AriaRole.Link, new() { NameRegex = Words($"^{vi}$", $"^{en}$") });

    private static ILocator Button(IPage page, string vi, string en) => page.GetByRole(AriaRole.Button, new() { NameRegex = Words($"^{vi}$", $"^{en}$") });

    /// <summary>Either language's words: which of them a page speaks, its own tests say.</summary>
    private static Regex Words(string vi, string en) => new($"{vi}|{en}", RegexOptions.None, TimeSpan.FromSeconds(1));
}
