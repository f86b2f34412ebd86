using System.Diagnostics;
using Npgsql;
using Workflow.Benchmarks.Crud;

namespace Workflow.Benchmarks.Layers;

/// <summary>
/// The bare statements of one command: lock the row, save the change and its audit row, commit. No HTTP, no decision.
/// </summary>
internal static class SqlFloor
{
    /// <summary>Mean microseconds of each statement group, and of a whole command as the machine pays for it with so many writers.</summary>
    public static async Task<SqlTimes> MeasureAsync(NpgsqlDataSource database, int writers, TimeSpan length)
    {
        await CrudSchema.ApplyAsync(database);
        var rows = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => InsertAsync(database)));
        await WriteAsync(database, rows, TimeSpan.FromSeconds(1));

        return await WriteAsync(database, rows, length);
    }

    private static async Task<SqlTimes> WriteAsync(NpgsqlDataSource database, Guid[] rows, TimeSpan length)
    {
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(rows.Select(row => Task.Run(() => WriteAsync(database, row, started, length))));

        return SqlTimes.Of(times, Stopwatch.GetElapsedTime(started));
    }

    private static async Task<(int Commands, TimeSpan Load, TimeSpan Save, TimeSpan Commit)> WriteAsync(
        NpgsqlDataSource database, Guid id, long started, TimeSpan length)
    {
        var (commands, load, save, commit) = (0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        for (; Stopwatch.GetElapsedTime(started) < length; commands++)
        {
            var begun = Stopwatch.GetTimestamp();
            await using var transaction = await DirectiveTransaction.OpenAsync(database, id, CancellationToken.None);
            var loaded = Stopwatch.GetTimestamp();
            var next = transaction.Directive! with { Version = transaction.Directive.Version + 1 };
            transaction.AddUpdate(next);
            await transaction.SaveAsync(next, Change(next), CancellationToken.None);
            var saved = Stopwatch.GetTimestamp();
            await transaction.CommitAsync(CancellationToken.None);

            load += Stopwatch.GetElapsedTime(begun, loaded);
            save += Stopwatch.GetElapsedTime(loaded, saved);
            commit += Stopwatch.GetElapsedTime(saved);
        }

        return (commands, load, save, commit);
    }

    private static async Task<Guid> InsertAsync(NpgsqlDataSource database)
    {
        var id = Guid.CreateVersion7();
        await using var command = database.CreateCommand("""
            insert into directive (id, version, status, step, approved_by, author, type, organ, abstract, content_hash, recipients, created_at)
            values ($1, 1, 'in-review', 0, '{}', 'thanh.dinh', 'KH', 'BTV', 'floor', 'floor', '{CB-CNTT}', now())
            """);
        command.Parameters.AddWithValue(id);
        await command.ExecuteNonQueryAsync();

        return id;
    }

    private static Change Change(DirectiveRow row) => new(
        TimeProvider.System.GetUtcNow(), row.Author, "approved",
        new { row.Status, row.Step, row.ApprovedBy, row.ContentHash });
}
