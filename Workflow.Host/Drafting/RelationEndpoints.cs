using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Host.Http;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Drafting;

/// <summary>How a directive stands to other documents, in both directions, as far as those are open to the caller.</summary>
public static class RelationEndpoints
{
    public static void MapRelations(this RouteGroupBuilder api) => api.MapGet("/directives/{id:guid}/relations", Relations)
        .WithSummary("The documents that a directive names, and those that name it").Produces<RelationsAnswer>();

    private static async Task<IResult> Relations(Guid id, HttpContext http, DirectiveReads directives, CardReader cards, ContentStore content)
    {
        var reading = await directives.FindAsync(id, Door.PersonOf(http), http.RequestAborted);
        var named = (await content.ManifestAsync(id, reading.Today.State.ContentHash, http.RequestAborted)).Relations;
        var open = await cards.AllAsync([.. named.Select(r => r.DirectiveId).OfType<Guid>()], reading.Person, http.RequestAborted);
        var referring = await cards.ReferringToAsync(id, reading.Person, http.RequestAborted);
        var manifests = await content.ManifestsAsync([.. open.Concat(referring).Select(c => (c.Id, c.ContentHash)).Distinct()], http.RequestAborted);
        var names = named.Select(r => RelationItem.Of(r, "names", open.Find(c => c.Id == r.DirectiveId) is { } card ? LineOf(card) : null));
        var namedBy = from card in referring
                      where card.Id != id
                      from relation in manifests[card.Id].Relations
                      where relation.DirectiveId == id
                      select RelationItem.Of(relation, "named-by", LineOf(card));
        return Results.Json(new RelationsAnswer([.. names, .. namedBy]), TextJson.Options);

        DirectiveLine LineOf(DirectiveCard card) => DirectiveLine.Of(card, manifests[card.Id].Abstract, reading.Day);
    }
}

public sealed record RelationsAnswer(IReadOnlyList<RelationItem> Items);

/// <param name="Kind">What the naming document says of the named one.</param>
/// <param name="Direction"><c>names</c> or <c>named-by</c>.</param>
/// <param name="Number">Number, date, issuer and articles as the drafter cited them.</param>
/// <param name="Document">The other document; absent where it is not in this system, or not open to the caller.</param>
public sealed record RelationItem(RelationKind Kind, string Direction, string? Number, DateOnly? Date, string? Issuer, string? Articles, DirectiveLine? Document)
{
    internal static RelationItem Of(ManifestRelation relation, string direction, DirectiveLine? document) =>
        new(relation.Kind, direction, relation.Number, relation.Date, relation.Issuer, relation.Articles, document);
}
