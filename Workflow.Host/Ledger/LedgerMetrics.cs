using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Workflow.Host.Ledger;

/// <summary>Where a command's time goes: waiting for its batch, the head row's lock, loading, deciding, saving with the commit. Seconds, per batch.</summary>
public sealed class LedgerMetrics
{
    private readonly Histogram<double> _phase;
    private readonly Histogram<int> _batch;
    private readonly Counter<long> _facts;

    public LedgerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Workflow.Ledger");
        _phase = meter.CreateHistogram<double>("workflow.ledger.phase", "s");
        _batch = meter.CreateHistogram<int>("workflow.ledger.batch", "{command}");
        _facts = meter.CreateCounter<long>("workflow.ledger.facts", "{fact}");
    }

    public void Waited(IReadOnlyList<Pending> batch)
    {
        _batch.Record(batch.Count);
        foreach (var pending in batch) Phase("wait", pending.Waited);
    }

    public void Phase(string name, TimeSpan took) => _phase.Record(took.TotalSeconds, new KeyValuePair<string, object?>("phase", name));

    public void Facts(int count) => _facts.Add(count);

    /// <summary>Measures one phase after another.</summary>
    public PhaseClock Start() => new(this);

    public struct PhaseClock(LedgerMetrics metrics)
    {
        private long _since = Stopwatch.GetTimestamp();

        public void Done(string phase)
        {
            metrics.Phase(phase, Stopwatch.GetElapsedTime(_since));
            _since = Stopwatch.GetTimestamp();
        }
    }
}
