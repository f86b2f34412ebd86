using System.Text.Json;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;
using Workflow.Domain;
using Workflow.Domain.Drafting;

namespace Workflow.Projections.Drafting;

/// <summary>What a directive is found by: its abstract, folded so that accents are optional. The names of types are in the rules, which say them when asked.</summary>
public sealed record SearchRow(Guid Id, string Folded);

/// <summary>Keeps <see cref="SearchRow"/>. The abstract is not in the facts; it is read from the manifest they address, which never changes.</summary>
public sealed partial class SearchIndex : SingleStreamProjection<SearchRow, Guid>
{
    public SearchIndex()
    {
        IncludeType<DirectiveDrafted>();
        IncludeType<DraftRevised>();
        IncludeType<DirectiveImported>();
    }

    public override async ValueTask<SearchRow?> EvolveAsync(SearchRow? snapshot, Guid id, IQuerySession session, IEvent e, CancellationToken cancellation) => e.Data switch
    {
        DirectiveDrafted drafted => await FoldedAsync(session, id, drafted.Draft.ContentHash, cancellation),
        DraftRevised revised => await FoldedAsync(session, id, revised.Draft.ContentHash, cancellation),
        DirectiveImported imported => await FoldedAsync(session, id, imported.ContentHash, cancellation),
        _ => snapshot,
    };

    private static async Task<SearchRow> FoldedAsync(IQuerySession session, Guid id, string contentHash, CancellationToken cancellation)
    {
        var manifests = await session.QueryAsync<string>(
            "select convert_from(bytes, 'UTF8') from content.part where document = ? and sha256 = ?", cancellation, id, Convert.FromHexString(contentHash));
        using var manifest = JsonDocument.Parse(manifests.Single());
        var title = manifest.RootElement.GetProperty("abstract").GetString()!;
        return new(id, VietnameseText.Fold(title));
    }
}
