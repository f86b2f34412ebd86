using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Numbering;

namespace Workflow.Host.Drafting;

/// <summary>Finds the documents that a draft names by number. A number alone may stand for several; one that is not here is kept as cited.</summary>
public sealed class RelationFinder(CardReader cards, ContentStore content)
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

        // Without accents a scheme (ĐA) and a project (DA) look alike; spelled out, the number says which.
        if (matches.Exists(c => c.Number == number.Printed)) matches.RemoveAll(c => c.Number != number.Printed);
        return matches switch
        {
            [] => (null, number.Printed, null),
            [var only] => (only.Id, only.Number, null),
            _ => (null, null, await AmbiguousAsync(number, matches, cancellation)),
        };
    }

    private async Task<Rejection> AmbiguousAsync(DirectiveNumber number, List<Projections.Drafting.DirectiveCard> matches, CancellationToken cancellation)
    {
        var manifests = await content.ManifestsAsync([.. matches.Select(c => (c.Id, c.ContentHash))], cancellation);
        return Rejection.Ambiguous(
            number.Printed, matches.Select(c => new Choice(c.Id.ToString(), $"{c.Number}, {c.IssuedOn:dd/MM/yyyy}: {manifests.GetValueOrDefault(c.Id)?.Abstract}")));
    }
}
