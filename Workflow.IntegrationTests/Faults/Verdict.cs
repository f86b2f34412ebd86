using System.Text.Json;
using Npgsql;
using RabbitMQ.Client;
using Workflow.Host.Distribution;
using Xunit;

namespace Workflow.IntegrationTests.Faults;

/// <summary>What must hold after any faults: system-wide facts, no expectation of single steps.</summary>
internal sealed class Verdict(Installation installation, Load load)
{
    /// <summary>Every acknowledged command is in the log, once, and is answered again as it was; the log and its numbers are sound.</summary>
    internal async Task NothingLostAsync(HttpApi api)
    {
        await using var database = NpgsqlDataSource.Create(installation.Database);
        Assert.Equal([], await LogAudit.FindingsAsync(database));
        Assert.Equal(load.Acknowledged.Count, await CountAsync(
            database, "select count(*) from unnest($1::bigint[], $2::uuid[]) as a (sequence, directive) join ledger.leaf l on l.sequence = a.sequence and l.about = a.directive",
            load.Acknowledged.Select(a => a.Sequence).ToArray(), load.Acknowledged.Select(a => a.Directive).ToArray()));
        Assert.Equal(load.Issued.Count, await CountAsync(database, "select count(*) from ledger.leaf where type = 'directive-issued' and about = any($1)", load.Issued.Keys.ToArray()));
        Assert.Equal(load.Issued.Count, await CountAsync(database, "select count(*) from ledger.leaf where type = 'directive-issued'"));

        await Parallel.ForEachAsync(load.Acknowledged, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (asked, _) =>
            Assert.Equal(asked.Answer.Text, (await api.PostAsync(asked.Person, asked.Path, asked.Body, asked.Key)).Text));
    }

    /// <summary>Waits until nothing is to be sent any more.</summary>
    internal async Task DrainedAsync()
    {
        await using var database = NpgsqlDataSource.Create(installation.Database);
        await Eventually.TrueAsync("the outbox is empty", async () => await CountAsync(
            database, "select (select count(*) from wolverine.wolverine_outgoing_envelopes) + (select count(*) from wolverine.wolverine_incoming_envelopes where status <> 'Handled')") is 0);
        Assert.Equal(0, await CountAsync(database, "select count(*) from wolverine.wolverine_dead_letters"));
    }

    /// <summary>Waits until the asynchronous read models have seen every event.</summary>
    internal async Task ReadModelsAreThereAsync()
    {
        await using var database = NpgsqlDataSource.Create(installation.Database);
        await Eventually.TrueAsync("the read models have seen every event", async () => await CountAsync(
            database, "select count(*) from events.mt_event_progression where name like '%:All' and last_seq_id = (select max(seq_id) from events.mt_events)") >= 2);
    }

    /// <summary>How many messages the outbox holds just now.</summary>
    internal async Task<long> WaitingAsync()
    {
        await using var database = NpgsqlDataSource.Create(installation.Database);
        return await CountAsync(database, "select count(*) from wolverine.wolverine_outgoing_envelopes");
    }

    /// <summary>The issued directives that a branch's queue does not hold; it must hold no other. Looking empties it; duplicates are as good as one.</summary>
    internal async Task<IReadOnlyList<Guid>> MissingAtAsync(string branch)
    {
        var held = (await TakeAllAsync(BrokerNames.BranchQueue(branch))).Select(DirectiveOf).ToHashSet();
        Assert.Subset(load.Issued.Keys.ToHashSet(), held);
        return [.. load.Issued.Keys.Where(id => !held.Contains(id))];
    }

    /// <summary>Every branch's queue holds exactly the issued directives, and nothing went astray.</summary>
    internal async Task EveryQueueHoldsAllAsync(IEnumerable<string> branches)
    {
        foreach (var branch in branches) Assert.Equal([], await MissingAtAsync(branch));
        Assert.Empty(await TakeAllAsync(BrokerNames.Unrouted));
        Assert.Empty(await TakeAllAsync(BrokerNames.DeadLetters));
    }

    /// <summary>Waits until a branch's receipt of this code is recorded for every issued directive: each once.</summary>
    internal async Task ReceiptsAreRecordedOnceAsync(string branch, string statusCode)
    {
        const string Recorded = "from events.mt_events where type = 'receipt-recorded' and data->>'branch' = $1 and data->>'statusCode' = $2";
        await using var database = NpgsqlDataSource.Create(installation.Database);
        await Eventually.TrueAsync("every receipt is recorded", async () =>
            await CountAsync(database, $"select count(distinct data->>'directiveId') {Recorded}", branch, statusCode) == load.Issued.Count);
        Assert.Equal(load.Issued.Count, await CountAsync(database, $"select count(*) {Recorded}", branch, statusCode));
    }

    private async Task<List<ReadOnlyMemory<byte>>> TakeAllAsync(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = installation.Amqp, AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var bodies = new List<ReadOnlyMemory<byte>>();
        while (await channel.BasicGetAsync(queue, autoAck: true) is { } message) bodies.Add(message.Body.ToArray());
        return bodies;
    }

    private static Guid DirectiveOf(ReadOnlyMemory<byte> envelope)
    {
        using var json = JsonDocument.Parse(envelope);
        return json.RootElement.GetProperty("message").GetProperty("directiveId").GetGuid();
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string sql, params object[] parameters)
    {
        await using var select = database.CreateCommand(sql);
        foreach (var value in parameters) select.Parameters.Add(new() { Value = value });
        return (long)(await select.ExecuteScalarAsync())!;
    }
}
