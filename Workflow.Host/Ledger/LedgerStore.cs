using System.Data;
using System.Diagnostics;
using Marten;
using Npgsql;
using Wolverine.Marten;
using Wolverine.Runtime;
using Workflow.Domain;
using Workflow.Domain.Organisation;

namespace Workflow.Host.Ledger;

/// <summary>The writer's transaction: lock the head row, find answers given before, load, decide, save everything, commit. Used by the <see cref="Ledger"/> alone.</summary>
public sealed class LedgerStore(
    LedgerDatabase database, IDocumentStore documents, IWolverineRuntime wolverine, LedgerClock clock, LedgerMetrics metrics, ILogger<LedgerStore> logger)
{
    private static readonly Rejection KeyReused = new(RejectionKind.Unacceptable, "idempotency.key-reused");

    // What is at work at one time; of 20,000 states the Host needed 460 MB, and a state that is missed is one read more.
    private const int StatesKept = 4_000;
    private readonly StreamCache _cache = new(StatesKept / 2);
    private readonly RefusalMeter _refusals = new();
    private OrganisationChart _organisation = OrganisationChart.Empty;

    /// <summary>The size of the log up to which the cache knows every change.</summary>
    private long _known;

    /// <summary>The organisation as of the last batch, for what is read between commands.</summary>
    public OrganisationChart Organisation => Volatile.Read(ref _organisation);

    /// <summary>Commits the commands in one transaction and tells their answers. After an exception it may have been committed or not; calling again with the same commands is safe.</summary>
    public async Task<IReadOnlyList<(Pending, Answer)>> CommitAsync(IReadOnlyList<Pending> commands, CancellationToken cancellation)
    {
        try
        {
            return await TryCommitAsync(commands, cancellation);
        }
        catch
        {
            // Whatever the reason, the states at hand may not be those of the store any more.
            _cache.Clear();
            throw;
        }
    }

    private async Task<IReadOnlyList<(Pending, Answer)>> TryCommitAsync(IReadOnlyList<Pending> commands, CancellationToken cancellation)
    {
        var time = metrics.Start();
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        using var standby = new StandbyWatch(connection);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var session = documents.LightweightSession(Marten.Services.SessionOptions.ForTransaction(transaction, shouldAutoCommit: true));

        var (head, remembered) = await LedgerSql.LockHeadAsync(connection, transaction, [.. commands.Select(c => c.Submission.Id)], cancellation);
        time.Done("lock");

        await CatchUpAsync(connection, session, head.Size, cancellation);
        _refusals.Begin();
        var batch = new LedgerBatch(_cache, _organisation, head.Size, clock.Next(head.LastAt), _refusals);
        var answers = await DecideAllAsync(commands, remembered, batch, session, cancellation);
        time.Done("decide");

        await SaveAsync(batch, session, standby, cancellation);
        time.Done("save");
        return answers;
    }

    /// <summary>Decides one after another; those that ask for states not at hand are decided again after one read for all of them.</summary>
    private static async Task<IReadOnlyList<(Pending, Answer)>> DecideAllAsync(
        IReadOnlyList<Pending> commands, Dictionary<Guid, RememberedAnswer> remembered, LedgerBatch batch, IQuerySession session, CancellationToken cancellation)
    {
        var answers = new List<(Pending, Answer)>(commands.Count);
        while (commands.Count > 0)
        {
            var (missing, waiting) = (new HashSet<StreamKey>(), new List<Pending>());
            foreach (var pending in commands)
            {
                try
                {
                    answers.Add((pending, AnswerTo(pending.Submission, batch, remembered)));
                }
                catch (StreamNotLoadedException wanted)
                {
                    missing.Add(wanted.Key);
                    waiting.Add(pending);
                }
                catch (Exception bug)
                {
                    throw new UndecidableCommandException(bug);
                }
            }

            commands = waiting;
            if (missing.Count > 0) await LoadAsync(session, missing, batch, cancellation);
        }

        return answers;
    }

    /// <summary>A stream that cannot be read or folded is the affair of the command that asked for it, not of the others in its batch. A connection that broke meanwhile is the weather.</summary>
    private static async Task LoadAsync(IQuerySession session, HashSet<StreamKey> missing, LedgerBatch batch, CancellationToken cancellation)
    {
        try
        {
            await LedgerSql.LoadAsync(session, missing, batch, cancellation);
        }
        catch (Exception unreadable) when (unreadable.GetBaseException() is not (NpgsqlException or OperationCanceledException) && session.Connection.State is ConnectionState.Open)
        {
            throw new UndecidableCommandException(unreadable);
        }
    }

    /// <summary>The answer given before to the same command, be it years ago or in this very batch; or the decision.</summary>
    private static Answer AnswerTo(Submission submission, LedgerBatch batch, Dictionary<Guid, RememberedAnswer> remembered)
    {
        if (remembered.TryGetValue(submission.Id, out var before))
        {
            // The refusal gets an id of its own: the key's belongs to what was asked first.
            return before.BodyHash.AsSpan().SequenceEqual(submission.BodyHash)
                ? new(before.Status, before.Body)
                : batch.Refuse(submission with { Id = Guid.CreateVersion7() }, KeyReused);
        }

        if (submission.NewStream is { } fresh && !batch.Has(fresh)) batch.Loaded(fresh, null);
        var answer = batch.Decide(submission);
        remembered[submission.Id] = new(submission.BodyHash, answer.Status, answer.Body);
        return answer;
    }

    /// <summary>Everything in one transaction: events, leaves, rows, texts, answers, outgoing messages, and the head.</summary>
    private async Task SaveAsync(LedgerBatch batch, IDocumentSession session, StandbyWatch standby, CancellationToken cancellation)
    {
        LedgerSql.QueueEvents(session, batch);
        LedgerSql.QueueRows(session, batch);
        await PublishAsync(batch, session);

        await session.SaveChangesAsync(cancellation);
        if (standby.IsLost) throw new NpgsqlException("The standby did not confirm the commit.");

        foreach (var (key, stream) in batch.Changed) _cache.Put(key, stream);
        Volatile.Write(ref _organisation, batch.Organisation);
        _refusals.Committed();
        _known = batch.Size;
        metrics.Facts(batch.Leaves.Count);
    }

    /// <summary>Messages go into Wolverine's outbox within this transaction and leave after it, each in its own command's trace.</summary>
    private async Task PublishAsync(LedgerBatch batch, IDocumentSession session)
    {
        if (batch.Messages.Count is 0) return;

        var outbox = new MartenOutbox(wolverine, session);
        var writer = Activity.Current;
        foreach (var (from, message) in batch.Messages)
        {
            using var span = new Activity("publish").SetParentId(from.Trace.TraceId, from.Trace.SpanId, from.Trace.TraceFlags).Start();
            outbox.CorrelationId = from.Id.ToString();
            await outbox.PublishAsync(message);
        }

        Activity.Current = writer;
    }

    /// <summary>What other Hosts wrote since is forgotten here and read again when asked for; the organisation is read again at once.</summary>
    private async Task CatchUpAsync(NpgsqlConnection connection, IQuerySession session, long size, CancellationToken cancellation)
    {
        if (size == _known) return;
        if (size < _known)
        {
            logger.LogCritical("The log holds {Size} facts, {Known} were known: the database is an older one. Everything is read again", size, _known);
            _cache.Clear();
            _known = 0;
        }

        var changed = await LedgerSql.ChangedSinceAsync(connection, _known, cancellation);
        foreach (var key in changed) _cache.Forget(key);
        if (changed.Any(key => key.Kind is StreamKind.Organisation))
            Volatile.Write(ref _organisation, await LedgerSql.LoadOrganisationAsync(connection, session, cancellation));
        _known = size;
    }

    /// <summary>Reads the organisation without waiting for the first command.</summary>
    public async Task WarmUpAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await LedgerSql.EnsureHeadAsync(connection, cancellation);
        await using var session = documents.QuerySession();
        var organisation = await LedgerSql.LoadOrganisationAsync(connection, session, cancellation);
        if (_known is 0) Volatile.Write(ref _organisation, organisation);
    }
}

/// <summary>
/// Hears the server say, behind a commit that looks like a success, that it gave up waiting for its synchronous standby (SQLSTATE 01000): then the
/// facts are on one disk only and must not be acknowledged. Running the batch again finds them, and waits again.
/// </summary>
internal sealed class StandbyWatch : IDisposable
{
    private readonly NpgsqlConnection _connection;

    public StandbyWatch(NpgsqlConnection connection)
    {
        _connection = connection;
        _connection.Notice += Hear;
    }

    public bool IsLost { get; private set; }

    public void Dispose() => _connection.Notice -= Hear;

    private void Hear(object sender, NpgsqlNoticeEventArgs said) => IsLost |= said.Notice is { SqlState: "01000", MessageText: var text } && text.Contains("synchronous replication", StringComparison.Ordinal);
}

/// <summary>Deciding a command failed, not for what it asks but by a bug; the store has nothing to do with it.</summary>
public sealed class UndecidableCommandException(Exception bug) : Exception(bug.Message, bug);
