using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Review;

/// <summary>Makes the list of what waits for a person: from the rows for now, from the facts for an instant of the past.</summary>
public sealed class InboxReader(NpgsqlDataSource source, CardReader cards, DirectiveReader directives, ContentStore content, InboxSeen seen, LedgerStore ledger)
{
    public async Task<IReadOnlyList<InboxItem>> ReadAsync(InboxOwner owner, Language language, CancellationToken cancellation)
    {
        var mine = ledger.Organisation.PrincipalsOf(owner.Person, owner.Day);
        var waiting = await WaitingAsync(owner, mine, cancellation);
        var manifests = await content.ManifestsAsync([.. waiting.Select(c => (c.Id, c.ContentHash))], cancellation);
        var changed = await seen.ChangedAsync(owner, waiting, cancellation);
        return
        [
            .. from card in waiting
               orderby card.Urgency descending, card.DueAt ?? DateTimeOffset.MaxValue, card.Since, card.Id
               from wait in card.Waiting.Where(w => mine.Contains(w.Principal)).DistinctBy(w => (w.Kind, w.As))
               select Item(card, wait, manifests[card.Id].Abstract, changed.Contains(card.Id), owner, language),
        ];
    }

    private async Task<List<DirectiveCard>> WaitingAsync(InboxOwner owner, ImmutableHashSet<string> mine, CancellationToken cancellation)
    {
        if (!owner.IsPast) return await OpenNowAsync(owner, mine, cancellation);

        var then = await directives.ReadAllAsync(await OpenThenAsync(owner, cancellation), owner.At, cancellation);
        return [.. then.Select(d => d.Card).Where(c => c.Waiting.Any(w => mine.Contains(w.Principal)))];
    }

    private async Task<List<DirectiveCard>> OpenNowAsync(InboxOwner owner, ImmutableHashSet<string> mine, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand("select data from read.directive_card where waiting && $1 and readers && $2");
        select.Parameters.Add(new() { Value = mine.ToArray() });
        select.Parameters.Add(new() { Value = cards.PrincipalsOf(owner.Reader) });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var found = new List<DirectiveCard>();
        while (await rows.ReadAsync(cancellation)) found.Add(JsonSerializer.Deserialize<DirectiveCard>(rows.GetString(0), TextJson.Options)!);
        return found;
    }

    /// <summary>The directives open to the reader whose newest fact by then was not one after which nobody is waited for.</summary>
    private async Task<IReadOnlyCollection<Guid>> OpenThenAsync(InboxOwner owner, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            """
            select c.id from read.directive_card c
            cross join lateral (select l.type from ledger.leaf l where l.about = c.id and l.stream = c.id and l.at <= $2 order by l.sequence desc limit 1) last
            where c.readers && $1 and last.type <> all ($3)
            """);
        select.Parameters.Add(new() { Value = cards.PrincipalsOf(owner.Reader) });
        select.Parameters.Add(new() { Value = owner.At });
        select.Parameters.Add(new() { Value = Finished });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await rows.ReadAsync(cancellation)) ids.Add(rows.GetGuid(0));
        return ids;
    }

    private static readonly string[] Finished =
    [
        "directive-issued", "directive-imported", "directive-withdrawn", "directive-rejected", "recall-requested", "recall-answered", "directive-recalled", "effect-changed",
    ];

    private InboxItem Item(DirectiveCard card, Waiting wait, string title, bool changed, InboxOwner owner, Language language) => new(
        card.Id, wait.Kind, wait.As ?? PrincipalHolders.Of(wait.Principal, ledger.Organisation, owner.Day, owner.Person).FirstOrDefault()?.Id, OnBehalfOf: null,
        TitleOf(card.Type, title), card.Number, card.Urgency, card.Since, card.DueAt, card.DueAt < owner.At,
        card.DueAt is null ? null : Wording.Term("atDeadline", wait.Kind is "ballot" ? "close" : "office", language),
        Wording.Term("why", wait.Kind is "returned" ? "draft-returned" : wait.Kind, language), card.ContentHash, changed, ActionsOf(wait.Kind));

    /// <summary>The type's name before the abstract, unless the drafter began with it.</summary>
    private static string TitleOf(string type, string summary)
    {
        var name = DocumentType.Find(type)?.Name ?? type;
        return VietnameseText.Fold(summary).StartsWith(VietnameseText.Fold(name), StringComparison.Ordinal) ? summary : $"{name} {summary}";
    }

    private static IReadOnlyList<string> ActionsOf(string kind) => kind switch
    {
        "returned" => ["revision", "attachment", "submission", "withdrawal"],
        "ballot" => ["vote"],
        "ballot-opening" => ["ballot-opening"],
        DirectiveCard.Escalated => ["reminders", "reassignment"],
        "signature" => ["signature", "return"],
        "number" => ["number", "issue", "return"],
        "issue" => ["issue", "return"],
        _ => ["review", "return"],
    };
}
