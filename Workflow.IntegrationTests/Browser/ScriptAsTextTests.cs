using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Browser;

/// <summary>Whatever people type is shown as the text that it is: in a title, a comment, a text, the name of a file.</summary>
[Collection(BrowserCollectionDefinition.Name)]
[Trait("Category", "Browser")]
public sealed class ScriptAsTextTests(BrowserFixture browser)
{
    private const string Ran = "hacked";

    [Theory]
    [InlineData("<script>document.title='hacked'</script>")]
    [InlineData("<img src=x onerror=\"document.title='hacked'\">")]
    [InlineData("<svg/onload=document.title='hacked'>")]
    [InlineData("\"><iframe srcdoc=\"<script>parent.document.title='hacked'</script>\">")]
    [InlineData("'-document.title='hacked'-'")]
    [InlineData("[x](javascript:document.title='hacked')")]
    [InlineData("<a href=\"javascript:document.title='hacked'\" autofocus onfocus=document.title='hacked'>x</a>")]
    [InlineData("{{constructor.constructor('document.title=1')()}} ${document.title='hacked'}")]
    [InlineData("</textarea></title></style><script>document.title='hacked'</script>")]
    public async Task Nothing_typed_runs(string typed)
    {
        var paper = await browser.Api.DraftedAsync(new { type = "KH", organ = "BTV", @abstract = $"Kế hoạch {typed}", text = $"# {typed}\n\n{typed}\n\n- {typed}", recipients = new[] { "CB-CNTT" }, route = "simple" });
        await AttachAsync(paper, $"{typed.Replace('/', '_').Replace('"', '\'')}.pdf");
        var hash = (await browser.Api.GetAsync(Hanh, $"/directives/{paper.Id}")).Json.GetProperty("contentHash").GetString()!;
        (await browser.Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(200);
        (await browser.Api.PostAsync(Bich, $"/directives/{paper.Id}/comments", new { text = typed, weight = "note", contentHash = hash })).Expect(200);

        foreach (var (person, path) in new[]
        {
            (Hanh, $"/soan-thao/{paper.Id}"), (Bich, "/viec-cua-toi"), (Bich, $"/viec-cua-toi?mo={paper.Id}"), (Bich, $"/van-ban-di/{paper.Id}"), (Bich, $"/van-ban-di/{paper.Id}?xem=phieu-trinh"),
            (Hanh, $"/tra-cuu?q={Uri.EscapeDataString(typed)}"),
        })
        {
            var page = await browser.SignInAsync(person);
            await page.GotoAsync(path);
            await Expect(page.Locator("html[data-reader]")).ToBeVisibleAsync();

            Assert.NotEqual(Ran, await page.TitleAsync());
            Assert.Equal(0, await page.Locator("main img, main iframe, main script:not([src]), main a[href^='javascript'], main [onload], main [onerror], main [onfocus]").CountAsync());
            await page.Context.CloseAsync();
        }
    }

    private async Task AttachAsync(Paper paper, string name)
    {
        using var file = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.4"u8.ToArray()) { Headers = { ContentType = new("application/pdf") } }, "file", name } };
        await browser.Api.AskAsync(HttpMethod.Post, Hanh, $"/directives/{paper.Id}/attachments", file);
    }
}
