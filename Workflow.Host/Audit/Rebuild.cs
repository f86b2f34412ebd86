using System.Data;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Npgsql;
using Workflow.Domain;
using Workflow.Host.Drafting;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Audit;

/// <summary>One row that is not what its facts fold to.</summary>
/// <param name="What"><c>missing</c>, <c>surplus</c>, or the columns that differ.</param>
public sealed record Difference(string Table, string Key, string What);

/// <summary>
/// Folds every stream again and compares every read row with what comes out, column by column; or writes the rows that differ anew.
/// Replayed state = projected state, at any instant (design §8.6).
/// </summary>
public sealed class Rebuild(NpgsqlDataSource source, IDocumentStore documents, ContentStore content, RebuildStreams streams)
{
    private const int Page = 250;

    /// <summary>Compares only. It reads in snapshots and holds nobody up; what is asynchronous is compared as far as it has come.</summary>
    public Task<IReadOnlyList<Difference>> VerifyAsync(CancellationToken cancellation) => RunAsync(repair: false, cancellation);

    /// <summary>Writes anew what differs, and tells what did. Commands wait while a page is under way; the asynchronous rows are wiped and projected again, for which no Host may run.</summary>
    public Task<IReadOnlyList<Difference>> RepairAsync(CancellationToken cancellation) => RunAsync(repair: true, cancellation);

    private async Task<IReadOnlyList<Difference>> RunAsync(bool repair, CancellationToken cancellation)
    {
        var (differences, index) = (new List<Difference>(), new SearchIndex(content.AbstractAsync));
        foreach (var page in (await streams.OfAsync(StreamKind.Directive, cancellation)).Chunk(Page))
        {
            differences.AddRange(await InTransactionAsync(repair, (connection, session) => RebuildDirectives.PageAsync(connection, session, page, repair, cancellation), cancellation));
            differences.AddRange(await InTransactionAsync(repair: false, (connection, session) => RebuildAsynchronous.PageAsync(connection, session, index, page, cancellation), cancellation));
        }

        foreach (var page in (await streams.OfAsync(StreamKind.NumberSeries, cancellation)).Chunk(1))
            differences.AddRange(await InTransactionAsync(repair, (connection, session) => RebuildRegister.SeriesAsync(connection, session, page[0], repair, cancellation), cancellation));
        differences.AddRange(await InTransactionAsync(repair, (connection, _) => RebuildOrphans.RemoveAsync(connection, repair, cancellation), cancellation));

        if (repair) await RebuildAsynchronous.ProjectAsync(documents, cancellation);
        return differences;
    }

    /// <summary>One snapshot for facts and rows alike; for a repair behind the head row's lock, so that no command writes in between.</summary>
    private async Task<IReadOnlyList<Difference>> InTransactionAsync(
        bool repair, Func<NpgsqlConnection, IDocumentSession, Task<IReadOnlyList<Difference>>> work, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(repair ? IsolationLevel.ReadCommitted : IsolationLevel.RepeatableRead, cancellation);
        if (repair)
        {
            await using var theLock = new NpgsqlCommand("select size from ledger.head where id = 1 for update", connection, transaction);
            await theLock.ExecuteScalarAsync(cancellation);
        }

        await using var session = documents.LightweightSession(Marten.Services.SessionOptions.ForTransaction(transaction));
        var differences = await work(connection, session);
        await session.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return differences;
    }

    /// <summary>Rows as folded against rows as stored: those that differ and how, and those that are missing.</summary>
    /// <param name="columns">Of the stored row, the id first.</param>
    internal static async Task<IReadOnlyList<Difference>> CompareAsync<T>(
        NpgsqlConnection connection, string table, string columns, Dictionary<Guid, T> fresh, Func<T, NpgsqlDataReader, string?> differenceOf, CancellationToken cancellation)
    {
        await using var select = new NpgsqlCommand($"select {columns} from {table} where id = any($1)", connection) { Parameters = { new() { Value = fresh.Keys.ToArray() } } };
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var (differences, missing) = (new List<Difference>(), fresh.Keys.ToHashSet());
        while (await rows.ReadAsync(cancellation))
        {
            var id = rows.GetGuid(0);
            missing.Remove(id);
            if (differenceOf(fresh[id], rows) is { } what) differences.Add(new(table, id.ToString(), what));
        }

        return [.. differences, .. missing.Select(id => new Difference(table, id.ToString(), "missing"))];
    }

    /// <summary>The columns that differ, or null when none does. JSON is compared value by value: PostgreSQL keeps its members in an order of its own.</summary>
    internal static string? Compare(params ReadOnlySpan<(string Column, object? Fresh, object? Stored)> columns)
    {
        var differing = new List<string>();
        foreach (var (column, fresh, stored) in columns)
        {
            var same = fresh switch
            {
                JsonNode json => JsonNode.DeepEquals(json, stored as JsonNode),
                string[] list => stored is string[] others && list.SequenceEqual(others, StringComparer.Ordinal),
                _ => Equals(fresh, stored),
            };
            if (!same) differing.Add(column);
        }

        return differing is [] ? null : string.Join(", ", differing);
    }

    internal static JsonNode Json<T>(T row) => JsonSerializer.SerializeToNode(row, TextJson.Options)!;

    /// <summary>The stored value, null for null.</summary>
    internal static T? Value<T>(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? default : row.GetFieldValue<T>(column);
}
