using System.Collections.Concurrent;
using System.Diagnostics;
using Workflow.Benchmarks.Load;

namespace Workflow.Benchmarks.Pages;

/// <summary>
/// <c>pages</c>: how long the pages take on many directives, how soon open pages hear of a commit, and what 500 open event streams cost
/// the API. Options: <c>--targets</c> (one), <c>--host-postgres --directives --waiting --streams --browser --summary</c>.
/// </summary>
internal static class PagesBenchmark
{
    private const string Reader = "bich.ho";

    public static async Task<int> RunAsync(Options options)
    {
        using var service = new ServiceClient(Target.From(options)[0]);
        using var reader = await PageReader.SignInAsync(service.Target.Address, Reader);
        var (wanted, waiting, streams) = (options.Number("directives", 100_000), options.Number("waiting", 50), options.Number("streams", 500));

        var filled = Stopwatch.StartNew();
        var issued = await FillAsync(service, wanted - waiting);
        for (var i = 0; i < waiting; i++) await LifeCycle.SubmittedAsync(service, Draft.Ordinary, new(Window.FromNow()));
        await using var outbox = new Outbox(options);
        await outbox.EmptiedAsync();
        Console.WriteLine($"{issued.Count + waiting:N0} directives after {filled.Elapsed.TotalMinutes:N1} min");

        var table = new MarkdownTable("page", "p50, ms", "p95, ms", "kB");
        var summary = new Summary(options);
        foreach (var (name, path) in Pages(issued)) await MeasureAsync(reader, name, path, table, summary);
        Console.WriteLine(table);

        var (quiet, crowded, delays) = await CrowdAsync(service, reader, streams);
        var live = new MarkdownTable($"{streams} open event streams", "value");
        live.Add("API p99 without them, ms", MarkdownTable.Cell(quiet, 1));
        live.Add("API p99 with them, ms", MarkdownTable.Cell(crowded, 1));
        live.Add("commit to the slowest open page, p95, ms", MarkdownTable.Cell(delays, 0));
        Console.WriteLine(live);
        summary.Add($"API p99 with {streams} event streams, ms", MarkdownTable.Cell(crowded, 1), MarkdownTable.Cell(quiet, 1), MarkdownTable.Ratio(crowded / quiet), "< 2 ×");
        summary.Add("commit to an open page, p95, ms", MarkdownTable.Cell(delays), "", "", "< 1,000");

        await FirstPaint.MeasureAsync(service.Target.Address, options.Text("browser") ?? "/usr/bin/chromium", Reader, $"/van-ban-di/{issued[0]}", summary);
        return 0;
    }

    private static async Task<List<string>> FillAsync(ServiceClient service, int wanted)
    {
        var (next, ids) = (0, new ConcurrentBag<string>());
        await ClosedLoop.RunAsync(32, Window.FromNow(), async recorder =>
        {
            if (Interlocked.Increment(ref next) > wanted) return false;
            if (await LifeCycle.SignedAsync(service, Draft.Ordinary, recorder) is { } id && await LifeCycle.IssueAsync(service, id, recorder)) ids.Add(id);
            return true;
        });
        return [.. ids];
    }

    private static IEnumerable<(string Name, Func<string> Path)> Pages(List<string> issued)
    {
        yield return ("Việc của tôi", () => "/viec-cua-toi");
        yield return ("one directive", () => $"/van-ban-di/{issued[Random.Shared.Next(issued.Count)]}");
        yield return ("Văn bản đi", () => "/van-ban-di");
        yield return ("Tra cứu", () => "/tra-cuu?q=chuyen+doi+so");
        yield return ("Số liệu", () => "/so-lieu");
    }

    private static async Task MeasureAsync(PageReader reader, string name, Func<string> path, MarkdownTable table, Summary summary)
    {
        for (var i = 0; i < 20; i++) await reader.ReadAsync(path());
        var (times, size) = (new double[200], 0);
        for (var i = 0; i < times.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            size = await reader.ReadAsync(path());
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        table.Add(name, MarkdownTable.Cell(Statistics.Percentile(times, 50), 1), MarkdownTable.Cell(Statistics.Percentile(times, 95), 1), MarkdownTable.Cell(size / 1000.0));
        summary.Add($"page «{name}», p95, ms", MarkdownTable.Cell(Statistics.Percentile(times, 95), 1), "", "", "< 50");
    }

    /// <summary>The API's p99 before and after the streams were open (the mean of both) and while they are, and how late the slowest stream heard of a commit; ms.</summary>
    private static async Task<(double Quiet, double Crowded, double Delays)> CrowdAsync(ServiceClient service, PageReader reader, int streams)
    {
        await ReadsAsync(service);
        var before = await ReadsAsync(service);
        double crowded, delays;
        await using (var open = await OpenStreams.OpenAsync(reader, streams))
        {
            delays = await DelaysAsync(service, open);
            crowded = await ReadsAsync(service);
        }

        return ((before + await ReadsAsync(service)) / 2, crowded, delays);
    }

    /// <summary>The p99 of what people read most, eight at once for ten seconds.</summary>
    private static async Task<double> ReadsAsync(ServiceClient service)
    {
        var recorders = await ClosedLoop.RunAsync(8, Window.After(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)), async recorder =>
        {
            await service.ReadAsync(Reader, "/api/inbox", recorder);
            return true;
        });
        double[] times = [.. recorders.SelectMany(r => r.Milliseconds).Order()];
        return Statistics.Percentile(times, 99);
    }

    /// <summary>From a command's answer to when the last of the open streams had told of it; p95 of 40.</summary>
    private static async Task<double> DelaysAsync(ServiceClient service, OpenStreams open)
    {
        var delays = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            var id = await LifeCycle.SubmittedAsync(service, Draft.Ordinary, new(Window.FromNow())) ?? throw new InvalidOperationException("the service takes no directive");
            var started = Stopwatch.GetTimestamp();
            await open.AllToldAsync(id);
            delays.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Statistics.Percentile([.. delays.Order()], 95);
    }
}
