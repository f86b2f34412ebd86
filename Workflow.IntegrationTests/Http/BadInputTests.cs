using System.Net.Http.Headers;
using System.Text;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Http;

/// <summary>Whatever is sent, the answer is one of the contract's, in Vietnamese, and nothing is half done.</summary>
[Collection(AppCollectionDefinition.Name)]
public sealed class BadInputTests(AppFixture app)
{
    private const string Draft = """{"type":"KH","organ":"BTV","abstract":"Kế hoạch","recipients":["ALL"],"route":"simple"}""";

    private HttpApi Api => app.Api;

    public static readonly TheoryData<string, byte[], int, string> Bodies = new()
    {
        { "no JSON", Utf8("{\"type\":"), 400, "request.malformed" },
        { "a list", Utf8("[]"), 400, "request.malformed" },
        { "null", Utf8("null"), 400, "request.malformed" },
        { "a wrong type", Utf8(Draft.Replace("\"KH\"", "7", StringComparison.Ordinal)), 400, "request.malformed" },
        { "an unknown member", Utf8(Draft.Replace("\"type\"", "\"status\":\"issued\",\"type\"", StringComparison.Ordinal)), 400, "request.malformed" },
        { "a member twice", Utf8(Draft.Replace("\"type\"", "\"type\":\"NQ\",\"type\"", StringComparison.Ordinal)), 400, "request.malformed" },
        { "NUL", Utf8(Draft.Replace("Kế hoạch", "Kế\\u0000hoạch", StringComparison.Ordinal)), 400, "request.malformed" },
        { "a lone surrogate", Utf8(Draft.Replace("Kế hoạch", "\\ud800", StringComparison.Ordinal)), 400, "request.malformed" },
        { "broken UTF-8", [.. Utf8("{\"type\":\""), 0xC3, 0x28, .. Utf8("\"}")], 400, "request.malformed" },
        { "too deep", Utf8(new string('[', 200) + new string(']', 200)), 400, "request.malformed" },
        { "a number beyond all bounds", Utf8(Draft.Replace("\"KH\"", "1e400", StringComparison.Ordinal)), 400, "request.malformed" },
        { "an instant without an offset", Utf8(Draft.Replace("\"type\"", "\"deliverBy\":\"2026-12-01T08:00:00\",\"type\"", StringComparison.Ordinal)), 400, "request.malformed" },
        { "prose for a code", Utf8(Draft.Replace("[\"ALL\"]", "[{\"code\":\"ALL\",\"purpose\":\"đồng chí A có vấn đề\"}]", StringComparison.Ordinal)), 400, "request.malformed" },
        { "nothing that is needed", Utf8("{}"), 400, "request.malformed" },
        { "10 MB", Utf8($"{{\"text\":\"{new string('a', 10 * 1024 * 1024)}\"}}"), 413, "request.too-large" },
        { "an unknown type", Utf8(Draft.Replace("\"KH\"", "\"XX\"", StringComparison.Ordinal)), 422, "reference.unknown" },
        { "an unknown branch", Utf8(Draft.Replace("ALL", "CB-KHONG-CO", StringComparison.Ordinal)), 422, "reference.unknown" },
        { "an unknown route", Utf8(Draft.Replace("simple", "khong-co", StringComparison.Ordinal)), 422, "reference.unknown" },
        { "a secret", Utf8(Draft.Replace("\"type\"", "\"secrecy\":\"mat\",\"type\"", StringComparison.Ordinal)), 422, "secrecy.refused" },
    };

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    // Not told apart when tests are discovered: the runner would write every body out, 10 MB byte by byte, and take 16 GB for it.
    [Theory, MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task a_body_is_refused_by_name_and_leaves_no_draft(string what, byte[] body, int status, string code)
    {
        var before = (await Api.GetAsync(Hanh, "/directives?size=1"))["total"];

        var answer = await Api.AskAsync(HttpMethod.Post, Hanh, "/directives", Json(body));

        Assert.Equal((what, status, code, "vi"), (what, answer.Status, answer.Code, answer.Language));
        Assert.NotEmpty(answer.Json.GetProperty("remedy").GetProperty("text").GetString()!);
        Assert.Equal(before, (await Api.GetAsync(Hanh, "/directives?size=1"))["total"]);
    }

    [Theory]
    [InlineData("/directives?page=0"), InlineData("/directives?size=-5"), InlineData("/directives?from=2026-13-01"), InlineData("/directives?q=%00"), InlineData("/directives?status=lost")]
    [InlineData("/inbox?asOf=9999-12-31T23:59:59Z"), InlineData("/inbox?asOf=0001-01-01"), InlineData("/inbox?asOf=yesterday"), InlineData("/registers?type=XX")]
    public async Task a_malformed_question_is_400(string path) => Assert.Equal((400, "request.malformed"), (await Api.GetAsync(Hanh, path)) is var a ? (a.Status, a.Code) : default);

    [Fact]
    public async Task what_is_not_there_and_what_is_not_open_look_alike()
    {
        var paper = await Api.DraftedAsync();

        var closed = await Api.GetAsync(Tuan, $"/directives/{paper.Id}");
        var absent = await Api.GetAsync(Tuan, $"/directives/{Guid.NewGuid()}");

        Assert.Equal((404, "not-found"), (absent.Status, absent.Code));
        Assert.Equal(Without(absent, "traceId"), Without(closed, "traceId"));
        Assert.Equal((404, "not-found"), (await Api.PostAsync(Tuan, $"/directives/{paper.Id}/submission")) is var a ? (a.Status, a.Code) : default);
        Assert.Equal(404, (await Api.GetAsync(Tuan, "/directives/not-an-id")).Status);
    }

    [Fact]
    public async Task wrong_turn_wrong_status_and_stale_versions_are_told_apart()
    {
        var paper = await Api.InReviewAsync();

        Assert.Equal((403, "authority.not-your-turn"), Answer(await Api.ReviewAsync(Ha, paper)));
        Assert.Equal((403, "authority.self-approval"), Answer(await Api.ReviewAsync(Hanh, paper)));
        Assert.Equal((409, "status.wrong"), Answer(await Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")));
        Assert.Equal((409, "draft.locked"), Answer(await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { urgency = "urgent" })));
        Assert.Equal((409, "content.changed"), Answer(await Api.ReviewAsync(Bich, paper with { ContentHash = new string('0', 64) })));
        Assert.Equal((412, "version.stale"), Answer(await Api.PostAsync(Bich, $"/directives/{paper.Id}/reviews", new { decision = "approve", paper.ContentHash }, version: "\"1\"")));
        Assert.Equal((400, "request.malformed"), Answer(await Api.PostAsync(Bich, $"/directives/{paper.Id}/reviews", new { decision = "approve", paper.ContentHash }, version: "one")));
        Assert.Equal((400, "request.malformed"), Answer(await Api.PostAsync(Bich, $"/directives/{paper.Id}/reviews", new { decision = "return", paper.ContentHash, reasonCode = "một câu dài" })));
    }

    [Fact]
    public async Task a_key_is_answered_again_for_the_same_and_refused_for_something_else()
    {
        var key = Guid.NewGuid().ToString();
        var first = await Api.PostAsync(Hanh, "/directives", Plan(), key);

        Assert.Equal(first.Text, (await Api.PostAsync(Hanh, "/directives", Plan(), key)).Text);
        Assert.Equal((422, "idempotency.key-reused"), Answer(await Api.PostAsync(Hanh, "/directives", Plan("Khác"), key)));
        Assert.Equal((400, "request.malformed"), Answer(await Api.PostAsync(Hanh, "/directives", Plan(), new string('k', 300))));
    }

    [Theory]
    [InlineData(null), InlineData("Bearer"), InlineData("Bearer x.y.z"), InlineData("Basic ZGVtbzpkZW1v")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJwcmVmZXJyZWRfdXNlcm5hbWUiOiJraGFpLm5ndXllbiJ9.")]
    public async Task without_a_good_token_nobody_is_served(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/inbox", UriKind.Relative));
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);

        Assert.Equal((401, "token.invalid"), Answer(await Api.SendAsync(request)));
    }

    [Fact]
    public async Task a_refusal_is_in_English_for_those_who_ask_for_it()
    {
        var (vietnamese, english) = (await Api.GetAsync(Hanh, "/directives?page=0"), await Api.GetAsync(Hanh, "/directives?page=0", language: "en-GB, vi;q=0.5"));

        Assert.Equal((vietnamese.Code, "vi", "en"), (english.Code, vietnamese.Language, english.Language));
        Assert.NotEqual(vietnamese["detail"], english["detail"]);
    }

    [Fact]
    public async Task what_is_typed_with_a_refused_act_is_not_kept()
    {
        const string Canary = "CANARY-Y-KIEN-2231";
        var paper = await Api.InReviewAsync();
        var parts = await app.CountAsync("select count(*) from content.part");

        (await Api.PostAsync(Ha, $"/directives/{paper.Id}/reviews", new { decision = "approve", comment = Canary, onBehalfOf = Canary, paper.ContentHash })).Expect(403);

        Assert.Equal(parts, await app.CountAsync("select count(*) from content.part"));
        Assert.Equal(0, await app.CountAsync("select count(*) from ledger.leaf where convert_from(bytes, 'UTF8') like $1", $"%{Canary}%"));
    }

    [Fact]
    public async Task a_refused_secret_leaves_no_trace_of_its_content()
    {
        const string Canary = "CANARY-TUYET-MAT-0479";
        var body = Draft.Replace("Kế hoạch", Canary, StringComparison.Ordinal).Replace("\"type\"", $"\"secrecy\":\"{Canary}\",\"onBehalfOf\":\"{Canary}\",\"type\"", StringComparison.Ordinal);
        var parts = await app.CountAsync("select count(*) from content.part");

        (await Api.AskAsync(HttpMethod.Post, Hanh, "/directives", Json(Utf8(body)), "key-of-a-secret")).Expect(422);

        Assert.Equal(0, await app.CountAsync("select count(*) from ledger.leaf where convert_from(bytes, 'UTF8') like $1", $"%{Canary}%"));
        Assert.Equal(0, await app.CountAsync("select count(*) from ledger.command where encode(body, 'escape') like $1", $"%{Canary}%"));
        Assert.Equal(parts, await app.CountAsync("select count(*) from content.part"));
    }

    private static (int, string?) Answer(HttpAnswer answer) => (answer.Status, answer.Code);

    private static string Without(HttpAnswer answer, string member) =>
        string.Join(",", answer.Json.EnumerateObject().Where(p => p.Name != member).Select(p => p.ToString()));

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
