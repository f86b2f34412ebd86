using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Audit;

namespace Workflow.Host.Ledger;

/// <summary>Keeps a flood of refused attempts from flooding the log: 30 a minute per caller are told one by one, the rest as one count a minute (design §3).</summary>
public sealed class RefusalMeter
{
    public const int PerMinute = 30;

    public static readonly Rejection TooMany = new Rejection(RejectionKind.Conflict, "rate.exceeded").With("seconds", "60");

    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> _minutes = [];
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> _uncommitted = [];

    /// <summary>A batch begins: what one before it measured without committing counts for nothing.</summary>
    public void Begin() => _uncommitted.Clear();

    public void Committed()
    {
        foreach (var (person, minute) in _uncommitted) _minutes[person] = minute;
        _uncommitted.Clear();
    }

    /// <summary>Whether the caller is told the refusal itself, and the facts to record.</summary>
    public (bool Told, ImmutableArray<DayEvent> Facts) Measure(string person, DateTimeOffset at, CommandRefused refused)
    {
        if (!_uncommitted.TryGetValue(person, out var minute)) minute = _minutes.GetValueOrDefault(person, (at, 0));
        if (at - minute.Since >= TimeSpan.FromMinutes(1))
        {
            // The minute is over: what was not told in it is told as one number.
            var untold = minute.Count - PerMinute;
            _uncommitted[person] = (at, 1);
            Trim(at);
            return (true, untold > 0 ? [new RefusalsCounted(person, untold), refused] : [refused]);
        }

        _uncommitted[person] = minute with { Count = minute.Count + 1 };
        return minute.Count < PerMinute ? (true, [refused]) : (false, []);
    }

    private void Trim(DateTimeOffset at)
    {
        if (_minutes.Count < 10_000) return;
        foreach (var (person, minute) in _minutes.ToList())
            if (at - minute.Since >= TimeSpan.FromMinutes(1)) _minutes.Remove(person);
    }
}
