namespace Workflow.Benchmarks.Load;

/// <summary>
/// <c>load</c>: whole life cycles by HTTP with 1, 8, 32, 128 actors, the services in turn within each round.
/// Options: <c>--targets --compile-seconds --warm-up --seconds --rounds --actors --host-postgres --summary</c>.
/// </summary>
internal static class LifeCycleBenchmark
{
    public static async Task<int> RunAsync(Options options)
    {
        ServiceClient[] services = [.. Target.From(options).Select(target => new ServiceClient(target))];
        await using var outbox = new Outbox(options);
        var table = new MarkdownTable("life cycles", "actors", "commands/s", "p50 ms", "p95 ms", "p99 ms", "errors", "ratio");
        var summary = new Summary(options);
        var errors = 0;
        foreach (var service in services) await LifeCycle.WarmUpAsync(service, options);
        foreach (var actors in options.Numbers("actors", "1,8,32,128"))
        {
            var medians = await RoundsAsync(services, outbox, actors, options);
            Report(table, services, medians, actors);
            if (medians is [var product, var reference]) Summarise(summary, actors, product, reference);
            errors += medians.Sum(median => median.Errors);
        }

        Console.WriteLine(table);
        foreach (var service in services) service.Dispose();

        return errors == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<RunResult>> RoundsAsync(
        ServiceClient[] services, Outbox outbox, int actors, Options options)
    {
        var rounds = services.Select(_ => new List<RunResult>()).ToArray();
        for (var round = 0; round < options.Number("rounds", 3); round++)
        {
            for (var index = 0; index < services.Length; index++)
            {
                var result = await RunAsync(services[index], actors, Seconds(options, "warm-up", 3), Seconds(options, "seconds", 10));
                rounds[index].Add(result);
                var drained = await outbox.EmptiedAsync();
                await Console.Error.WriteLineAsync(
                    $"{services[index].Target.Name} {actors} actors, round {round + 1}: {result.PerSecond:N0} commands/s, p99 {result.P99:N1} ms, outbox empty after {drained:N1} s");
            }
        }

        return [.. rounds.Select(RunResult.Median)];
    }

    private static async Task<RunResult> RunAsync(ServiceClient service, int actors, TimeSpan warmUp, TimeSpan length)
    {
        var window = Window.After(warmUp, length);
        var draft = Draft.Ordinary;
        var recorders = await ClosedLoop.RunAsync(actors, window, async recorder =>
        {
            await LifeCycle.RunAsync(service, draft, recorder);
            return true;
        });

        return RunResult.From(recorders, length);
    }

    private static TimeSpan Seconds(Options options, string name, int otherwise) =>
        TimeSpan.FromSeconds(options.Number(name, otherwise));

    private static void Report(MarkdownTable table, ServiceClient[] services, IReadOnlyList<RunResult> medians, int actors)
    {
        for (var index = 0; index < services.Length; index++)
        {
            var median = medians[index];
            table.Add(
                services[index].Target.Name, MarkdownTable.Cell(actors), MarkdownTable.Cell(median.PerSecond),
                MarkdownTable.Cell(median.P50, 1), MarkdownTable.Cell(median.P95, 1), MarkdownTable.Cell(median.P99, 1),
                MarkdownTable.Cell(median.Errors),
                index == 0 && medians.Count == 2 ? MarkdownTable.Ratio(median.PerSecond / medians[1].PerSecond) : "");
        }
    }

    private static void Summarise(Summary summary, int actors, RunResult product, RunResult reference)
    {
        var wanted = actors switch { 32 => "≥ 1.0 ×, p99 < 50 ms", 128 => "≥ 1.2 ×", _ => "" };
        summary.Add(
            $"life cycles, {actors} actors, commands/s (p99)",
            $"{product.PerSecond:N0} ({product.P99:N1} ms)",
            $"{reference.PerSecond:N0} ({reference.P99:N1} ms)",
            MarkdownTable.Ratio(product.PerSecond / reference.PerSecond),
            wanted);
    }
}
