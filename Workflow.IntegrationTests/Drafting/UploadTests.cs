using System.Security.Cryptography;
using System.Text;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Drafting;

/// <summary>Files: beside a draft, and with a historical document.</summary>
[Collection(AppCollectionDefinition.Name)]
public sealed class UploadTests(AppFixture app)
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7 phụ lục");

    private HttpApi Api => app.Api;

    [Fact]
    public async Task a_file_is_attached_once_and_changes_what_is_signed()
    {
        var paper = await Api.DraftedAsync();

        var attached = (await AttachAsync(paper, Pdf)).Expect(201);
        Assert.Equal(("phụ lục.pdf", Pdf.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), "application/pdf"), (attached["name"], attached["size"], attached["mediaType"]));
        Assert.NotEqual(paper.ContentHash, attached["contentHash"]);
        Assert.Equal(attached["version"], (await AttachAsync(paper, Pdf)).Expect(201)["version"]);

        var shown = (await Api.GetAsync(Hanh, $"/directives/{paper.Id}/content/{attached["sha256"]}")).Expect(200);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown.Text))));
    }

    [Fact]
    public async Task a_file_taken_off_is_no_part_of_what_is_signed_and_stays_in_the_earlier_version()
    {
        var paper = await Api.DraftedAsync();
        var attached = (await AttachAsync(paper, Pdf)).Expect(201);

        var revised = (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { withoutAttachments = new[] { attached["sha256"] } })).Expect(200);

        var now = (await Api.GetAsync(Hanh, $"/directives/{paper.Id}")).Expect(200);
        Assert.Equal((paper.ContentHash, 0), (now["contentHash"], now.Json.GetProperty("attachments").GetArrayLength()));
        Assert.Equal(1, (await Api.GetAsync(Hanh, $"/directives/{paper.Id}?version={attached["version"]}")).Expect(200).Json.GetProperty("attachments").GetArrayLength());
        Assert.Equal(revised["version"], (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { withoutAttachments = new[] { attached["sha256"] } })).Expect(200)["version"]);
    }

    [Fact]
    public async Task asked_again_with_its_key_it_is_answered_again_also_when_the_draft_has_gone_on()
    {
        var (paper, key) = (await Api.DraftedAsync(), Guid.NewGuid().ToString());
        var attached = (await AttachAsync(paper, Pdf, key)).Expect(201);
        (await Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(200);

        Assert.Equal(attached.Text, (await AttachAsync(paper, Pdf, key)).Text);
        Assert.Equal("draft.locked", (await AttachAsync(paper, Pdf)).Code);
    }

    [Fact]
    public async Task a_form_that_breaks_off_is_400_and_leaves_nothing()
    {
        var paper = await Api.DraftedAsync();
        var parts = await app.CountAsync("select count(*) from content.part where document = $1", paper.Id);

        foreach (var text in new[] { "", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabc", "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nabc\r\n--b--\r\n" })
        {
            using var form = new StringContent(text);
            form.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "b") } };
            Assert.Equal((400, "request.malformed"), (await Api.AskAsync(HttpMethod.Post, Hanh, $"/directives/{paper.Id}/attachments", form)) is var a ? (a.Status, a.Code) : default);
        }

        Assert.Equal(parts, await app.CountAsync("select count(*) from content.part where document = $1", paper.Id));
    }

    [Fact]
    public async Task what_is_too_large_is_413_and_leaves_nothing()
    {
        var paper = await Api.DraftedAsync();
        var parts = await app.CountAsync("select count(*) from content.part where document = $1", paper.Id);

        Assert.Equal("request.too-large", (await AttachAsync(paper, new byte[(50 * 1024 * 1024) + 1])).Expect(413).Code);

        Assert.Equal(parts, await app.CountAsync("select count(*) from content.part where document = $1", paper.Id));
    }

    [Fact]
    public async Task a_historical_document_may_bring_its_file()
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in new[] { ("direction", "incoming"), ("printed", "15-CT/TU"), ("type", "CT"), ("date", "2023-05-04"), ("issuer", "Tỉnh ủy"), ("abstract", "về phòng cháy") })
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(Pdf) { Headers = { ContentType = new("application/pdf") } }, "file", "15-CT-TU.pdf");

        var imported = (await Api.AskAsync(HttpMethod.Post, Nga, "/documents/import", form)).Expect(201);

        var file = (await Api.GetAsync(Ha, $"/directives/{imported["id"]}")).Expect(200).Json.GetProperty("attachments")[0];
        Assert.Equal("15-CT-TU.pdf", file.GetProperty("name").GetString());
        (await Api.GetAsync(Ha, $"/directives/{imported["id"]}/content/{file.GetProperty("sha256").GetString()}")).Expect(200);
    }

    private async Task<HttpAnswer> AttachAsync(Paper paper, byte[] file, string? key = null)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file) { Headers = { ContentType = new("application/pdf") } }, "file", "phụ lục.pdf" } };
        return await Api.AskAsync(HttpMethod.Post, Hanh, $"/directives/{paper.Id}/attachments", form, key);
    }
}
