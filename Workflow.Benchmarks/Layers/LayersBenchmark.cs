using System.Diagnostics;
using Npgsql;
using Workflow.Benchmarks.Crud;
using Workflow.Benchmarks.Load;

namespace Workflow.Benchmarks.Layers;

/// <summary>
/// <c>layers</c>: microseconds per command of each layer. "Waited": as one caller waits; "machine": elapsed time divided by
/// commands, so that layers can be set against each other under load. The bare SQL has as many writers as the CRUD service
/// has connections. Options: <c>--targets</c> (the last is the CRUD
/// service), <c>--crud-postgres --compile-seconds --seconds --actors --host-postgres</c>.
/// </summary>
internal static class LayersBenchmark
{
    public static async Task<int> RunAsync(Options options)
    {
        ServiceClient[] services = [.. Target.From(options).Select(target => new ServiceClient(target))];
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(options.Required("crud-postgres")) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 });
        await using var outbox = new Outbox(options);
        var length = TimeSpan.FromSeconds(options.Number("seconds", 5));
        foreach (var service in services) await LifeCycle.WarmUpAsync(service, options);
        foreach (var actors in options.Numbers("actors", "1,32"))
        {
            var table = new MarkdownTable($"layers, {actors} actors, µs per command", "waited", "machine");
            await AddSqlAsync(table, database, actors, length);
            await AddHttpAsync(table, services[^1], actors, length);
            foreach (var service in services) await AddCommandsAsync(table, service, outbox, actors, length);
            Console.WriteLine(table);
        }

        foreach (var service in services) service.Dispose();

        return 0;
    }

    private static async Task AddSqlAsync(MarkdownTable table, NpgsqlDataSource database, int actors, TimeSpan length)
    {
        var times = await SqlFloor.MeasureAsync(database, Math.Min(actors, CrudService.Connections), length);
        table.Add("SQL: select … for update", MarkdownTable.Cell(times.Load), "");
        table.Add("SQL: update and audit row", MarkdownTable.Cell(times.Save), "");
        table.Add("SQL: commit", MarkdownTable.Cell(times.Commit), "");
        table.Add("SQL: whole command", MarkdownTable.Cell(times.Load + times.Save + times.Commit), MarkdownTable.Cell(times.Machine));
    }

    private static async Task AddHttpAsync(MarkdownTable table, ServiceClient service, int actors, TimeSpan length)
    {
        var (anonymous, authenticated) = await HttpFloor.MeasureAsync(service, actors, length);
        table.Add("HTTP and JSON", Waited(anonymous.Mean), Machine(anonymous.PerSecond));
        table.Add(
            "authentication (on top of HTTP)", Waited(authenticated.Mean - anonymous.Mean),
            MarkdownTable.Cell(1e6 / authenticated.PerSecond - 1e6 / anonymous.PerSecond));
    }

    private static async Task AddCommandsAsync(
        MarkdownTable table, ServiceClient service, Outbox outbox, int actors, TimeSpan length)
    {
        var isProduct = !string.Equals(service.Target.Name, "CRUD", StringComparison.Ordinal);
        await LoopAsync(service, actors, TimeSpan.FromSeconds(2));
        var before = isProduct ? await LedgerPhases.ReadAsync(service) : null;
        var result = await LoopAsync(service, actors, length);
        table.Add($"{service.Target.Name}: whole command", Waited(result.Mean), Machine(result.PerSecond));
        if (before is null) return;

        var after = await LedgerPhases.ReadAsync(service);
        foreach (var (phase, perRun, perCommand) in after.Since(before, result.Commands))
            table.Add($"{service.Target.Name}: Ledger, {phase}", MarkdownTable.Cell(perRun), MarkdownTable.Cell(perCommand));

        var drained = await outbox.EmptiedAsync();
        table.Add($"{service.Target.Name}: outbox left over", "", MarkdownTable.Cell(drained * 1e6 / result.Commands));
    }

    /// <summary>Counts every command between two readings of the metrics, the last ones beyond the length included.</summary>
    private static async Task<RunResult> LoopAsync(ServiceClient service, int actors, TimeSpan length)
    {
        var end = Window.After(TimeSpan.Zero, length);
        var started = Stopwatch.GetTimestamp();
        var recorders = await ClosedLoop.RunAsync(
            actors, Window.FromNow(), async recorder => await LifeCycle.RunAsync(service, Draft.Ordinary, recorder) && !end.IsOver);

        return RunResult.From(recorders, Stopwatch.GetElapsedTime(started));
    }

    private static string Waited(double milliseconds) => MarkdownTable.Cell(milliseconds * 1000);

    private static string Machine(double perSecond) => MarkdownTable.Cell(1e6 / perSecond);
}
