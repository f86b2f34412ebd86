using System.Text.Json;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
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
        var seats = new InboxSeats(owner, ledger.Organisation);
        var waiting = await WaitingAsync(owner, seats, cancellation);
        var covered = await StatesAsync(waiting.Where(c => seats.On(c).Any(s => s.Cover is not null)), owner, cancellation);
        var manifests = await content.ManifestsAsync([.. waiting.Select(c => (c.Id, c.ContentHash))], cancellation);
        var changed = await seen.ChangedAsync(owner, waiting, cancellation);
        return
        [
            .. from card in waiting
               orderby card.Urgency descending, card.DueAt ?? DateTimeOffset.MaxValue, card.Since, card.Id
               from seat in seats.On(card)
               let actions = seat.Cover is null ? ActionsOf(seat.Wait.Kind) : [.. AllowedActions.Of(covered[card.Id], owner.Person, seat.Cover, ledger.Organisation, owner.At)]
               where actions is not []
               select Item(card, seat, manifests[card.Id].Abstract, changed.Contains(card.Id), owner, language) with { Actions = actions },
        ];
    }

    /// <summary>The states of what waits for those whom the owner acts for: whether they may, their own part in it decides as well.</summary>
    private async Task<Dictionary<Guid, Directive>> StatesAsync(IEnumerable<DirectiveCard> cards, InboxOwner owner, CancellationToken cancellation) =>
        (await directives.ReadAllAsync([.. cards.Select(c => c.Id)], owner.At, cancellation)).ToDictionary(d => d.State.Id, d => d.State);

    private async Task<List<DirectiveCard>> WaitingAsync(InboxOwner owner, InboxSeats seats, CancellationToken cancellation)
    {
        if (!owner.IsPast) return await OpenNowAsync(owner, seats, cancellation);

        var then = await directives.ReadAllAsync(await OpenThenAsync(owner, cancellation), owner.At, cancellation);
        return [.. then.Select(d => d.Card).Where(c => seats.On(c).Any())];
    }

    private async Task<List<DirectiveCard>> OpenNowAsync(InboxOwner owner, InboxSeats seats, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            $"""
            select c.data from read.directive_card c
            where c.id in (select w.id from read.directive_card w where w.waiting && $1 union all select c.id from read.directive_card c where {ReadRows.OpenTo("$3")}) and {ReadRows.OpenTo("$2")}
            """);
        select.Parameters.Add(new() { Value = seats.Own.ToArray() });
        select.Parameters.Add(new() { Value = cards.PrincipalsOf(owner.Reader) });
        select.Parameters.Add(new() { Value = seats.Covered });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var found = new List<DirectiveCard>();
        while (await rows.ReadAsync(cancellation)) found.Add(JsonSerializer.Deserialize<DirectiveCard>(rows.GetString(0), TextJson.Options)!);
        return found;
    }

    /// <summary>The directives open to the reader whose newest fact by then was not one after which nobody is waited for.</summary>
    private async Task<IReadOnlyCollection<Guid>> OpenThenAsync(InboxOwner owner, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            $"""
            select c.id from read.directive_card c
            cross join lateral (select l.type from ledger.leaf l where l.about = c.id and l.stream = c.id and l.at <= $2 order by l.sequence desc limit 1) last
            where {ReadRows.OpenTo("$1")} and last.type <> all ($3)
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

    private InboxItem Item(DirectiveCard card, (Waiting Wait, Cover? Cover) seat, string title, bool changed, InboxOwner owner, Language language) => new(
        card.Id, seat.Wait.Kind, AppointmentOf(seat, owner), seat.Cover?.Granted.Absent, AbsentName(seat.Cover),
        TitleOf(card.Type, title, owner.Day), card.Number, card.Urgency, card.Since, card.DueAt, card.DueAt < owner.At,
        card.DueAt is null ? null : Wording.Term("atDeadline", seat.Wait.Kind is "ballot" ? "close" : "office", language),
        WhyOf(seat, language), card.ContentHash, changed, []);

    private string? AppointmentOf((Waiting Wait, Cover? Cover) seat, InboxOwner owner) =>
        seat.Cover?.Granted.Covered ?? seat.Wait.HoldersOn(ledger.Organisation, owner.Day, owner.Person).FirstOrDefault()?.Id ?? seat.Wait.As;

    private string? AbsentName(Cover? cover) => cover is null ? null : ledger.Organisation.NameOf(cover.Granted.Absent);

    private string WhyOf((Waiting Wait, Cover? Cover) seat, Language language) => AbsentName(seat.Cover) is { } absent
        ? Wording.Term("why", "on-behalf", language, new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = absent })
        : Wording.Term("why", seat.Wait.Kind is "returned" ? "draft-returned" : seat.Wait.Kind, language);

    /// <summary>The type's name before the abstract, unless the drafter began with it.</summary>
    private string TitleOf(string type, string summary, DateOnly day)
    {
        var name = ledger.Organisation.TypesOn(day).Find(type)?.Name ?? type;
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
