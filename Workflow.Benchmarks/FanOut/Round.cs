using System.Collections.Concurrent;
using System.Diagnostics;

namespace Workflow.Benchmarks.FanOut;

/// <summary>Waits until every queue has held a message that belongs to this round.</summary>
internal sealed class Round(Func<Delivered, bool> belongs, int queues)
{
    private readonly ConcurrentDictionary<string, Delivered> _first = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<long> _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>One message per queue.</summary>
    public IReadOnlyCollection<Delivered> Messages => [.. _first.Values];

    public void Arrived(string queue, Delivered message)
    {
        if (belongs(message) && _first.TryAdd(queue, message) && _first.Count == queues)
            _complete.TrySetResult(Stopwatch.GetTimestamp());
    }

    /// <summary>The <see cref="Stopwatch"/> instant of the last queue's message.</summary>
    /// <exception cref="TimeoutException">Not every queue has one within the limit.</exception>
    public async Task<long> CompletedAsync(TimeSpan limit)
    {
        try
        {
            return await _complete.Task.WaitAsync(limit);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException(
                $"only {_first.Count} of {queues} queues hold the directive after {limit.TotalSeconds:N0} s", late);
        }
    }
}
