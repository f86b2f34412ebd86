using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using Workflow.Host.Drafting;

namespace Workflow.Host.Ledger;

/// <summary>
/// The one door to the event store. A single writer for the whole cluster with group commit: commands that arrive while a batch is under way
/// wait in memory and go together in the next one (design §3). Nothing is answered before its facts are committed.
/// </summary>
public sealed class Ledger(LedgerStore store, ContentStore content, LedgerMetrics metrics, ILogger<Ledger> logger) : BackgroundService
{
    private const int LargestBatch = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly ActivitySource Traces = new("Workflow.Ledger");

    private readonly Channel<Pending> _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(4096) { SingleReader = true });

    /// <summary>Decides a command and records what follows from it. Throws <see cref="LedgerUnavailableException"/> when that cannot be known in time.</summary>
    public async Task<Answer> DecideAsync(Submission submission, CancellationToken cancellation = default)
    {
        using var span = Traces.StartActivity($"ledger {submission.Command.GetType().Name}", ActivityKind.Internal, submission.Trace);
        var pending = new Pending((await EncryptedAsync(submission, cancellation)) with { Trace = span?.Context ?? submission.Trace });
        if (!_queue.Writer.TryWrite(pending)) throw new LedgerUnavailableException("The queue of commands is full, or the Host is stopping.");

        try
        {
            return await pending.Answered.Task.WaitAsync(Patience + TimeSpan.FromSeconds(2), cancellation);
        }
        catch (TimeoutException late)
        {
            throw new LedgerUnavailableException("No answer from the store in time.", late);
        }
    }

    /// <summary>Before it waits its turn: neither the making of a key nor the encrypting holds up the writer.</summary>
    private async Task<Submission> EncryptedAsync(Submission submission, CancellationToken cancellation)
    {
        if (submission.Content is []) return submission;

        try
        {
            return submission with { Content = [], Encrypted = await content.EncryptAsync(submission.Content, cancellation).WaitAsync(Patience, cancellation) };
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            throw new LedgerUnavailableException("The keys cannot be reached.", away);
        }
    }

    /// <summary>Takes no more commands, and answers those it has.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _queue.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<Pending>(LargestBatch);
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var pending)) batch.Add(pending);
            metrics.Waited(batch);
            await CommitAsync(batch, stoppingToken);
        }
    }

    /// <summary>
    /// Commits a batch, whatever it takes. After an error nobody knows whether the transaction went through, so the batch is simply run again:
    /// locking the head row waits out the old transaction, and the commands that it did record are found by their ids and answered as they were.
    /// </summary>
    private async Task CommitAsync(List<Pending> batch, CancellationToken stopping)
    {
        for (var pause = TimeSpan.FromMilliseconds(20); ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, TimeSpan.TicksPerSecond)))
        {
            batch.RemoveAll(pending => pending.GivenUp(Patience));
            if (batch.Count is 0) return;

            try
            {
                foreach (var (pending, answer) in await store.CommitAsync(batch, stopping)) pending.Answered.TrySetResult(answer);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (IsCausedByCommand(error))
                {
                    await IsolateAsync(batch, error, stopping);
                    return;
                }

                logger.LogWarning("A batch of {Count} commands did not commit and is run again: {Reason}", batch.Count, error.Message);
                await Task.Delay(pause, stopping);
            }
        }
    }

    /// <summary>One of the commands cannot be stored, or deciding it failed: each runs alone, so that the others do not suffer.</summary>
    private async Task IsolateAsync(List<Pending> batch, Exception error, CancellationToken stopping)
    {
        if (batch.Count is 1) batch.Single().Answered.TrySetException(error);
        else foreach (var pending in batch) await CommitAsync([pending], stopping);
    }

    /// <summary>Data the store refuses (SQLSTATE classes 22 and 23), or a bug in deciding. Anything else is the weather: a broken connection shows itself in many types.</summary>
    private static bool IsCausedByCommand(Exception error) =>
        error is UndecidableCommandException || error.GetBaseException() is PostgresException { SqlState: ['2', '2' or '3', ..] };
}

/// <summary>A submission that waits for its answer.</summary>
public sealed class Pending(Submission submission)
{
    private readonly long _since = Stopwatch.GetTimestamp();

    public Submission Submission { get; } = submission;

    public TaskCompletionSource<Answer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TimeSpan Waited => Stopwatch.GetElapsedTime(_since);

    /// <summary>Whether it has waited too long; then it is told so. It may still have been recorded: asking again tells.</summary>
    public bool GivenUp(TimeSpan patience)
    {
        if (Waited < patience) return false;

        Answered.TrySetException(new LedgerUnavailableException("The store did not answer in time."));
        return true;
    }
}
