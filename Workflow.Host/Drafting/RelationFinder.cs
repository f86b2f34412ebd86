using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Numbering;
using Workflow.Host.Ledger;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Drafting;

/// <summary>Finds the documents that a draft names by number. A number alone may stand for several; one that is not here is kept as cited.</summary>
public sealed class RelationFinder(CardReader cards, DirectiveReader directives, ContentStore content, LedgerStore ledger)
{
    public async Task<(ImmutableArray<ManifestRelation>? Found, Rejection? Rejection)> FindAsync(
        IReadOnlyList<RelationBody> wanted, string person, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<ManifestRelation>(wanted.Count);
        foreach (var relation in wanted)
        {
            var (id, number, rejection) = await FindAsync(relation, person, cancellation);
            if (rejection is not null) return (null, rejection);
            found.Add(new(relation.Kind, id, number, relation.Date, relation.Issuer, relation.Articles));
        }

        return (found.ToImmutable(), null);
    }

    private async Task<(Guid? Id, string? Number, Rejection?)> FindAsync(RelationBody relation, string person, CancellationToken cancellation)
    {
        if (relation.DirectiveId is { } id)
        {
            var card = await cards.FindAsync(id, person, cancellation);
            return card is null ? (null, null, Rejection.UnknownReference("directive", id.ToString())) : (id, card.Number, null);
        }

        if (DirectiveNumber.Parse(relation.Number) is not { } number) return (null, null, Rejection.UnknownReference("number", relation.Number));

        var matches = (await cards.OfNumberAsync(number.Key, person, cancellation)).Where(c => relation.Date is null || c.IssuedOn == relation.Date).ToList();

        if (relation.Issuer is { } issuer && matches.Count > 1) matches = await IssuedByAsync(issuer, matches, cancellation);

        // Without accents a scheme (ĐA) and a project (DA) look alike; spelled out, the number says which.
        if (matches.Exists(c => c.Number == number.Printed)) matches.RemoveAll(c => c.Number != number.Printed);
        return matches switch
        {
            [] => (null, number.Printed, null),
            [var only] => (only.Id, only.Number, null),
            _ => (null, null, await AmbiguousAsync(number, matches, cancellation)),
        };
    }

    /// <summary>Those that this organisation issued, by the name of the body; and of the reference documents those whose issuer is called so.</summary>
    private async Task<List<DirectiveCard>> IssuedByAsync(string issuer, List<DirectiveCard> matches, CancellationToken cancellation)
    {
        var issued = new List<DirectiveCard>();
        foreach (var card in matches)
        {
            var directive = (await directives.ReadAsync(card.Id, cancellation))!.State;
            var name = directive.Import?.Issuer is { } address ? await content.TextAsync(card.Id, address, cancellation) : ledger.Organisation.Body(card.Body)?.Name;
            if (VietnameseText.Fold(name ?? "") == VietnameseText.Fold(issuer)) issued.Add(card);
        }

        return issued;
    }

    private async Task<Rejection> AmbiguousAsync(DirectiveNumber number, List<DirectiveCard> matches, CancellationToken cancellation)
    {
        var manifests = await content.ManifestsAsync([.. matches.Select(c => (c.Id, c.ContentHash))], cancellation);
        return Rejection.Ambiguous(
            number.Printed, matches.Select(c => new Choice(c.Id.ToString(), $"{c.Number}, {c.IssuedOn:dd/MM/yyyy}: {manifests.GetValueOrDefault(c.Id)?.Abstract}")));
    }
}
