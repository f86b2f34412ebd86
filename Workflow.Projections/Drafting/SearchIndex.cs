using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;
using Workflow.Domain;
using Workflow.Domain.Drafting;

namespace Workflow.Projections.Drafting;

/// <summary>What a directive is found by: its abstract, folded so that accents are optional. The names of types are in the rules, which say them when asked.</summary>
public sealed record SearchRow(Guid Id, string Folded);

/// <summary>Reads the abstract from the manifest with this address; null where the content was quarantined since.</summary>
public delegate Task<string?> AbstractReader(Guid directive, string contentHash, CancellationToken cancellation);

/// <summary>Keeps <see cref="SearchRow"/>. The abstract is not in the facts; it is read from the manifest they address, which never changes.</summary>
public sealed partial class SearchIndex : SingleStreamProjection<SearchRow, Guid>
{
    private readonly AbstractReader _abstractOf;

    public SearchIndex(AbstractReader abstractOf)
    {
        _abstractOf = abstractOf;
        IncludeType<DirectiveDrafted>();
        IncludeType<DraftRevised>();
        IncludeType<DirectiveImported>();
        IncludeType<ContentQuarantined>();
    }

    public override async ValueTask<SearchRow?> EvolveAsync(SearchRow? snapshot, Guid id, IQuerySession session, IEvent e, CancellationToken cancellation) => e.Data switch
    {
        DirectiveDrafted drafted => await FoldedAsync(id, drafted.Draft.ContentHash, cancellation),
        DraftRevised revised => await FoldedAsync(id, revised.Draft.ContentHash, cancellation),
        DirectiveImported imported => await FoldedAsync(id, imported.ContentHash, cancellation),
        ContentQuarantined => null,
        _ => snapshot,
    };

    private async Task<SearchRow?> FoldedAsync(Guid id, string contentHash, CancellationToken cancellation) =>
        await _abstractOf(id, contentHash, cancellation) is { } said ? new(id, VietnameseText.Fold(said)) : null;
}
