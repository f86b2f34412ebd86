using System.Diagnostics;
using Npgsql;

namespace Workflow.Benchmarks.Load;

/// <summary>
/// The product hands its messages to the broker after it has answered. Waiting for that between runs keeps its remaining
/// work out of the other service's run. The database is that of <c>--host-postgres</c>; without it nothing is waited for.
/// </summary>
internal sealed class Outbox(Options options) : IAsyncDisposable
{
    private const string Find = """
        select coalesce(string_agg(format('(select count(*) from %I.%I)', table_schema, table_name), '+'), '0')
        from information_schema.tables where table_name = 'wolverine_outgoing_envelopes'
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly NpgsqlDataSource? _database =
        options.Text("host-postgres") is { } connection ? NpgsqlDataSource.Create(connection) : null;

    /// <summary>Seconds until the outbox was empty.</summary>
    /// <exception cref="TimeoutException">It is not empty after two minutes.</exception>
    public async Task<double> EmptiedAsync()
    {
        if (_database is null) return 0;

        var started = Stopwatch.GetTimestamp();
        await using var find = _database.CreateCommand(Find);
        var count = "select " + (string)(await find.ExecuteScalarAsync())!;
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await CountAsync(count) > 0)
        {
            if (Stopwatch.GetElapsedTime(started) > Limit) throw new TimeoutException("the outbox is not empty after two minutes");

            await tick.WaitForNextTickAsync();
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _database!.CreateCommand(sql);

        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
