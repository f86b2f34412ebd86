using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Workflow.Domain;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;

namespace Workflow.Host.Audit;

/// <summary>Tells history again: every fact in the order of the log, then the state that each stream's facts fold to. One JSON value a line.</summary>
public sealed class Replay(IDocumentStore documents, AuditEventsReader log, RebuildStreams streams)
{
    private const int Page = 1000;

    /// <param name="stream">A directive, or any other stream; null for the whole log.</param>
    /// <param name="asOf">Facts up to and including this instant; null for all.</param>
    /// <returns>How many facts there were.</returns>
    public async Task<long> WriteAsync(Stream to, Guid? stream, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var facts = await WriteHistoryAsync(to, new AuditEventsFilter(Stream: stream, To: asOf), cancellation);
        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            var ids = await streams.OfAsync(kind, cancellation);
            foreach (var page in ids.Where(id => stream is null || id == stream).Chunk(Page / 2))
                await WriteStatesAsync(to, kind, page, asOf, cancellation);
        }

        return facts;
    }

    private async Task<long> WriteHistoryAsync(Stream to, AuditEventsFilter filter, CancellationToken cancellation)
    {
        for (var count = 0L; ;)
        {
            var page = await log.PageAsync(filter, Page, cancellation);
            foreach (var fact in page) await WriteLineAsync(to, fact.Json, cancellation);
            count += page.Count;
            if (page.Count < Page) return count;

            filter = filter with { After = page[^1].Sequence };
        }
    }

    private async Task WriteStatesAsync(Stream to, StreamKind kind, Guid[] ids, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        await using var session = documents.QuerySession();
        var events = await RebuildStreams.EventsAsync(session, ids, cancellation);
        foreach (var id in ids)
        {
            var known = events[id].Where(e => asOf is null || e.Timestamp <= asOf).ToList();
            if (LedgerSql.Fold(new(kind, id), known) is { } folded) await WriteLineAsync(to, Line(kind, id, folded), cancellation);
        }
    }

    /// <summary>Days and the organisation's streams are lists of facts; they have no state of their own.</summary>
    private static byte[] Line(StreamKind kind, Guid id, StreamAsOf folded)
    {
        var line = new JsonObject { ["stream"] = id.ToString(), ["kind"] = TextJson.Name(kind), ["version"] = (long)folded.Version };
        if (kind is StreamKind.Directive or StreamKind.NumberSeries or StreamKind.Delivery or StreamKind.Meeting)
            line["state"] = Ordered(JsonSerializer.SerializeToNode(folded.State, folded.State.GetType(), TextJson.Options), folded.State);
        return CanonicalJson.Write(line);
    }

    /// <summary>Sets have no order of their own; written in one, two replays of the same facts are the same bytes (members of objects are in canonical order).</summary>
    private static JsonNode? Ordered(JsonNode? state, object of)
    {
        foreach (var set in of.GetType().GetProperties().Where(p => typeof(IReadOnlySet<string>).IsAssignableFrom(p.PropertyType) || typeof(IReadOnlySet<Guid>).IsAssignableFrom(p.PropertyType)))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(set.Name);
            state![name] = new JsonArray([.. state[name]!.AsArray().Select(item => item!.GetValue<string>()).Order(StringComparer.Ordinal).Select(item => JsonValue.Create(item))]);
        }

        return state;
    }

    private static async Task WriteLineAsync(Stream to, byte[] json, CancellationToken cancellation)
    {
        await to.WriteAsync(json, cancellation);
        await to.WriteAsync("\n"u8.ToArray(), cancellation);
    }
}
