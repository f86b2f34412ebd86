namespace Workflow.Benchmarks.Load;

/// <summary>One run: commands per second, latencies in milliseconds, answers other than 2xx.</summary>
internal sealed record RunResult(int Commands, double PerSecond, double Mean, double P50, double P95, double P99, int Errors)
{
    public static RunResult From(IReadOnlyCollection<Recorder> actors, TimeSpan length)
    {
        double[] sorted = [.. actors.SelectMany(actor => actor.Milliseconds).Order()];

        return new RunResult(
            sorted.Length,
            sorted.Length / length.TotalSeconds,
            sorted.DefaultIfEmpty(double.NaN).Average(),
            Statistics.Percentile(sorted, 50),
            Statistics.Percentile(sorted, 95),
            Statistics.Percentile(sorted, 99),
            actors.Sum(actor => actor.Errors));
    }

    /// <summary>The median of each figure over the rounds; errors are summed, since one is one too many.</summary>
    public static RunResult Median(IReadOnlyCollection<RunResult> rounds) => new(
        (int)Statistics.Median(rounds.Select(round => (double)round.Commands)),
        Statistics.Median(rounds.Select(round => round.PerSecond)),
        Statistics.Median(rounds.Select(round => round.Mean)),
        Statistics.Median(rounds.Select(round => round.P50)),
        Statistics.Median(rounds.Select(round => round.P95)),
        Statistics.Median(rounds.Select(round => round.P99)),
        rounds.Sum(round => round.Errors));
}
