namespace Workflow.Benchmarks.Load;

/// <summary>So many actors, each doing the next piece of work as soon as its last one is answered.</summary>
internal static class ClosedLoop
{
    /// <summary>
    /// Runs until the work says that there is no more of it. An actor whose work fails goes on, but gives up
    /// after a hundred errors: a service that only refuses is not worth measuring.
    /// </summary>
    public static async Task<IReadOnlyList<Recorder>> RunAsync(int actors, Window window, Func<Recorder, Task<bool>> work)
    {
        Recorder[] recorders = [.. Enumerable.Range(0, actors).Select(_ => new Recorder(window))];
        await Task.WhenAll(recorders.Select(recorder => Task.Run(() => ActAsync(recorder, work))));

        return recorders;
    }

    private static async Task ActAsync(Recorder recorder, Func<Recorder, Task<bool>> work)
    {
        while (!recorder.IsOver && recorder.Errors < 100 && await work(recorder))
        {
        }
    }
}
