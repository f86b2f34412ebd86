using System.Diagnostics;

namespace Workflow.Benchmarks.Load;

/// <summary>The stretch of a run that counts, in <see cref="Stopwatch"/> ticks; what begins before it is warm-up.</summary>
internal sealed record Window(long From, long To)
{
    public static Window After(TimeSpan warmUp, TimeSpan length)
    {
        var from = Stopwatch.GetTimestamp() + Ticks(warmUp);

        return new Window(from, from + Ticks(length));
    }

    /// <summary>Counts everything from now on, for runs of a fixed amount of work.</summary>
    public static Window FromNow() => new(Stopwatch.GetTimestamp(), long.MaxValue);

    public bool IsOver => Stopwatch.GetTimestamp() >= To;

    public bool Holds(long started, long ended) => started >= From && ended <= To;

    private static long Ticks(TimeSpan span) => (long)(span.TotalSeconds * Stopwatch.Frequency);
}
