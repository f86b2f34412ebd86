using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Audit;

[Collection(AppCollectionDefinition.Name)]
public sealed class AuditEventsTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task lines_are_the_whole_log_and_each_hash_is_of_its_leaf()
    {
        await Api.DraftedAsync();

        var lines = await LinesAsync("");

        Assert.Equal(Enumerable.Range(0, lines.Count), lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("sequence").GetInt32()));
        Assert.All(lines, line =>
        {
            // RFC 6962 §2.1: a zero byte before the leaf, which is the line without its last member.
            var end = line.LastIndexOf(",\"hash\":\"", StringComparison.Ordinal);
            var hash = SHA256.HashData([0, .. Encoding.UTF8.GetBytes(line[..end] + "}")]);
            Assert.Equal($"{Convert.ToHexStringLower(hash)}\"}}", line[(end + 9)..]);
        });
    }

    [Fact]
    public async Task pages_follow_each_other_without_gap()
    {
        await Api.DraftedAsync();
        var first = (await Api.GetAsync(Kien, "/audit/events?limit=7")).Expect(200).Json;
        var second = (await Api.GetAsync(Kien, $"/audit/events?limit=7&after={first.GetProperty("next")}")).Expect(200).Json;

        Assert.Equal(Enumerable.Range(0, 14), Sequences(first).Concat(Sequences(second)));
    }

    [Fact]
    public async Task a_directives_facts_include_the_refusals_that_target_it()
    {
        var paper = await Api.InReviewAsync();
        (await Api.ReviewAsync(Hanh, paper)).Expect(403);

        var log = (await Api.GetAsync(Kien, $"/audit/events?stream={paper.Id}")).Expect(200).Json.GetProperty("items").EnumerateArray();

        Assert.Equal(["directive-drafted", "directive-submitted", "step-opened", "command-refused"], log.Select(item => item.GetProperty("type").GetString()));
        Assert.Single((await Api.GetAsync(Kien, $"/audit/events?stream={paper.Id}&actor={Hanh}&type=command-refused")).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task it_goes_back_from_a_place_newest_first_and_says_its_facts_in_words_when_asked()
    {
        var paper = await Api.InReviewAsync(Plan("Kế hoạch nói bằng lời"));
        (await Api.ReviewAsync(Hanh, paper)).Expect(403);

        var page = (await Api.GetAsync(Kien, $"/audit/events?stream={paper.Id}&before={long.MaxValue}&words=true")).Expect(200).Json;
        var before = (await Api.GetAsync(Kien, $"/audit/events?stream={paper.Id}&before={page.GetProperty("items")[0].GetProperty("sequence")}&limit=1")).Expect(200).Json;

        Assert.Equal(Sequences(page).OrderDescending(), Sequences(page));
        Assert.Equal([Sequences(page).ElementAt(1)], Sequences(before));
        Assert.False(before.GetProperty("items")[0].TryGetProperty("words", out _));
        var words = page.GetProperty("items")[0].GetProperty("words");
        Assert.StartsWith("Lưu Thị Hạnh bị từ chối", words.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal("Kế hoạch nói bằng lời", words.GetProperty("title").GetString());
        Assert.Equal(paper.Id, words.GetProperty("directiveId").GetGuid());
    }

    [Fact]
    public async Task days_and_instants_bound_it()
    {
        Assert.NotEmpty(Sequences((await Api.GetAsync(Kien, $"/audit/events?to={Clock.Day(0)}")).Expect(200).Json));
        Assert.Empty(Sequences((await Api.GetAsync(Kien, "/audit/events?from=2099-01-01")).Expect(200).Json));
        Assert.Empty(Sequences((await Api.GetAsync(Kien, "/audit/events?to=2020-01-01T00:00:00%2B07:00")).Expect(200).Json));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("after=x")]
    [InlineData("before=-1")]
    [InlineData("words=perhaps")]
    [InlineData("stream=x")]
    [InlineData("from=24/11/2026")]
    [InlineData("actor=%00")]
    public async Task what_is_malformed_is_refused(string query) => Assert.Equal("request.malformed", (await Api.GetAsync(Kien, $"/audit/events?{query}")).Expect(400).Code);

    [Fact]
    public async Task only_auditors_read_it() => (await Api.GetAsync(Khai, "/audit/events")).Expect(404);

    private static IEnumerable<int> Sequences(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sequence").GetInt32());

    private async Task<List<string>> LinesAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/audit/events{query}", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Api.TokenAsync(Kien));
        request.Headers.Accept.Add(new("application/x-ndjson"));
        var answer = (await Api.SendAsync(request)).Expect(200);
        Assert.Equal("application/x-ndjson", answer.MediaType);
        return [.. answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
