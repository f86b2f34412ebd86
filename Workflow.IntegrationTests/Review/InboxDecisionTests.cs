using System.Text.Json.Serialization;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Review;

/// <summary>Several decisions with one confirmation.</summary>
[Collection(AppCollectionDefinition.Name)]
public sealed class InboxDecisionTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task each_is_decided_by_itself_and_one_refusal_stops_no_other()
    {
        var (first, second) = (await Api.InReviewAsync(), await Api.InReviewAsync());

        var answer = await DecideAsync("one-stops-no-other", Of(first), Of(second) with { ContentHash = new('0', 64) });

        Assert.Equal([200, 409], answer.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("status").GetInt32()));
        Assert.Equal("content.changed", answer.Json.GetProperty("items")[1].GetProperty("answer").GetProperty("code").GetString());
        Assert.Equal(1, await ReviewsAsync(first));
        Assert.Equal(0, await ReviewsAsync(second));
    }

    [Fact]
    public async Task sent_again_with_the_same_key_they_are_the_same_decisions()
    {
        var papers = new[] { await Api.InReviewAsync(), await Api.InReviewAsync() };

        var first = await DecideAsync("several-again", [.. papers.Select(Of)]);
        var again = await DecideAsync("several-again", [.. papers.Select(Of)]);

        Assert.Equal(first.Text, again.Text);
        foreach (var paper in papers) Assert.Equal(1, await ReviewsAsync(paper));
    }

    [Fact]
    public async Task none_and_too_many_are_malformed()
    {
        var paper = await Api.InReviewAsync();

        Assert.Equal(400, (await Api.PostAsync(Bich, "/inbox/decisions", new { decisions = Array.Empty<object>() })).Status);
        Assert.Equal(400, (await Api.PostAsync(Bich, "/inbox/decisions", new { decisions = Enumerable.Repeat(Of(paper), 101) })).Status);
        Assert.Equal(0, await ReviewsAsync(paper));
    }

    private static Decision Of(Paper paper) => new(paper.Id, "approve", paper.ContentHash);

    private async Task<HttpAnswer> DecideAsync(string key, params Decision[] decisions) => (await Api.PostAsync(Bich, "/inbox/decisions", new { decisions }, key)).Expect(200);

    private async Task<int> ReviewsAsync(Paper paper) =>
        (await Api.GetAsync(Hanh, $"/directives/{paper.Id}/history")).Json.GetProperty("items").EnumerateArray().Count(e => e.GetProperty("type").GetString() is "step-reviewed");

    private sealed record Decision(Guid DirectiveId, [property: JsonPropertyName("decision")] string Word, string ContentHash);
}
