using System.Text.Json;
using JasperFx.Events;
using Marten;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Distribution;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Distribution;

/// <summary>The directives that bind a branch. At an earlier instant they are folded from their facts up to then.</summary>
public sealed class BranchReadsDirectives(NpgsqlDataSource source, IDocumentStore documents, ContentStore content)
{
    /// <summary>Streams folded at a time, so that a branch with thousands of directives does not fill the memory.</summary>
    private const int Page = 500;

    public async Task<BranchDirectivesAnswer> OfAsync(string branch, BranchDirectivesFilter filter, DateTimeOffset now, CancellationToken cancellation)
    {
        var day = VietnamTime.DateOf(filter.AsOf ?? now);
        var fitting = new List<(DirectiveCard Card, Delivery Copy)>();
        foreach (var page in (await CardsAsync(branch, cancellation)).Chunk(Page))
        {
            var facts = await FactsAsync(branch, page, filter.AsOf, cancellation);
            fitting.AddRange(page.Select(card => Found(card, branch, facts, filter.AsOf)).OfType<(DirectiveCard Card, Delivery Copy)>().Where(f => Fits(f, filter, day)));
        }

        var shown = fitting.OrderByDescending(f => f.Card.IssuedOn).ThenByDescending(f => f.Card.Sequence).Skip((filter.Page - 1) * filter.Size).Take(filter.Size).ToList();
        var manifests = await content.ManifestsAsync([.. shown.Select(f => (f.Card.Id, f.Card.ContentHash))], cancellation);
        return new([.. shown.Select(f => ItemOf(f.Card, f.Copy, manifests[f.Card.Id], day))], fitting.Count, filter.Page, filter.Size);
    }

    private static bool Fits((DirectiveCard Card, Delivery Copy) found, BranchDirectivesFilter filter, DateOnly day) =>
        (filter.Status is null || filter.Status == TextJson.Name(found.Card.Status) || filter.Status == DeliveryStatus.Of(CodeOf(found.Card, found.Copy), found.Copy.Opened is not null))
        && (filter.Effect is null || filter.Effect == EffectOn(found.Card, day));

    private async Task<List<DirectiveCard>> CardsAsync(string branch, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand($"select c.data from read.directive_card c where {ReadRows.OpenTo("array[$1]")}");
        select.Parameters.Add(new() { Value = Principal.Branch(branch) });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var cards = new List<DirectiveCard>();
        while (await rows.ReadAsync(cancellation)) cards.Add(JsonSerializer.Deserialize<DirectiveCard>(rows.GetString(0), TextJson.Options)!);
        return cards;
    }

    /// <summary>The receipts of the branch's copies; at an earlier instant, the directives' own facts as well.</summary>
    private async Task<ILookup<Guid, IEvent>> FactsAsync(string branch, DirectiveCard[] cards, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var copies = cards.Select(card => Delivery.IdOf(card.Id, branch));
        var ids = (asOf is null ? copies : copies.Concat(cards.Select(card => card.Id))).ToArray();

        await using var session = documents.QuerySession();
        var events = await session.Events.QueryAllRawEvents().Where(e => ids.Contains(e.StreamId)).OrderBy(e => e.Sequence).ToListAsync(cancellation);
        return events.Where(e => asOf is null || e.Timestamp <= asOf).ToLookup(e => e.StreamId);
    }

    private static (DirectiveCard Card, Delivery Copy)? Found(DirectiveCard now, string branch, ILookup<Guid, IEvent> facts, DateTimeOffset? asOf)
    {
        var card = asOf is null ? now : LedgerSql.Fold(new(StreamKind.Directive, now.Id), facts[now.Id])?.Card;
        if (card is null || !card.Readers.Contains(Principal.Branch(branch))) return null;

        var unseen = new Delivery(card.Id, branch);
        return (card, (Delivery?)LedgerSql.Fold(unseen.Stream, facts[unseen.Stream.Id])?.State ?? unseen);
    }

    private static BranchDirective ItemOf(DirectiveCard card, Delivery copy, Manifest manifest, DateOnly day) => new(
        card.Id, card.Number!, card.Type, card.Organ, manifest.Abstract, card.IssuedOn!.Value, TextJson.Name(card.Urgency), card.Status, EffectOn(card, day), card.EffectBy,
        card.ContentHash, card.Version,
        new(DeliveryStatus.Of(CodeOf(card, copy), copy.Opened is not null), CodeOf(card, copy), copy.Attempt, copy.Opened?.At, copy.Opened?.Person, copy.RecallAnswer, copy is { StatusCode: "03", Auto: true },
            [.. copy.Next(IsRecalled(card))]));

    private static string CodeOf(DirectiveCard card, Delivery copy) =>
        DeliveryStatus.CodeOf(copy.StatusCode, copy.RecallAnswer, IsRecalled(card));

    private static bool IsRecalled(DirectiveCard card) => card.Status is DirectiveStatus.RecallRequested or DirectiveStatus.Recalled;

    private static string EffectOn(DirectiveCard card, DateOnly day) => Effects.Of(card.Status, card.EffectChange, card.EffectChangeFrom, card.EffectiveFrom, day);
}
