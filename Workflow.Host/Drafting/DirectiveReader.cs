using Marten;
using Workflow.Domain;
using Workflow.Host.Ledger;

namespace Workflow.Host.Drafting;

/// <summary>A directive as it was at any instant or version: its facts, folded again by the same rules.</summary>
public sealed class DirectiveReader(IDocumentStore documents)
{
    /// <param name="asOf">Facts up to and including this instant; null for all.</param>
    /// <param name="version">Facts up to this version; null for all.</param>
    public async Task<Replayed?> ReadAsync(Guid id, CancellationToken cancellation, DateTimeOffset? asOf = null, int? version = null)
    {
        await using var session = documents.QuerySession();
        var events = await session.Events.FetchStreamAsync(id, version ?? 0, asOf?.ToUniversalTime(), token: cancellation);
        return Replayed.Of(id, events);
    }

    /// <summary>Several directives as they stood at one instant; those that had no facts by then are not among them.</summary>
    public async Task<IReadOnlyList<Replayed>> ReadAllAsync(IReadOnlyCollection<Guid> ids, DateTimeOffset asOf, CancellationToken cancellation)
    {
        await using var session = documents.QuerySession();
        var read = new List<Replayed>(ids.Count);
        foreach (var some in ids.Chunk(200))
        {
            var events = await session.Events.QueryAllRawEvents().Where(e => some.Contains(e.StreamId) && e.Timestamp <= asOf).OrderBy(e => e.Sequence).ToListAsync(cancellation);
            read.AddRange(events.GroupBy(e => e.StreamId).Select(stream => Replayed.Of(stream.Key, [.. stream])).OfType<Replayed>());
        }

        return read;
    }
}

/// <summary>A directive with its row and the facts it was folded from, oldest first.</summary>
public sealed record Replayed(Directive State, Projections.Drafting.DirectiveCard Card, IReadOnlyList<PlacedFact> Facts)
{
    /// <summary>When the fact was recorded; null for one that is not among <see cref="Facts"/>.</summary>
    public DateTimeOffset? InstantOf(DirectiveEvent fact) => Facts.FirstOrDefault(f => ReferenceEquals(f.Event, fact))?.At;

    /// <summary>Null when these are not a directive's facts.</summary>
    internal static Replayed? Of(Guid id, IReadOnlyList<JasperFx.Events.IEvent> events) =>
        events is [{ Data: DirectiveEvent }, ..] && LedgerSql.Fold(new StreamKey(StreamKind.Directive, id), events) is { } stream
            ? new((Directive)stream.State, stream.Card!, [.. events.Select(e => new PlacedFact((DirectiveEvent)e.Data, e.Timestamp, LedgerSql.SequenceOf(e)))])
            : null;
}

/// <summary>A fact with its instant and its place in the audit log.</summary>
public sealed record PlacedFact(DirectiveEvent Event, DateTimeOffset At, long Sequence);
