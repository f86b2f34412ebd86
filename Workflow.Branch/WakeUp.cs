using System.Threading.Channels;

namespace Workflow.Branch;

/// <summary>Tells a waiting worker that there is something to do; calls while it is busy count as one.</summary>
internal sealed class WakeUp
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal void Call() => _calls.Writer.TryWrite(true);

    /// <summary>Returns when called or after the time, whichever comes first.</summary>
    internal async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(atMost);
        try
        {
            await _calls.Reader.ReadAsync(time.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time is up: the worker looks for itself, since another process may have written.
        }
    }
}
