namespace Workflow.Host.Ledger;

/// <summary>The instants of the log: never earlier than the one before, whatever the machine's clock does.</summary>
public sealed class LedgerClock(TimeProvider time) : TimeProvider
{
    private DateTimeOffset _batch;

    /// <summary>The instant of a batch after one at <paramref name="last"/>: the clock's, or the same again when the clock stepped back.</summary>
    public DateTimeOffset Next(DateTimeOffset last)
    {
        var now = Instant.Milliseconds(time.GetUtcNow());
        return now > last ? now : last;
    }

    /// <summary>The store stamps events with the batch's instant, the same as their leaves.</summary>
    public void Fix(DateTimeOffset at) => _batch = at;

    public override DateTimeOffset GetUtcNow() => _batch;
}
