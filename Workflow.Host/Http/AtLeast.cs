using Npgsql;

namespace Workflow.Host.Http;

/// <summary>
/// Serves <c>?atLeast=</c>: a read that must contain what the caller has just done waits for the read model to get there (design §5).
/// Cards, registers and the inbox are written with the facts and are never behind; search and deliveries follow them.
/// </summary>
public sealed class AtLeast(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>The shard behind the search by words.</summary>
    public const string Search = "SearchRow";

    /// <summary>The shard behind the delivery board.</summary>
    public const string Deliveries = "DeliveryRow";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    /// <param name="sequence">Place in the audit log; null asks for nothing.</param>
    /// <param name="shard">The asynchronous read model; null for those written with the facts.</param>
    /// <exception cref="RefusedRequestException">503 <c>read.behind</c>: not there within two seconds, or the log is not that long.</exception>
    public async Task WaitAsync(long? sequence, string? shard, CancellationToken cancellation)
    {
        if (sequence is not { } wanted) return;
        if (await PlaceAsync(wanted, cancellation) is not { } place) throw Behind();

        var started = time.GetTimestamp();
        while (shard is not null && !await HasPassedAsync(shard, place, cancellation))
        {
            if (time.GetElapsedTime(started) > Patience) throw Behind();
            await Task.Delay(Pause, time, cancellation);
        }
    }

    /// <summary>Where the store's own count stands once every fact up to <paramref name="sequence"/> is in it. The two run apart within one batch only,
    /// whose facts share their instant; no batch comes near 8,192 facts.</summary>
    private async Task<long?> PlaceAsync(long sequence, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            """
            select max(e.seq_id) from ledger.leaf l join events.mt_events e on e.stream_id = l.stream and e.version = l.version
            where l.sequence between $1 - 8192 and $1 and l.at = (select at from ledger.leaf where sequence = $1)
            """);
        select.Parameters.Add(new() { Value = sequence });
        return await select.ExecuteScalarAsync(cancellation) as long?;
    }

    private async Task<bool> HasPassedAsync(string shard, long place, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand("select coalesce(min(last_seq_id), 0) >= $2 from events.mt_event_progression where name like $1 || ':%'");
        select.Parameters.Add(new() { Value = shard });
        select.Parameters.Add(new() { Value = place });
        return (bool)(await select.ExecuteScalarAsync(cancellation))!;
    }

    private static RefusedRequestException Behind() => new(StatusCodes.Status503ServiceUnavailable, "read.behind");
}
