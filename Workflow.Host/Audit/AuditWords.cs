using System.Text.Json;
using Workflow.Domain;
using Workflow.Domain.Audit;
using Workflow.Domain.Distribution;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Audit;

/// <summary>A fact of the log for people: who, in a sentence, and which directive it concerns.</summary>
/// <param name="OnBehalfOfName">The absent one for whom they acted.</param>
/// <param name="Authority">The post and the body they acted in.</param>
/// <param name="Title">What the directive is about, where it is open to the reader.</param>
public sealed record AuditWord(string ActorName, string? OnBehalfOfName, string? Authority, string Summary, Guid? DirectiveId, string? Title, string? Number);

/// <summary>Puts facts of the log into words. The log itself holds no content; titles come from the directives that the reader may see.</summary>
public sealed class AuditWords(DirectiveReader directives, ContentStore content, CardReader cards, LedgerStore ledger, TimeProvider time)
{
    /// <summary>The members that name a directive in facts of other streams.</summary>
    private static readonly string[] Naming = ["target", "directiveId", "directive"];

    public async Task<IReadOnlyList<AuditWord>> OfAsync(IReadOnlyList<AuditLine> page, string reader, Language language, CancellationToken cancellation)
    {
        var facts = page.Select(Fact.Of).ToList();
        var concerned = (await directives.ReadAllAsync([.. facts.Select(f => f.Directive).OfType<Guid>().Distinct()], time.GetUtcNow(), cancellation)).ToDictionary(d => d.State.Id);
        var principals = cards.PrincipalsOf(reader).ToHashSet(StringComparer.Ordinal);
        var open = concerned.Values.Select(d => d.State).Where(d => Readership.Of(d).Any(principals.Contains)).Select(d => (d.Id, d.ContentHash)).ToList();
        var titles = await content.ManifestsAsync(open, cancellation);
        return [.. facts.Select(f => WordOf(f, f.Directive is { } id ? concerned.GetValueOrDefault(id) : null, titles, language))];
    }

    private AuditWord WordOf(Fact fact, Replayed? directive, IReadOnlyDictionary<Guid, Manifest> titles, Language language)
    {
        var words = new HistorySummary(directive, ledger.Organisation, language);
        return new(
            words.NameOf(fact.Actor), fact.OnBehalfOf is { } absent ? words.NameOf(absent) : null, fact.Authority(ledger.Organisation), SummaryOf(fact, directive, words),
            directive?.State.Id, directive is null ? null : titles.GetValueOrDefault(directive.State.Id)?.Abstract, directive?.State.PrintedNumber);
    }

    private static string SummaryOf(Fact fact, Replayed? directive, HistorySummary words)
    {
        if (fact.Type is "command-refused") return words.Of(fact.Data.Deserialize<CommandRefused>(TextJson.Options)!, fact.Actor);
        if (fact.Type is "delivery-resent") return words.Of(fact.Data.Deserialize<DeliveryResent>(TextJson.Options)!, fact.Actor, fact.OnBehalfOf);

        return directive?.Facts.FirstOrDefault(f => f.Sequence == fact.Sequence) is { } own ? words.Of(own.Event, fact.Type, fact.Actor, fact.OnBehalfOf) : words.OfOther(fact.Type, fact.Actor, fact.OnBehalfOf);
    }

    /// <summary>What of a leaf is put into words.</summary>
    private sealed record Fact(long Sequence, string Type, string Actor, string? OnBehalfOf, Guid? Directive, JsonElement Data)
    {
        public static Fact Of(AuditLine line)
        {
            var leaf = JsonSerializer.Deserialize<JsonElement>(line.Json);
            var data = leaf.GetProperty("data");
            var named = Naming.Select(name => data.TryGetProperty(name, out var id) && id.ValueKind is JsonValueKind.String ? id.GetGuid() : (Guid?)null).FirstOrDefault(id => id is not null);
            return new(line.Sequence, leaf.GetProperty("type").GetString()!, leaf.GetProperty("actor").GetString()!, leaf.GetProperty("onBehalfOf").GetString(), line.About ?? named, data);
        }

        public string? Authority(OrganisationChart organisation) =>
            Data.TryGetProperty("by", out var by) && by.ValueKind is JsonValueKind.Object && by.Deserialize<Capacity>(TextJson.Options) is { } capacity
                ? $"{capacity.Post}, {organisation.Body(capacity.Body)?.Name ?? capacity.Body}".TrimStart(',', ' ')
                : null;
    }
}
