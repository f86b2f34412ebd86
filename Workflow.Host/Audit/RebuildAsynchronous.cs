using System.Text.Json.Nodes;
using JasperFx.Events;
using Marten;
using Npgsql;
using Workflow.Domain.Distribution;
using Workflow.Domain.Drafting;
using Workflow.Projections.Distribution;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Audit;

/// <summary>The rows that are projected after the commit: the delivery board and the search index. They are compared up to the event that each has come to.</summary>
internal static class RebuildAsynchronous
{
    private const string Board = "read.mt_doc_deliveryrow";
    private const string Search = "read.mt_doc_searchrow";
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public static async Task ProjectAsync(IDocumentStore documents, CancellationToken cancellation)
    {
        using var daemon = await documents.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync<DeliveryBoard>(Patience, cancellation);
        await daemon.RebuildProjectionAsync<SearchIndex>(Patience, cancellation);
    }

    public static async Task<IReadOnlyList<Difference>> PageAsync(NpgsqlConnection connection, IDocumentSession session, SearchIndex index, Guid[] directives, CancellationToken cancellation)
    {
        var events = await RebuildStreams.EventsAsync(session, directives, cancellation);
        var boardAt = await ReachedAsync(connection, nameof(DeliveryRow), cancellation);
        var differences = new List<Difference>();
        foreach (var issued in directives.SelectMany(id => events[id]).Where(e => e.Data is DirectiveIssued && e.Sequence <= boardAt))
            differences.AddRange(await CompareAsync(connection, Board, "directive_id = $1", issued.StreamId, await BoardAsync(session, issued, boardAt, cancellation), cancellation));

        var searchAt = await ReachedAsync(connection, nameof(SearchRow), cancellation);

        // Until the row of a quarantined directive is gone as well, there is nothing left to compare it with.
        foreach (var id in directives.Where(id => !events[id].Any(e => e.Data is ContentQuarantined && e.Sequence > searchAt)))
            differences.AddRange(await CompareAsync(connection, Search, "id = $1", id, await SearchAsync(session, index, id, events[id].Where(e => e.Sequence <= searchAt), cancellation), cancellation));
        return differences;
    }

    /// <summary>Up to which of the store's events the shard has come.</summary>
    private static async Task<long> ReachedAsync(NpgsqlConnection connection, string shard, CancellationToken cancellation)
    {
        await using var select = new NpgsqlCommand("select last_seq_id from events.mt_event_progression where name = $1", connection)
        {
            Parameters = { new() { Value = $"{shard}:All" } },
        };
        return await select.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }

    private static async Task<Dictionary<Guid, JsonNode>> BoardAsync(IQuerySession session, IEvent issued, long upTo, CancellationToken cancellation)
    {
        var board = new DeliveryBoard();
        var branches = ((DirectiveIssued)issued.Data).Branches.ToDictionary(branch => Delivery.IdOf(issued.StreamId, branch));
        var receipts = await RebuildStreams.EventsAsync(session, [.. branches.Keys], cancellation);
        return branches.ToDictionary(b => b.Key, b =>
        {
            var sent = new Event<SentToBranch>(new(issued.StreamId, b.Value)) { Timestamp = issued.Timestamp };
            var known = receipts[b.Key].Where(e => e.Sequence <= upTo).Prepend(sent);
            return Rebuild.Json(known.Aggregate((DeliveryRow?)null, (row, e) => board.Evolve(row, b.Key, e))!);
        });
    }

    private static async Task<Dictionary<Guid, JsonNode>> SearchAsync(IQuerySession session, SearchIndex index, Guid id, IEnumerable<IEvent> facts, CancellationToken cancellation)
    {
        var row = (SearchRow?)null;
        foreach (var fact in facts) row = await index.EvolveAsync(row, id, session, fact, cancellation);
        return row is null ? [] : new() { [id] = Rebuild.Json(row) };
    }

    /// <summary>The duplicated columns repeat members of the document, so they are compared with it.</summary>
    private static async Task<IReadOnlyList<Difference>> CompareAsync(
        NpgsqlConnection connection, string table, string condition, Guid of, Dictionary<Guid, JsonNode> fresh, CancellationToken cancellation)
    {
        await using var select = new NpgsqlCommand(
            $"select id, data, to_jsonb(t) - array['id', 'data', 'mt_last_modified', 'mt_version', 'mt_dotnet_type'] from {table} t where {condition}", connection)
        {
            Parameters = { new() { Value = of } },
        };
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var (differences, missing) = (new List<Difference>(), fresh.Keys.ToHashSet());
        while (await rows.ReadAsync(cancellation))
        {
            var id = rows.GetGuid(0);
            missing.Remove(id);
            if (DifferenceOf(fresh.GetValueOrDefault(id), rows) is { } what) differences.Add(new(table, id.ToString(), what));
        }

        return [.. differences, .. missing.Select(id => new Difference(table, id.ToString(), "missing"))];
    }

    private static string? DifferenceOf(JsonNode? fresh, NpgsqlDataReader row)
    {
        if (fresh is null) return "surplus";

        var duplicated = JsonNode.Parse(row.GetString(2))!.AsObject();
        var repeated = new JsonObject(duplicated.Select(column => KeyValuePair.Create(column.Key, fresh[MemberOf(column.Key)]?.DeepClone())));
        return Rebuild.Compare(("data", fresh, JsonNode.Parse(row.GetString(1))), ("duplicated columns", repeated, duplicated));
    }

    /// <summary><c>directive_id</c> holds <c>directiveId</c>.</summary>
    private static string MemberOf(string column)
    {
        var words = column.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
