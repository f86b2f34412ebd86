using System.Text.Json;
using Npgsql;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Audit;

/// <summary>Replayed state = projected state (design §8.6): every read row is what its facts fold to, and can be made again from them.</summary>
public sealed class RebuildTests
{
    [Fact]
    public async Task every_row_equals_a_fresh_fold_and_a_spoilt_one_is_found_and_mended()
    {
        await using var installation = await Installation.MakeAsync();
        await using (var host = await HostProcess.StartAsync(installation))
        {
            using var api = new HttpApi(host.Address);
            await LiveAsync(api);
            Assert.Equal("0 rows differed.", await VerifiedAsync(installation));
        }

        await SpoilAsync(installation.Database);
        var found = await VerifiedAsync(installation);
        foreach (var table in new[] { "read.directive_card", "read.directive_pace", "read.register_entry", "read.mt_doc_deliveryrow", "read.mt_doc_searchrow" })
            Assert.Contains(table, found, StringComparison.Ordinal);

        await HostProcess.RunAsync(installation, "rebuild");
        Assert.Equal("0 rows differed.", await VerifiedAsync(installation));
    }

    [Fact]
    public async Task two_replays_of_the_same_facts_are_the_same_bytes()
    {
        await using var installation = await Installation.MakeAsync();
        await using var host = await HostProcess.StartAsync(installation);
        using var api = new HttpApi(host.Address);
        var paper = await api.IssuedAsync();

        var first = await HostProcess.RunAsync(installation, "replay", "--stream", paper.Id.ToString());
        var again = await HostProcess.RunAsync(installation, "replay", "--stream", paper.Id.ToString());

        Assert.Equal(first, again);
        Assert.Equal("issued", Status(first));
        var signedAt = Lines(first).Single(line => line.TryGetProperty("type", out var type) && type.GetString() is "directive-signed").GetProperty("at").GetString()!;
        Assert.Equal("signed", Status(await HostProcess.RunAsync(installation, "replay", "--stream", paper.Id.ToString(), "--as-of", signedAt)));
    }

    /// <summary>Something of every kind of row: drafts, returns, void numbers, issues, receipts, copies sent again, a recall, an import.</summary>
    private static async Task LiveAsync(HttpApi api)
    {
        await api.InReviewAsync();
        var numbered = await api.SignedAsync();
        (await api.PostAsync(Nga, $"/directives/{numbered.Id}/number")).Expect(200);
        (await api.PostAsync(Nga, $"/directives/{numbered.Id}/reviews", new { decision = "return", comment = "Sai thể thức", numbered.ContentHash })).Expect(200);
        var issued = await api.IssuedAsync();
        foreach (var statusCode in new[] { "01", "opened", "03" }) await ReportAsync(statusCode, attempt: 1);
        foreach (var branch in new[] { "CB-CNTT", "CB-TAICHINH" }) (await api.PostAsync(Nga, $"/directives/{issued.Id}/deliveries/{branch}/resend")).Expect(200);
        await ReportAsync("05", attempt: 1);
        await ReportAsync("01", attempt: 2);

        object old = new { direction = "outgoing", printed = "03/CTr-ĐU", type = "CTr", date = "2022-04-12", term = "NK-2020-2025", @abstract = "Chương trình hành động" };
        (await api.PostAsync(Nga, "/documents/import", old)).Expect(201);
        var last = (await api.PostAsync(Khai, $"/directives/{issued.Id}/recall", new { reason = "Sai căn cứ" })).Expect(200)["sequence"];
        (await api.GetAsync(Nga, $"/directives/{issued.Id}/deliveries?atLeast={last}")).Expect(200);
        (await api.GetAsync(Nga, $"/directives?q=hanh+dong&atLeast={last}")).Expect(200);

        async Task ReportAsync(string statusCode, int attempt)
        {
            var receipt = new { receiptId = Guid.CreateVersion7(), directiveId = issued.Id, statusCode, at = Clock.Now, by = "Tống Văn Sáng", attempt };
            (await api.PostAsync("branch:CB-CNTT", "/branches/CB-CNTT/receipts", receipt)).Expect(200);
        }
    }

    private static async Task SpoilAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var spoil = source.CreateCommand(
            """
            update read.readership set readers = array_append(readers, 'person:nobody');
            update read.directive_pace set decisions = 99 where step = 'form-check';
            delete from read.register_entry where data->>'state' = 'voided';
            update read.mt_doc_deliveryrow set data = data || '{"statusCode": "06"}' where branch = 'CB-CNTT';
            update read.mt_doc_searchrow set folded = 'nothing';
            """);
        await spoil.ExecuteNonQueryAsync();
    }

    private static async Task<string> VerifiedAsync(Installation installation)
    {
        try
        {
            return (await HostProcess.RunAsync(installation, "rebuild", "--verify")).Trim();
        }
        catch (InvalidOperationException differing)
        {
            return differing.Message;
        }
    }

    private static IEnumerable<JsonElement> Lines(string replay) => replay.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static string? Status(string replay) => Lines(replay).Last().GetProperty("state").GetProperty("status").GetString();
}
