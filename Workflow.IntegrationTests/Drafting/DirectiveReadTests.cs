using System.Security.Cryptography;
using System.Text;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Drafting;

[Collection(AppCollectionDefinition.Name)]
public sealed class DirectiveReadTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task the_manifest_hashes_to_the_content_hash()
    {
        var paper = await Api.DraftedAsync();

        var manifest = (await Api.GetAsync(Hanh, $"/directives/{paper.Id}/manifest")).Expect(200);

        Assert.Equal(paper.ContentHash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(manifest.Text))));
    }

    [Fact]
    public async Task the_state_then_is_what_was_seen_then()
    {
        var paper = await Api.InReviewAsync();
        var seen = (await Api.GetAsync(Bich, $"/directives/{paper.Id}")).Expect(200);
        (await Api.ReviewAsync(Bich, paper)).Expect(200);

        var then = (await Api.GetAsync(Bich, $"/directives/{paper.Id}?version={seen["version"]}")).Expect(200);

        Assert.Equal(seen["waitingFor"], then["waitingFor"]);
        Assert.Equal(seen["steps"], then["steps"]);
        Assert.Equal("[]", then["allowedActions"]);
        (await Api.GetAsync(Bich, $"/directives/{paper.Id}?version=99")).Expect(404);
    }

    [Fact]
    public async Task each_reader_finds_it_only_from_their_turn_on()
    {
        var paper = await Api.InReviewAsync();

        (await Api.GetAsync(Bich, $"/directives/{paper.Id}")).Expect(200);
        (await Api.GetAsync(Ha, $"/directives/{paper.Id}")).Expect(404);
        (await Api.GetAsync(Nga, $"/directives/{paper.Id}")).Expect(404);
        (await Api.GetAsync("bt.cb-cntt", $"/directives/{paper.Id}")).Expect(404);
    }

    [Fact]
    public async Task a_recipient_sees_the_document_and_not_how_it_came_about()
    {
        var paper = await Api.IssuedAsync();

        var seen = (await Api.GetAsync("branch:CB-CNTT", $"/directives/{paper.Id}")).Expect(200).Json;

        Assert.False(seen.TryGetProperty("steps", out _) || seen.TryGetProperty("reviews", out _) || seen.TryGetProperty("waitingFor", out _));
        Assert.Equal("in-force", seen.GetProperty("effect").GetString());
        (await Api.GetAsync("branch:CB-KIEMSOAT", $"/directives/{paper.Id}")).Expect(404);
    }

    [Fact]
    public async Task what_a_person_may_do_is_what_the_commands_allow()
    {
        var paper = await Api.SignedAsync();

        Assert.Equal(["return", "number", "issue"], Actions(await Api.GetAsync(Nga, $"/directives/{paper.Id}")));
        Assert.Equal(["reminders"], Actions(await Api.GetAsync(Hanh, $"/directives/{paper.Id}")));
    }

    [Fact]
    public async Task a_text_shown_is_recorded_once_and_only_for_people()
    {
        var paper = await Api.IssuedAsync();
        var text = (await Api.GetAsync(Nga, $"/directives/{paper.Id}")).Json.GetProperty("text").GetProperty("sha256").GetString();

        foreach (var reader in new[] { Tuan, Tuan, "branch:CB-CNTT" }) (await Api.GetAsync(reader, $"/directives/{paper.Id}/content/{text}")).Expect(200);

        var shown = (await Api.GetAsync(Kien, $"/audit/events?type=content-shown&actor={Tuan}&limit=1000")).Expect(200);
        Assert.Single(shown.Json.GetProperty("items").EnumerateArray(), e => e.GetRawText().Contains(paper.Id.ToString(), StringComparison.Ordinal));
        (await Api.GetAsync("bt.cb-kiemsoat", $"/directives/{paper.Id}/content/{text}")).Expect(404);
    }

    [Theory]
    [InlineData("thiet bi doc sach")]
    [InlineData("THIẾT BỊ đọc sách")]
    public async Task words_are_found_with_and_without_accents(string words)
    {
        var issued = (await Api.PostAsync(Hanh, "/directives", Plan("Thiết bị đọc sách"))).Expect(201);

        var found = (await Api.GetAsync(Hanh, $"/directives?q={Uri.EscapeDataString(words)}&size=200&atLeast={issued["sequence"]}")).Expect(200);

        Assert.Contains(found.Json.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetString() == issued["id"]);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("size=201")]
    [InlineData("status=lost")]
    [InlineData("from=yesterday")]
    [InlineData("q=%00")]
    public async Task a_malformed_question_is_refused_by_name(string question) =>
        Assert.Equal("request.malformed", (await Api.GetAsync(Hanh, $"/directives?{question}")).Expect(400).Code);

    [Fact]
    public async Task what_the_log_does_not_hold_yet_is_behind() => Assert.Equal("read.behind", (await Api.GetAsync(Hanh, "/directives?atLeast=99999999")).Expect(503).Code);

    private static List<string?> Actions(HttpAnswer view) => [.. view.Expect(200).Json.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString())];
}
