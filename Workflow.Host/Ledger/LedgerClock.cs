namespace Workflow.Host.Ledger;

/// <summary>The instants of the log: never earlier than the one before, whatever the machine's clock does.</summary>
public sealed class LedgerClock(TimeProvider time)
{
    /// <summary>The instant of a batch after one at <paramref name="last"/>: the clock's, or the same again when the clock stepped back.</summary>
    public DateTimeOffset Next(DateTimeOffset last)
    {
        var now = Instant.Milliseconds(time.GetUtcNow());
        return now > last ? now : last;
    }
}
