using System.Diagnostics;

namespace Workflow.Benchmarks.Load;

/// <summary>One actor's latencies within the window, in milliseconds, and its errors. Used by one actor at a time.</summary>
internal sealed class Recorder(Window window)
{
    private readonly List<double> _milliseconds = [];

    public IReadOnlyList<double> Milliseconds => _milliseconds;

    public int Errors { get; private set; }

    public bool IsOver => window.IsOver;

    public void Succeeded(long started)
    {
        var ended = Stopwatch.GetTimestamp();
        if (window.Holds(started, ended)) _milliseconds.Add(Stopwatch.GetElapsedTime(started, ended).TotalMilliseconds);
    }

    public void Failed() => Errors++;
}
