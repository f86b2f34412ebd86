using System.Collections.Concurrent;
using System.Diagnostics;
using Workflow.Benchmarks.Load;

namespace Workflow.Benchmarks.Numbering;

/// <summary>
/// <c>numbering</c>: issues per second into one series and into eight; the directives are signed beforehand, only
/// POST …/issue is timed. Options: <c>--targets --compile-seconds --directives --rounds --actors --host-postgres --summary</c>.
/// </summary>
internal static class NumberingBenchmark
{
    private const string Recipient = "CB-CNTT";

    private static readonly string[][] SeriesSets = [["KH"], ["KH", "BC", "TB", "CV", "TTr", "HD", "ĐA", "PA"]];

    public static async Task<int> RunAsync(Options options)
    {
        ServiceClient[] services = [.. Target.From(options).Select(target => new ServiceClient(target))];
        await using var outbox = new Outbox(options);
        var table = new MarkdownTable("numbering", "series", "issues/s", "p50 ms", "p99 ms", "errors", "ratio");
        var summary = new Summary(options);
        var errors = 0;
        foreach (var service in services) await LifeCycle.WarmUpAsync(service, options);
        foreach (var types in SeriesSets)
        {
            var medians = await RoundsAsync(services, outbox, types, options);
            Report(table, summary, services, medians, types.Length);
            errors += medians.Sum(median => median.Errors);
        }

        Console.WriteLine(table);
        foreach (var service in services) service.Dispose();

        return errors == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<RunResult>> RoundsAsync(
        ServiceClient[] services, Outbox outbox, string[] types, Options options)
    {
        var rounds = services.Select(_ => new List<RunResult>()).ToArray();
        for (var round = 0; round < options.Number("rounds", 3); round++)
        {
            for (var index = 0; index < services.Length; index++)
            {
                rounds[index].Add(await RunOnceAsync(services[index], types, options));
                await outbox.EmptiedAsync();
            }
        }

        return [.. rounds.Select(RunResult.Median)];
    }

    private static async Task<RunResult> RunOnceAsync(ServiceClient service, string[] types, Options options)
    {
        var actors = options.Number("actors", 32);
        var signed = await SignedAsync(service, types, actors, options.Number("directives", 2000));

        var started = Stopwatch.GetTimestamp();
        var recorders = await ClosedLoop.RunAsync(actors, Window.FromNow(), async recorder =>
        {
            if (!signed.TryDequeue(out var id)) return false;

            await LifeCycle.IssueAsync(service, id, recorder);
            return true;
        });

        return RunResult.From(recorders, Stopwatch.GetElapsedTime(started));
    }

    private static async Task<ConcurrentQueue<string>> SignedAsync(
        ServiceClient service, string[] types, int actors, int directives)
    {
        ReadOnlyMemory<byte>[] drafts = [.. types.Select(type => Draft.Of(type, Recipient))];
        var signed = new ConcurrentQueue<string>();
        var next = -1;
        await ClosedLoop.RunAsync(actors, Window.FromNow(), async recorder =>
        {
            var mine = Interlocked.Increment(ref next);
            if (mine >= directives) return false;

            if (await LifeCycle.SignedAsync(service, drafts[mine % drafts.Length], recorder) is { } id) signed.Enqueue(id);
            return true;
        });

        return signed;
    }

    private static void Report(
        MarkdownTable table, Summary summary, ServiceClient[] services, IReadOnlyList<RunResult> medians, int series)
    {
        var ratio = medians is [var product, var reference] ? MarkdownTable.Ratio(product.PerSecond / reference.PerSecond) : "";
        for (var index = 0; index < services.Length; index++)
        {
            var median = medians[index];
            table.Add(
                services[index].Target.Name, MarkdownTable.Cell(series), MarkdownTable.Cell(median.PerSecond),
                MarkdownTable.Cell(median.P50, 1), MarkdownTable.Cell(median.P99, 1), MarkdownTable.Cell(median.Errors),
                index == 0 ? ratio : "");
        }

        if (medians.Count == 2)
            summary.Add($"issues/s into {series} series", $"{medians[0].PerSecond:N0}", $"{medians[1].PerSecond:N0}", ratio, "");
    }
}
