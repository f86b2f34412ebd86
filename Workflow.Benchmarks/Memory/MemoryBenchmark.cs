using System.Globalization;
using Workflow.Benchmarks.Load;

namespace Workflow.Benchmarks.Memory;

/// <summary>
/// <c>memory</c>: resident memory of a service after 10,000 life cycles, and the time it took to be ready, measured by the
/// caller. Options: <c>--targets</c> (one), <c>--pid --ready-ms --life-cycles --actors --summary</c>.
/// </summary>
internal static class MemoryBenchmark
{
    public static async Task<int> RunAsync(Options options)
    {
        using var service = new ServiceClient(Target.From(options)[0]);
        var name = service.Target.Name;
        var pid = options.Required("pid");
        var wanted = options.Number("life-cycles", 10_000);
        var ready = options.Number("ready-ms", 0) / 1000.0;

        var before = ResidentMegabytes(pid);
        var errors = await LiveAsync(service, wanted, options.Number("actors", 32));
        var after = ResidentMegabytes(pid);

        var table = new MarkdownTable(name, "value");
        table.Add("start to ready, s", MarkdownTable.Cell(ready, 1));
        table.Add("resident at rest, MB", MarkdownTable.Cell(before));
        table.Add($"resident after {wanted:N0} life cycles, MB", MarkdownTable.Cell(after));
        table.Add("errors", MarkdownTable.Cell(errors));
        Console.WriteLine(table);
        var summary = new Summary(options);
        summary.Add($"{name} ready, s", MarkdownTable.Cell(ready, 1), "", "", "≤ 5 s");
        summary.Add($"{name} resident after {wanted:N0} life cycles, MB", MarkdownTable.Cell(after), "", "", "< 300 MB");

        return errors == 0 ? 0 : 1;
    }

    private static async Task<int> LiveAsync(ServiceClient service, int lifeCycles, int actors)
    {
        var next = 0;
        var recorders = await ClosedLoop.RunAsync(actors, Window.FromNow(), async recorder =>
        {
            if (Interlocked.Increment(ref next) > lifeCycles) return false;

            await LifeCycle.RunAsync(service, Draft.Ordinary, recorder);
            return true;
        });

        return recorders.Sum(recorder => recorder.Errors);
    }

    private static double ResidentMegabytes(string pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kibibytes = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim();

        return double.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
