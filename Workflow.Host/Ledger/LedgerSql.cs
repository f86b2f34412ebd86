using System.Text.Json;
using JasperFx.Events;
using Marten;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Projections;
using Workflow.Projections.Numbering;

namespace Workflow.Host.Ledger;

/// <summary>How many facts the log holds, and when the last was recorded.</summary>
public sealed record LedgerHead(long Size, DateTimeOffset LastAt);

/// <summary>What a command was answered before.</summary>
public sealed record RememberedAnswer(byte[] BodyHash, int Status, byte[] Body);

/// <summary>The Ledger's statements. Rows go in sets, one statement for each table and batch.</summary>
public static class LedgerSql
{
    private const string HeaderSequence = "sequence";

    /// <summary>Locks the head row first, so that all that follows is read after every earlier batch; and finds the answers already given. One round trip.</summary>
    public static async Task<(LedgerHead, Dictionary<Guid, RememberedAnswer>)> LockHeadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid[] ids, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new("select size, last_at from ledger.head where id = 1 for update"));
        batch.BatchCommands.Add(new("select id, body_hash, status, body from ledger.command where id = any($1)") { Parameters = { new() { Value = ids } } });

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation)) throw new InvalidOperationException("The log has no head row; run db-apply and start the Host.");
        var head = new LedgerHead(rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1));

        await rows.NextResultAsync(cancellation);
        var answers = new Dictionary<Guid, RememberedAnswer>();
        while (await rows.ReadAsync(cancellation))
            answers[rows.GetGuid(0)] = new((byte[])rows[1], rows.GetInt16(2), (byte[])rows[3]);
        return (head, answers);
    }

    public static async Task EnsureHeadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var insert = new NpgsqlCommand("insert into ledger.head (id, size, last_at) values (1, 0, 'epoch') on conflict do nothing", connection);
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<IReadOnlyList<StreamKey>> ChangedSinceAsync(NpgsqlConnection connection, long sequence, CancellationToken cancellation)
    {
        await using var select = new NpgsqlCommand("select distinct kind, stream from ledger.leaf where sequence >= $1", connection)
        {
            Parameters = { new() { Value = sequence } },
        };
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var changed = new List<StreamKey>();
        while (await rows.ReadAsync(cancellation)) changed.Add(new((StreamKind)rows.GetInt16(0), rows.GetGuid(1)));
        return changed;
    }

    /// <summary>Loads streams into the batch, all in one read; those without facts are taken in as empty.</summary>
    public static async Task LoadAsync(IQuerySession session, IReadOnlyCollection<StreamKey> keys, LedgerBatch batch, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToArray();
        var events = await session.Events.QueryAllRawEvents().Where(e => ids.Contains(e.StreamId)).OrderBy(e => e.Sequence).ToListAsync(cancellation);
        var streams = events.ToLookup(e => e.StreamId);
        foreach (var key in keys) batch.Loaded(key, Fold(key, streams[key.Id]));
    }

    /// <summary>The stream as it stands after these events, oldest first; null after none.</summary>
    public static StreamAsOf? Fold(StreamKey key, IEnumerable<IEvent> events) =>
        events.Aggregate((StreamAsOf?)null, (stream, e) => StreamFold.Apply(key, stream, e.Data, e.Timestamp, SequenceOf(e)));

    /// <summary>The event's place in the audit log; the store's own sequence has gaps by nature.</summary>
    public static long SequenceOf(IEvent e) => e.GetHeader(HeaderSequence) switch
    {
        long number => number,
        int number => number,
        JsonElement json => json.GetInt64(),
        var other => throw new InvalidOperationException($"Event {e.Id} has no place in the log but {other ?? "nothing"}."),
    };

    public static async Task<OrganisationChart> LoadOrganisationAsync(NpgsqlConnection connection, IQuerySession session, CancellationToken cancellation)
    {
        await using var select = new NpgsqlCommand("select distinct stream from ledger.leaf where kind = $1", connection)
        {
            Parameters = { new() { Value = (short)StreamKind.Organisation } },
        };
        var ids = new List<Guid>();
        await using (var rows = await select.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation)) ids.Add(rows.GetGuid(0));

        var events = await session.Events.QueryAllRawEvents().Where(e => ids.Contains(e.StreamId)).ToListAsync(cancellation);
        return events.OrderBy(SequenceOf).Select(e => (OrganisationEvent)e.Data).Aggregate(OrganisationChart.Empty, OrganisationChart.Evolve);
    }

    /// <summary>
    /// The facts go to their streams, each with its own metadata and the id its leaf names: into the store's own tables, all streams of a batch in two statements.
    /// Marten's append is a call for each stream, which was more than half of what a batch waits for (docs/decisions/0003); the unique index on stream and version
    /// guards what it guards. <c>LogAudit</c> in the tests compares what is written here with what Marten reads.
    /// </summary>
    public static void QueueEvents(IDocumentSession session, LedgerBatch batch)
    {
        var leaves = batch.Leaves;
        if (leaves.Count is 0) return;

        var streams = leaves.Select(l => l.Stream).Distinct().Select(key => (key.Id, Alias: StreamFold.AliasOf(key.Kind), Version: (long)batch.StateOf(key).Version)).ToList();
        session.QueueSqlCommand(
            """
            insert into events.mt_streams (id, type, version, timestamp, created)
            select id, type, version, at, at from unnest(?::uuid[], ?::text[], ?::bigint[]) as stream (id, type, version), (select ?::timestamptz as at) now
            on conflict (id) do update set version = excluded.version, timestamp = excluded.timestamp
            """,
            streams.Select(s => s.Id).ToArray(), streams.Select(s => s.Alias).ToArray(), streams.Select(s => s.Version).ToArray(), batch.Now);
        session.QueueSqlCommand(
            """
            insert into events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers, user_name)
            select nextval('events.mt_events_sequence'), id, stream, version, data, type, at, dotnet, jsonb_build_object('sequence', sequence), actor
            from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::jsonb[], ?::text[], ?::text[], ?::bigint[], ?::text[]) as fact (id, stream, version, data, type, dotnet, sequence, actor),
                (select ?::timestamptz as at) now
            order by sequence
            """,
            leaves.Select(l => l.EventId).ToArray(), leaves.Select(l => l.Stream.Id).ToArray(), leaves.Select(l => (long)l.Version).ToArray(), leaves.Select(l => l.Data).ToArray(),
            leaves.Select(l => l.Type).ToArray(), batch.Events.Select(e => EventNames.DotNetNameOf(e)).ToArray(), leaves.Select(l => l.Sequence).ToArray(), leaves.Select(l => l.Actor).ToArray(), batch.Now);
    }

    public static void QueueRows(IDocumentSession session, LedgerBatch batch)
    {
        QueueLeaves(session, batch.Leaves);
        QueueAnswers(session, batch);
        QueueContent(session, batch.Content);
        QueueErasure(session, batch);
        ReadRows.QueueCards(session, [.. batch.Changed.Select(s => s.Value.Card).OfType<Projections.Drafting.DirectiveCard>()]);
        ReadRows.QueuePaces(session, [.. batch.Changed.Select(s => s.Value.Pace).OfType<Projections.Reporting.DirectivePace>()]);
        ReadRows.QueueRegister(session, RegisterLines(batch));

        // Without facts too: answers found again may be of a commit that no standby has yet, and this commit waits for it.
        session.QueueSqlCommand("update ledger.head set size = ?, last_at = ? where id = 1", batch.Size, batch.Now);
    }

    private static List<RegisterEntry> RegisterLines(LedgerBatch batch) =>
        [.. from leaf in batch.Leaves.Index()
            where leaf.Item.Stream.Kind is StreamKind.NumberSeries
            let series = (NumberSeries)batch.StateOf(leaf.Item.Stream).State
            let line = RegisterEntry.Of(series.Id.ToString(), (SeriesEvent)batch.Events[leaf.Index])
            where line is not null
            select line];

    private static void QueueLeaves(IDocumentSession session, List<Leaf> leaves)
    {
        if (leaves.Count is 0) return;

        session.QueueSqlCommand(
            """
            insert into ledger.leaf (sequence, event_id, stream, version, kind, type, at, actor, about, bytes, hash)
            select * from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::int[], ?::smallint[], ?::text[], ?::timestamptz[], ?::text[], ?::uuid[], ?::bytea[], ?::bytea[])
            """,
            leaves.Select(l => l.Sequence).ToArray(), leaves.Select(l => l.EventId).ToArray(), leaves.Select(l => l.Stream.Id).ToArray(),
            leaves.Select(l => l.Version).ToArray(), leaves.Select(l => (short)l.Stream.Kind).ToArray(), leaves.Select(l => l.Type).ToArray(),
            leaves.Select(l => l.At).ToArray(), leaves.Select(l => l.Actor).ToArray(), leaves.Select(l => l.About).ToArray(),
            leaves.Select(l => l.Bytes).ToArray(), leaves.Select(l => l.Hash).ToArray());
    }

    private static void QueueAnswers(IDocumentSession session, LedgerBatch batch)
    {
        var answers = batch.Answers.Where(a => a.Answer.Remembered).DistinctBy(a => a.From.Id).ToList();
        if (answers.Count is 0) return;

        session.QueueSqlCommand(
            "insert into ledger.command (id, body_hash, status, body, at) select *, ?::timestamptz from unnest(?::uuid[], ?::bytea[], ?::smallint[], ?::bytea[])",
            batch.Now, answers.Select(a => a.From.Id).ToArray(), answers.Select(a => a.From.BodyHash).ToArray(),
            answers.Select(a => (short)a.Answer.Status).ToArray(), answers.Select(a => a.Answer.BodyKept ? a.Answer.Body : []).ToArray());
    }

    /// <summary>The parts of what is quarantined go with the fact that says so, those of commands before it in the batch too; <see cref="ContentErasure"/> sees to the keys.</summary>
    private static void QueueErasure(IDocumentSession session, LedgerBatch batch)
    {
        var quarantined = batch.Leaves.Zip(batch.Events).Where(fact => fact.Second is ContentQuarantined).Select(fact => fact.First.Stream.Id).ToArray();
        if (quarantined is not []) session.QueueSqlCommand("delete from content.part where document = any(?::uuid[])", quarantined);
    }

    private static void QueueContent(IDocumentSession session, List<EncryptedPart> parts)
    {
        if (parts.Count is 0) return;

        session.QueueSqlCommand(
            """
            insert into content.part (document, sha256, piece, size, media_type, nonce, bytes)
            select document, sha256, 0, size, media_type, nonce, bytes
            from unnest(?::uuid[], ?::bytea[], ?::bigint[], ?::text[], ?::bytea[], ?::bytea[]) as given (document, sha256, size, media_type, nonce, bytes)
            on conflict do nothing
            """,
            parts.Select(p => p.Document).ToArray(), parts.Select(p => Convert.FromHexString(p.Sha256)).ToArray(), parts.Select(p => p.Size).ToArray(),
            parts.Select(p => p.MediaType).ToArray(), parts.Select(p => p.Nonce).ToArray(), parts.Select(p => p.Bytes).ToArray());
    }
}
