using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Distribution;

/// <summary>What a branch has been sent, for branches without a broker and for their people (contract §2, "Branches and audit").</summary>
public static class BranchReadsEndpoints
{
    private static readonly string[] Statuses = [.. new[] { "issued", "recalled" }.Concat(DeliveryStatus.All)];

    public static void MapBranchReads(this RouteGroupBuilder api)
    {
        api.MapGet("/branches/{code}/inbox", Inbox).WithSummary("What was sent to the branch, in order; waits for more when asked to").Produces<BranchInboxAnswer>();
        api.MapGet("/branches/{code}/directives", Directives).WithSummary("The directives that bind the branch, now or at an instant").Produces<BranchDirectivesAnswer>();
    }

    private static async Task<IResult> Inbox(
        string code, HttpContext http, BranchReadsInbox inbox, BranchReadsWatch watch, CardReader cards, LedgerStore ledger,
        TimeProvider time, string? after, string? limit, string? wait)
    {
        var since = Query.Number(after, "after", -1) ?? -1;
        var most = (int)(Query.Number(limit, "limit", 1, 200) ?? 50);
        var until = time.GetUtcNow().AddSeconds(Query.Number(wait, "wait", 0, 30) ?? 0);
        RequireOwn(code, http, cards, ledger);

        var answer = await inbox.AfterAsync(code, since, most, http.RequestAborted);
        for (var (seen, newest) = (-2L, since); answer.Items is [] && newest > seen;)
        {
            seen = newest;
            newest = await watch.BeyondAsync(seen, until - time.GetUtcNow(), http.RequestAborted);
            if (newest > seen) answer = await inbox.AfterAsync(code, since, most, http.RequestAborted);
        }

        return Results.Json(answer, TextJson.Options);
    }

    private static async Task<IResult> Directives(
        string code, HttpContext http, BranchReadsDirectives directives, CardReader cards, LedgerStore ledger, TimeProvider time,
        string? status, string? effect, string? asOf, string? page, string? size)
    {
        var wanted = new BranchDirectivesFilter(
            Query.CodeOf(status, "status", Statuses), Query.CodeOf(effect, "effect", Effects.All), Query.InstantOf(asOf, "asOf", endOfDay: true),
            (int)(Query.Number(page, "page", 1, 1_000_000) ?? 1), (int)(Query.Number(size, "size", 1, 200) ?? 50));
        RequireOwn(code, http, cards, ledger);
        return Results.Json(await directives.OfAsync(code, wanted, time.GetUtcNow(), http.RequestAborted), TextJson.Options);
    }

    /// <summary>The branch's own client, or a person who holds a post there.</summary>
    private static void RequireOwn(string code, HttpContext http, CardReader cards, LedgerStore ledger)
    {
        var isBranch = ledger.Organisation.Body(code)?.Parent is not null;
        if (!isBranch || !cards.PrincipalsOf(Door.PersonOf(http)).Contains(Principal.Branch(code))) throw RefusedRequestException.NotFound();
    }
}
