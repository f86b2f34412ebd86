using System.Text.Json;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;

namespace Workflow.Host.Review;

/// <summary>
/// What a clerk may enter from paper. Before it is signed they do not read it; they are told what the paper in their hand tells as well: the title, whom it waits for, and
/// the address of what is decided on, without which nothing can be entered.
/// </summary>
public sealed class AwaitedPapersReader(NpgsqlDataSource source, DirectiveReader directives, ContentStore content, LedgerStore ledger, TimeProvider time)
{
    public async Task<IReadOnlyList<AwaitedPapersItem>> ReadAsync(string clerk, CancellationToken cancellation)
    {
        var (organisation, now) = (ledger.Organisation, time.GetUtcNow());
        var bodies = organisation.BodiesServedBy(Duties.Clerk, clerk, VietnamTime.DateOf(now)).ToArray();
        if (bodies is []) return [];

        var waiting = await directives.ReadAllAsync(await OpenInAsync(bodies, cancellation), now, cancellation);
        var awaited = waiting.Select(d => (Directive: d, People: AwaitedPapers.Of(d.State, clerk, organisation, now).ToList())).Where(d => d.People is not [])
            .OrderByDescending(d => d.Directive.Card.Urgency).ThenBy(d => d.Directive.Card.DueAt ?? DateTimeOffset.MaxValue).ThenBy(d => d.Directive.Card.Since).ToList();
        var manifests = await content.ManifestsAsync([.. awaited.Select(a => (a.Directive.State.Id, a.Directive.State.ContentHash))], cancellation);
        return [.. awaited.Select(a => Item(a.Directive, a.People, manifests[a.Directive.State.Id].Abstract, clerk))];
    }

    private async Task<IReadOnlyCollection<Guid>> OpenInAsync(string[] bodies, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand("select id from read.directive_card where status in ('in-review', 'approved') and data->>'body' = any($1)");
        select.Parameters.Add(new() { Value = bodies });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await rows.ReadAsync(cancellation)) ids.Add(rows.GetGuid(0));
        return ids;
    }

    private AwaitedPapersItem Item(Replayed directive, IReadOnlyList<AwaitedPapers.Awaited> people, string summary, string clerk)
    {
        var (state, card) = (directive.State, directive.Card);
        return new(
            state.Id, state.Open is { } open ? TextJson.Name(state.Steps[open.Step].Kind) : "signature", state.Type, state.Body, state.Organ, summary, card.Urgency, card.Since, card.DueAt, state.ContentHash,
            [.. people.SelectMany(p => p.Acts).Distinct(StringComparer.Ordinal)], [.. people.Select(p => new AwaitedPerson(p.Person, ledger.Organisation.NameOf(p.Person)))],
            [.. state.Papers.Where(p => p.Record.By.Person == clerk).Select(p => new EnteredPaper(p.Record.Person, ledger.Organisation.NameOf(p.Record.Person), p.Record.SignedOn, p.Record.Scan, p.Disputed))]);
    }
}

public sealed record AwaitedPapersAnswer(IReadOnlyList<AwaitedPapersItem> Items);

/// <summary>A directive that waits for decisions, which may come on paper.</summary>
/// <param name="Kind">The kind of the step under way, or <c>signature</c>.</param>
/// <param name="Actions">What may be entered: <c>review</c>, <c>return</c>, <c>vote</c>, <c>signature</c>.</param>
/// <param name="People">Whose.</param>
/// <param name="Entered">What the caller entered in it already.</param>
public sealed record AwaitedPapersItem(
    Guid DirectiveId, string Kind, string Type, string Body, string? Organ, string Abstract, Urgency Urgency, DateTimeOffset Since, DateTimeOffset? DueAt, string ContentHash,
    IReadOnlyList<string> Actions, IReadOnlyList<AwaitedPerson> People, IReadOnlyList<EnteredPaper> Entered);

public sealed record AwaitedPerson(string Person, string Name);

/// <param name="Scan">SHA-256 of the scan.</param>
public sealed record EnteredPaper(string Person, string Name, DateOnly SignedOn, string Scan, bool Disputed);
