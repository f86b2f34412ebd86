using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Distribution;

/// <summary>What became of a directive at its branches (contract §2, "Branches and audit").</summary>
public static class DeliveryEndpoints
{
    public static void MapDeliveries(this RouteGroupBuilder api)
    {
        api.MapGet("/deliveries", Issued).WithSummary("What was issued, the newest first, with how many of its copies stand where").Produces<DeliveriesAnswer>();
        api.MapGet("/directives/{id:guid}/deliveries", Deliveries).WithSummary("What became of a directive at each branch").Produces<DeliveryAnswer>();
        api.MapGet("/directives/{id:guid}/deliveries/{branch}", Copy).WithSummary("What became of a directive at one branch, with all that the branch reported").Produces<DeliveryItem>();
    }

    /// <summary>Who reads as a branch alone has that branch's own list instead.</summary>
    private static async Task<IResult> Issued(HttpContext http, CardReader cards, DeliveryReader deliveries, LedgerStore ledger, string? page, string? size)
    {
        var (which, most) = ((int)(Query.Number(page, "page", 1, 1_000_000) ?? 1), (int)(Query.Number(size, "size", 1, 100) ?? 20));
        var principals = cards.PrincipalsOf(Door.PersonOf(http)).Where(p => !IsBranch(p)).ToArray();
        return Results.Json(await deliveries.IssuedAsync(principals, which, most, ledger.Organisation, http.RequestAborted), TextJson.Options);
    }

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

    private static async Task<IResult> Copy(
        Guid id, string branch, HttpContext http, DirectiveReader directives, CardReader cards, DeliveryReader deliveries, LedgerStore ledger)
    {
        var principals = cards.PrincipalsOf(Door.PersonOf(http));
        var directive = (await directives.ReadAsync(id, http.RequestAborted))?.State;
        var entitling = directive is null ? null : Entitling(directive, principals);
        if (entitling is null || directive!.Issue?.Branches.Contains(branch) is not true || (entitling.All(IsBranch) && !entitling.Contains(Principal.Branch(branch)))) throw RefusedRequestException.NotFound();

        return Results.Json(await deliveries.CopyAsync(directive, branch, principals.Contains(Principal.Branch(branch)), ledger.Organisation, http.RequestAborted), TextJson.Options);
    }

    private static List<string>? Entitling(Directive directive, string[] principals) =>
        Readership.Of(directive).Intersect(principals, StringComparer.Ordinal).ToList() is { Count: > 0 } found ? found : null;

    private static bool IsBranch(string principal) => principal.StartsWith(Principal.Branch(""), StringComparison.Ordinal);
}
