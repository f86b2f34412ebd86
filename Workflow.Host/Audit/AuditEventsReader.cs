using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Workflow.Host.Audit;

/// <summary>A page of the audit log.</summary>
/// <param name="Next">To be given as <c>after</c>, or as <c>before</c> where that was asked, to go on; absent while the log is empty.</param>
public sealed record AuditEventsAnswer(IReadOnlyList<AuditEventItem> Items, long? Next);

/// <summary>One fact: the members of its leaf in their order, and the hash of the leaf's bytes (RFC 6962 §2.1).</summary>
/// <param name="Sequence">Its place in the log, from 0, without a gap.</param>
/// <param name="As">The appointment it was done in.</param>
/// <param name="Data">What happened; holds no typed text, only addresses of texts.</param>
public sealed record AuditEventItem(
    int V, long Sequence, Guid EventId, Guid Stream, int Version, string Type, DateTimeOffset At, string Actor, string? OnBehalfOf, string? As,
    Guid Command, string Correlation, string? Causation, JsonElement Data, string Hash)
{
    /// <summary>The same for people, in the caller's language; only when asked for.</summary>
    public AuditWord? Words { get; init; }
}

/// <summary>Which facts are wanted.</summary>
/// <param name="After">Place of the last one seen; -1 for none.</param>
/// <param name="Before">Place of the first one seen, to go back from it: the newest come first. Null to go forward.</param>
/// <param name="Stream">A directive (refusals that target it included), or any other stream.</param>
public sealed record AuditEventsFilter(
    long After = -1, long? Before = null, long? Limit = null, Guid? Stream = null, string? Actor = null, string? Type = null, DateTimeOffset? From = null, DateTimeOffset? To = null);

/// <summary>A fact as it is shown: its leaf's bytes with the hash as one more member.</summary>
/// <param name="About">The directive that it concerns; null for none.</param>
public sealed record AuditLine(long Sequence, byte[] Json, Guid? About);

/// <summary>Reads the log in its order.</summary>
public sealed class AuditEventsReader(NpgsqlDataSource source)
{
    public async Task<IReadOnlyList<AuditLine>> PageAsync(AuditEventsFilter filter, int limit, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            $"select sequence, bytes, hash, about from ledger.leaf where {Condition(filter)} order by sequence{(filter.Before is null ? "" : " desc")} limit $2");
        select.Parameters.Add(new() { Value = filter.After });
        select.Parameters.Add(new() { Value = limit });
        select.Parameters.Add(new() { Value = (object?)filter.Stream ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        select.Parameters.Add(new() { Value = (object?)filter.Actor ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        select.Parameters.Add(new() { Value = (object?)filter.Type ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        select.Parameters.Add(new() { Value = (object?)filter.From ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        select.Parameters.Add(new() { Value = (object?)filter.To ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        select.Parameters.Add(new() { Value = filter.Before ?? long.MaxValue });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var page = new List<AuditLine>();
        while (await rows.ReadAsync(cancellation)) page.Add(new(rows.GetInt64(0), WithHash((byte[])rows[1], (byte[])rows[2]), rows.IsDBNull(3) ? null : rows.GetGuid(3)));
        return page;
    }

    /// <summary>A directive's facts are found by what they are about, another stream's by its events' ids: both have an index.</summary>
    private static string Condition(AuditEventsFilter filter) =>
        "sequence > $1 and sequence < $8 and ($4 is null or actor = $4) and ($5 is null or type = $5) and ($6 is null or at >= $6) and ($7 is null or at <= $7)"
        + (filter.Stream is null
            ? " and $3 is null"
            : " and sequence in (select sequence from ledger.leaf where about = $3 union select l.sequence from events.mt_events e join ledger.leaf l on l.event_id = e.id where e.stream_id = $3)");

    private static byte[] WithHash(byte[] leaf, byte[] hash) =>
        [.. leaf.AsSpan(0, leaf.Length - 1), .. Encoding.ASCII.GetBytes($",\"hash\":\"{Convert.ToHexStringLower(hash)}\"}}")];
}
