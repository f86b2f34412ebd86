using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Audit;

[Collection(AppCollectionDefinition.Name)]
public sealed class HistoryReadTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task it_tells_every_fact_in_order_and_the_refusals_between_them()
    {
        var paper = await Api.InReviewAsync();
        (await Api.ReviewAsync(Hanh, paper)).Expect(403);
        (await Api.ReviewAsync(Bich, paper)).Expect(200);

        var items = await HistoryAsync(Hanh, paper);

        Assert.Equal(
            ["directive-drafted", "directive-submitted", "step-opened", "command-refused", "step-reviewed", "step-passed", "step-opened"],
            items.Select(i => i.GetProperty("type").GetString()));
        Assert.Equal([1, 2, 3, 3, 4, 5, 6], items.Select(i => i.GetProperty("version").GetInt32()));
        Assert.Equal(items.Select(i => i.GetProperty("sequence").GetInt64()).Order(), items.Select(i => i.GetProperty("sequence").GetInt64()));
    }

    [Fact]
    public async Task who_voted_is_shown_to_the_voter_alone_while_the_ballot_is_open()
    {
        var paper = await Api.InBallotAsync();
        (await Api.VoteAsync(Ha, paper)).Expect(200);

        Assert.Equal([Ha], await VotersAsync(Ha, paper));
        Assert.Equal([null], await VotersAsync(Tuan, paper));

        foreach (var voter in new[] { Khai, Bao, Tuan }) (await Api.VoteAsync(voter, paper)).Expect(200);

        Assert.Equal([Ha, Khai, Bao, Tuan], await VotersAsync("lan.vu", paper));
        Assert.Equal([null, null, null, null], await VotersAsync(Hanh, paper));
    }

    [Fact]
    public async Task a_recipient_sees_what_happened_from_the_number_on()
    {
        var paper = await Api.IssuedAsync();

        Assert.Equal(["number-assigned", "directive-sealed", "directive-issued"], (await HistoryAsync("bt.cb-cntt", paper)).Select(i => i.GetProperty("type").GetString()));
        (await Api.GetAsync("bt.cb-kiemsoat", $"/directives/{paper.Id}/history")).Expect(404);
    }

    private async Task<List<string?>> VotersAsync(string reader, Paper paper) =>
        [.. (await HistoryAsync(reader, paper)).Where(i => i.GetProperty("type").GetString() is "vote-cast").Select(i => i.TryGetProperty("actor", out var actor) ? actor.GetString() : null)];

    private async Task<List<JsonElement>> HistoryAsync(string reader, Paper paper) =>
        [.. (await Api.GetAsync(reader, $"/directives/{paper.Id}/history")).Expect(200).Json.GetProperty("items").EnumerateArray()];
}
