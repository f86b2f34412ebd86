using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Distribution;

/// <summary>What the office reads of what it issued, and the branch of its copy.</summary>
[Collection(AppCollectionDefinition.Name)]
public sealed class DeliveriesReadTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task the_list_counts_the_copies_and_is_not_for_who_reads_as_a_branch()
    {
        var paper = await Api.IssuedAsync(Plan("Kế hoạch đếm bản"));
        await ReportAsync(paper, "02", "Gửi nhầm");

        await Eventually.TrueAsync("three copies, one refused", async () =>
            (await LinesAsync(Nga)).Single(l => l.GetProperty("id").GetGuid() == paper.Id).GetProperty("counts") is var counts
            && (counts.GetProperty("total").GetInt32(), counts.GetProperty("refused").GetInt32(), counts.GetProperty("acknowledged").GetInt32()) == (3, 1, 0));
        Assert.DoesNotContain(await LinesAsync("bt.cb-cntt"), l => l.GetProperty("id").GetGuid() == paper.Id);
    }

    [Fact]
    public async Task the_board_shows_a_receipt_to_whoever_looks_right_after_it()
    {
        var paper = await Api.IssuedAsync();
        await ReportAsync(paper, "03", null);

        Assert.Equal(1, (await Api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries")).Expect(200).Json.GetProperty("counts").GetProperty("received").GetInt32());
    }

    [Fact]
    public async Task one_copy_shows_what_its_branch_reported_and_to_the_branch_what_it_may_report_next()
    {
        var paper = await Api.IssuedAsync();
        await ReportAsync(paper, "03", null);
        await ReportAsync(paper, "05", "Đã phân công đồng chí phụ trách");

        var copy = (await Api.GetAsync("bt.cb-cntt", $"/directives/{paper.Id}/deliveries/CB-CNTT")).Expect(200).Json;
        Assert.Equal(["03", "05"], copy.GetProperty("receipts").EnumerateArray().Select(r => r.GetProperty("statusCode").GetString()));
        Assert.Equal("Đã phân công đồng chí phụ trách", copy.GetProperty("receipts")[1].GetProperty("note").GetString());
        Assert.Equal(["06"], copy.GetProperty("next").EnumerateArray().Select(c => c.GetString()));

        Assert.False((await Api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries/CB-CNTT")).Expect(200).Json.TryGetProperty("next", out _));
        (await Api.GetAsync("bt.cb-cntt", $"/directives/{paper.Id}/deliveries/CB-TAICHINH")).Expect(404);
        (await Api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries/CB-KHONG")).Expect(404);
    }

    [Fact]
    public async Task a_recalled_copy_is_answered_once_for_all()
    {
        var paper = await Api.IssuedAsync();
        (await Api.PostAsync(Khai, $"/directives/{paper.Id}/recall", new { reason = "Sai căn cứ" })).Expect(200);
        Assert.Equal(["15", "16"], await NextAsync(paper));

        await ReportAsync(paper, "16", "Đã triển khai");
        Assert.Equal(["15"], await NextAsync(paper));
        await ReportAsync(paper, "15", null);
        Assert.Empty(await NextAsync(paper));
    }

    private async Task<string[]> NextAsync(Paper paper) =>
        [.. (await Api.GetAsync("bt.cb-cntt", $"/branches/CB-CNTT/directives?size=200")).Expect(200).Json.GetProperty("items").EnumerateArray()
            .Single(d => d.GetProperty("id").GetGuid() == paper.Id).GetProperty("delivery").GetProperty("next").EnumerateArray().Select(c => c.GetString()!)];

    private async Task<List<JsonElement>> LinesAsync(string person) => [.. (await Api.GetAsync(person, "/deliveries?size=100")).Expect(200).Json.GetProperty("items").EnumerateArray()];

    private async Task ReportAsync(Paper paper, string statusCode, string? note) => (await Api.PostAsync(
        "bt.cb-cntt", "/branches/CB-CNTT/receipts", new { receiptId = Guid.CreateVersion7(), directiveId = paper.Id, statusCode, at = Clock.Now, note })).Expect(200);
}
