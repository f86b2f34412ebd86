using System.Globalization;

namespace Workflow.Tour;

/// <summary>Waits for a fact that arrives by message or by a read model that follows behind.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Looks again and again until <paramref name="holds"/>; answers with what was then seen.</summary>
    /// <exception cref="TourFailedException">Not so after 60 seconds; the message quotes the last look.</exception>
    public static async Task<T> UntilAsync<T>(
        string fact, Func<Task<T>> look, Func<T, bool> holds, Func<T, string> describe, CancellationToken stop)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (holds(seen)) return seen;
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
                throw new TourFailedException(string.Create(
                    CultureInfo.InvariantCulture, $"{fact} — chờ {Limit.TotalSeconds:0} giây chưa thấy; lần cuối: {describe(seen)}"));

            await Task.Delay(Pause, stop);
        }
    }
}
