using Npgsql;

namespace Workflow.IntegrationTests;

/// <summary>The log looked over from outside, in SQL alone: what must hold of it whatever happened (reliability.md §2.1: I1, I2, I4, I12).</summary>
internal static class LogAudit
{
    private const string Leaves = "(select l.*, convert_from(l.bytes, 'UTF8')::jsonb as said from ledger.leaf l)";

    private static readonly (string Finding, string Sql)[] Laws =
    [
        ("the head says how many leaves there are", "select 1 from ledger.head where size <> (select count(*) from ledger.leaf)"),
        ("sequences run from 0 without a gap", "select 1 from (select count(*) n, min(sequence) a, max(sequence) b from ledger.leaf) l where n > 0 and (a <> 0 or b <> n - 1)"),
        ("every leaf has its event and every event its leaf", "select 1 from ledger.leaf l full join (select * from events.mt_events where type <> 'tombstone') e on e.id = l.event_id where l.event_id is null or e.id is null"),
        ("a leaf's bytes have its hash", @"select 1 from ledger.leaf where hash <> sha256('\x00'::bytea || bytes)"),
        ("a leaf says what its row says", $"""
            select 1 from {Leaves} l where (said->>'sequence')::bigint <> sequence or (said->>'eventId')::uuid <> event_id or (said->>'stream')::uuid <> stream
                or (said->>'version')::int <> version or said->>'type' <> type or (said->>'at')::timestamptz <> at or said->>'actor' <> actor
            """),
        ("a leaf says what the store's row says", $"""
            select 1 from {Leaves} l join events.mt_events e on e.id = l.event_id where said->'data' <> e.data or e.stream_id <> l.stream or e.version <> l.version
                or e.type <> l.type or e.timestamp <> l.at or (e.headers->>'sequence')::bigint is distinct from l.sequence or e.user_name is distinct from l.actor
            """),
        ("a leaf names the capacity that its fact names", $"select 1 from {Leaves} l where said->>'as' is distinct from said->'data'->'by'->>'as'"),
        ("a refusal says nothing of what was sent", $"select 1 from {Leaves} l where type = 'command-refused' and said->>'onBehalfOf' is not null"),
        ("versions of a stream run from 1 without a gap, in the order of the log",
            "select 1 from (select version, row_number() over (partition by stream order by sequence) n from ledger.leaf) v where version <> n"),
        ("the store knows each stream's version", "select 1 from events.mt_streams s where version <> (select count(*) from ledger.leaf l where l.stream = s.id)"),
        ("instants never decrease", "select 1 from (select at, lag(at) over (order by sequence) as before from ledger.leaf) i where at < before"),
        ("the store's own order is that of the transactions", """
            select 1 from (select min(e.seq_id) as first, lag(max(e.seq_id)) over (order by min(l.sequence)) as before
                from ledger.leaf l join events.mt_events e on e.id = l.event_id group by l.xmin::text) t where first < before
            """),
        ("a command's facts lie side by side, so it was decided once", $"""
            select 1 from (select said->>'command' as command, max(sequence) - min(sequence) + 1 as span, count(*) as facts from {Leaves} l group by 1) c where span <> facts
            """),
        ("refusals lie in the streams of days only", "select 1 from ledger.leaf where (type in ('command-refused', 'refusals-counted', 'content-shown', 'vote-came-late')) <> (kind = 4)"),
        ("numbers of a series are unique and without a gap", """
            select 1 from (select (e.data->>'count')::int - row_number() over (partition by l.stream order by l.sequence) as opening, l.stream
                from ledger.leaf l join events.mt_events e on e.id = l.event_id where l.type in ('number-allocated', 'number-booked')) n
            join (select l.stream, (e.data->>'lastNumber')::int as last from ledger.leaf l join events.mt_events e on e.id = l.event_id where l.type = 'series-opened') s using (stream)
            where opening <> last
            """),
    ];

    /// <returns>The laws that are broken; none for a sound log.</returns>
    internal static async Task<IReadOnlyList<string>> FindingsAsync(NpgsqlDataSource database)
    {
        var findings = new List<string>();
        foreach (var (finding, sql) in Laws)
        {
            await using var select = database.CreateCommand($"select exists ({sql})");
            if (await select.ExecuteScalarAsync() is true) findings.Add(finding);
        }

        return findings;
    }
}
