using Xunit.Sdk;

namespace Workflow.IntegrationTests;

/// <summary>Waits for a fact, never for a time: asks again and again until it holds, at most for a minute.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// <returns>The first answer that is not null.</returns>
    /// <exception cref="XunitException">It did not come true in time.</exception>
    internal static async Task<T> GetAsync<T>(string fact, Func<Task<T?>> ask)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(Pace);
        do
        {
            if (await ask() is { } answer)
            {
                return answer;
            }
        }
        while (await TickAsync(pace, patience.Token));

        throw new XunitException($"Not within {Patience.TotalSeconds} s: {fact}");
    }

    /// <exception cref="XunitException">It did not come true in time.</exception>
    internal static Task TrueAsync(string fact, Func<Task<bool>> holds) =>
        GetAsync(fact, async () => await holds() ? fact : null);

    private static async Task<bool> TickAsync(PeriodicTimer pace, CancellationToken patience)
    {
        try
        {
            return await pace.WaitForNextTickAsync(patience);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
