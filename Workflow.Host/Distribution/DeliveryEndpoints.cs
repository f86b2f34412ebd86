using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Distribution;

/// <summary>What became of a directive at its branches (contract §2, "Branches and audit").</summary>
public static class DeliveryEndpoints
{
    public static void MapDeliveries(this RouteGroupBuilder api) => api.MapGet("/directives/{id:guid}/deliveries", Deliveries)
        .WithSummary("What became of a directive at each branch").Produces<DeliveryAnswer>();

    private static async Task<IResult> Deliveries(
        Guid id, HttpContext http, DirectiveReader directives, CardReader cards, DeliveryReader deliveries, LedgerStore ledger, AtLeast waiting,
        string? atLeast)
    {
        var sequence = Query.Number(atLeast, "atLeast", 0);
        var principals = cards.PrincipalsOf(Door.PersonOf(http));
        var directive = (await directives.ReadAsync(id, http.RequestAborted))?.State;
        if (directive is null || Entitling(directive, principals) is not { } entitling) throw RefusedRequestException.NotFound();

        // Who reads as a branch alone sees that branch's copy, not the others'.
        var own = entitling.All(IsBranch) ? entitling.ToHashSet(StringComparer.Ordinal) : null;
        await waiting.WaitAsync(sequence, AtLeast.Deliveries, http.RequestAborted);
        var rows = await deliveries.OfAsync(directive, ledger.Organisation, http.RequestAborted);
        return Results.Json(DeliveryAnswer.Of([.. rows.Where(row => own is null || own.Contains(Principal.Branch(row.Branch)))]), TextJson.Options);
    }

    private static List<string>? Entitling(Directive directive, string[] principals) =>
        Readership.Of(directive).Intersect(principals, StringComparer.Ordinal).ToList() is { Count: > 0 } found ? found : null;

    private static bool IsBranch(string principal) => principal.StartsWith(Principal.Branch(""), StringComparison.Ordinal);
}
