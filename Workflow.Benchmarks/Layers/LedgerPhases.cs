using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Benchmarks.Load;

namespace Workflow.Benchmarks.Layers;

/// <summary>
/// The Ledger's own account of its time: the histogram <c>workflow_ledger_phase_seconds</c> of GET /metrics, by the label
/// <c>phase</c>: wait, lock, load, decide, save, commit. Empty where the service has no such metric.
/// </summary>
internal sealed partial class LedgerPhases
{
    private static readonly string[] Order = ["wait", "lock", "load", "decide", "save", "commit"];

    private readonly Dictionary<string, double> _values;

    private LedgerPhases(Dictionary<string, double> values) => _values = values;

    public static async Task<LedgerPhases> ReadAsync(ServiceClient service)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Match line in Sample().Matches(await service.ReadAsync("/metrics")))
        {
            var key = line.Groups["phase"].Value + "." + line.Groups["part"].Value;
            var value = double.Parse(line.Groups["value"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
            values[key] = values.GetValueOrDefault(key) + value;
        }

        return new LedgerPhases(values);
    }

    /// <summary>
    /// Per phase since an earlier reading: its mean microseconds each time it ran (a batch, for all but wait), and its share
    /// of one command.
    /// </summary>
    public IEnumerable<(string Phase, double PerRun, double PerCommand)> Since(LedgerPhases earlier, int commands) =>
        from phase in Order
        let runs = Grown(earlier, phase + ".count")
        where runs > 0
        let microseconds = Grown(earlier, phase + ".sum") * 1e6
        select (phase, microseconds / runs, microseconds / commands);

    private double Grown(LedgerPhases earlier, string key) =>
        _values.GetValueOrDefault(key) - earlier._values.GetValueOrDefault(key);

    [GeneratedRegex(
        """^workflow_ledger_phase_seconds_(?<part>sum|count)\{[^}\n]*phase="(?<phase>[a-z]+)"[^}\n]*\} (?<value>[^ \n]+)""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sample();
}
