using Npgsql;
using Xunit;

namespace Workflow.IntegrationTests.Numbering;

/// <summary>Numbers are unique and without gap under any concurrency, across Hosts (design §8, 2).</summary>
public sealed class ConcurrentNumberingTests
{
    private const int Writers = 64;
    private const int OpenedAt = 10;

    [Fact]
    public async Task sixty_four_writers_over_two_Hosts_number_one_series_without_a_gap()
    {
        await using var installation = await Installation.MakeAsync();
        await using var one = await HostProcess.StartAsync(installation, ("Wolverine__Mode", "Balanced"));
        await using var other = await HostProcess.StartAsync(installation, ("Wolverine__Mode", "Balanced"));
        using HttpApi first = new(one.Address), second = new(other.Address);
        var papers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => (i % 2 is 0 ? first : second).SignedAsync()));

        var start = new TaskCompletionSource();
        var issues = papers.Index().Select(p => IssueAsync(p.Index % 2 is 0 ? second : first, p.Item, start.Task)).ToList();
        start.SetResult();
        var answers = await Task.WhenAll(issues);

        Assert.Equal(Enumerable.Range(OpenedAt + 1, Writers), answers.Select(a => a.Json.GetProperty("numberInSeries").GetInt32()).Order());
        await using var database = NpgsqlDataSource.Create(installation.Database);
        Assert.Equal(Enumerable.Range(OpenedAt + 1, Writers), await AllocatedAsync(database));
        Assert.Equal(0, await CountAsync(database, DatesThatFall));
        Assert.Equal(0, await CountAsync(database, PapersWithoutExactlyOneNumber));
        Assert.Equal([], await LogAudit.FindingsAsync(database));
    }

    /// <summary>In the order of the log: the dates on the papers never fall.</summary>
    private const string DatesThatFall =
        """
        select count(*) from (
            select e.data->>'issuedOn' as this, lag(e.data->>'issuedOn') over (order by l.sequence) as before
            from ledger.leaf l join events.mt_events e on e.id = l.event_id where l.type = 'number-allocated') dates
        where this < before
        """;

    private const string PapersWithoutExactlyOneNumber =
        """
        select count(*) from (
            select stream from ledger.leaf where type in ('number-assigned', 'directive-issued') group by stream
            having count(*) filter (where type = 'number-assigned') <> 1 or count(*) filter (where type = 'directive-issued') <> 1) papers
        """;

    /// <summary>Everyone asks twice with the same key, as after a lost answer: still one number.</summary>
    private static async Task<HttpAnswer> IssueAsync(HttpApi api, Paper paper, Task start)
    {
        await start;
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => api.PostAsync(Situations.Nga, $"/directives/{paper.Id}/issue", key: key)));
        Assert.Equal(answers[0].Expect(200).Text, answers[1].Expect(200).Text);
        return answers[0];
    }

    private static async Task<IReadOnlyList<int>> AllocatedAsync(NpgsqlDataSource database)
    {
        await using var select = database.CreateCommand(
            "select (e.data->>'count')::int from ledger.leaf l join events.mt_events e on e.id = l.event_id where l.type = 'number-allocated' order by l.sequence");
        await using var rows = await select.ExecuteReaderAsync();
        var counts = new List<int>();
        while (await rows.ReadAsync()) counts.Add(rows.GetInt32(0));
        return counts;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string sql)
    {
        await using var select = database.CreateCommand(sql);
        return (long)(await select.ExecuteScalarAsync())!;
    }
}
