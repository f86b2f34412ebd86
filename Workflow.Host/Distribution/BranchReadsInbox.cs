using System.Text.Json;
using JasperFx.Events;
using Marten;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Distribution;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;

namespace Workflow.Host.Distribution;

/// <summary>What a branch was sent, read from the log itself: the log's order is the order of sending, so a branch that asks after the last place it saw misses nothing.</summary>
public sealed class BranchReadsInbox(NpgsqlDataSource source, IDocumentStore documents, ContentStore content)
{
    /// <param name="after">Place of the last fact seen; -1 for none.</param>
    public async Task<BranchInboxAnswer> AfterAsync(string branch, long after, int limit, CancellationToken cancellation)
    {
        var facts = await FactsAsync(branch, after, limit, cancellation);
        var ids = facts.ConvertAll(f => f.Directive).Distinct().ToArray();
        var directives = await StatesAsync(ids, cancellation);
        var manifests = await content.ManifestsAsync([.. directives.Values.Select(d => (d.Id, d.ContentHash))], cancellation);

        var items = new List<BranchInboxItem>(facts.Count);

        // A copy that was not fetched yet is not handed out any more; the recall that follows is.
        foreach (var fact in facts.Where(f => f.Type is not ("directive-issued" or "delivery-resent") || directives[f.Directive].Quarantined is null)) items.Add(await ItemOfAsync(fact, branch, directives[fact.Directive], manifests[fact.Directive], cancellation));
        return new(items, facts is [.., var last] ? last.Sequence : after < 0 ? null : after);
    }

    private async Task<List<SentFact>> FactsAsync(string branch, long after, int limit, CancellationToken cancellation)
    {
        // The index on what is sent serves this in order; a directive that binds the branch names it among its readers. Only what was sent again is looked into.
        await using var select = source.CreateCommand(
            $"""
            select l.sequence, l.type, l.at, l.about, l.bytes
            from (select * from ledger.leaf where {LedgerSchema.SentToBranches} and sequence > $1) l join read.directive_card c on c.id = l.about
            where {ReadRows.OpenTo("array[$2]")} and case l.type when 'delivery-resent' then convert_from(l.bytes, 'UTF8')::jsonb->'data'->>'branch' = $4 else true end
            order by l.sequence limit $3
            """);
        select.Parameters.Add(new() { Value = after });
        select.Parameters.Add(new() { Value = Principal.Branch(branch) });
        select.Parameters.Add(new() { Value = limit });
        select.Parameters.Add(new() { Value = branch });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var facts = new List<SentFact>();
        while (await rows.ReadAsync(cancellation))
            facts.Add(new(rows.GetInt64(0), rows.GetString(1), rows.GetFieldValue<DateTimeOffset>(2), rows.GetGuid(3), (byte[])rows[4]));
        return facts;
    }

    private async Task<Dictionary<Guid, Directive>> StatesAsync(Guid[] ids, CancellationToken cancellation)
    {
        if (ids is []) return [];

        await using var session = documents.QuerySession();
        var events = await session.Events.QueryAllRawEvents().Where(e => ids.Contains(e.StreamId)).OrderBy(e => e.Sequence).ToListAsync(cancellation);
        return events.GroupBy(e => e.StreamId).ToDictionary(g => g.Key, g => (Directive)LedgerSql.Fold(new(StreamKind.Directive, g.Key), g)!.State);
    }

    private async Task<BranchInboxItem> ItemOfAsync(SentFact fact, string branch, Directive directive, Manifest manifest, CancellationToken cancellation)
    {
        if (fact.Type is "directive-issued") return BranchInboxItem.Of(fact.Sequence, fact.At, DistributeHandler.Issued(directive, manifest, branch));

        using var leaf = JsonDocument.Parse(fact.Leaf);
        var data = leaf.RootElement.GetProperty("data");
        if (fact.Type is "delivery-resent")
            return BranchInboxItem.Of(fact.Sequence, fact.At, DistributeHandler.Issued(directive, manifest, branch, data.Deserialize<DeliveryResent>(TextJson.Options)!.Attempt));

        if (fact.Type is "effect-changed")
        {
            var changed = data.Deserialize<EffectChanged>(TextJson.Options)!;
            return new(fact.Sequence, "effect-changed", fact.At, directive.Id, branch, directive.PrintedNumber!) { Effect = changed.Effect, ByNumber = changed.ByNumber, From = changed.From };
        }

        var recall = data.Deserialize<RecallRequested>(TextJson.Options)!;
        var reason = await DistributeHandler.ReasonAsync(directive, recall, content, cancellation);
        return new(fact.Sequence, "recall-requested", fact.At, directive.Id, branch, directive.PrintedNumber!) { Reason = reason, RequestedAt = fact.At };
    }

    private sealed record SentFact(long Sequence, string Type, DateTimeOffset At, Guid Directive, byte[] Leaf);
}
