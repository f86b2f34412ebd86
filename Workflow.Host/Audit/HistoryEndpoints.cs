using Workflow.Domain;
using Workflow.Host.Drafting;
using Workflow.Host.Http;

namespace Workflow.Host.Audit;

/// <summary>Every event of a directive in order (contract §2).</summary>
public static class HistoryEndpoints
{
    public static void MapHistory(this RouteGroupBuilder api) => api.MapGet("/directives/{id:guid}/history", History)
        .WithSummary("Every event of a directive in order, refusals that target it included").Produces<HistoryAnswer>();

    private static async Task<IResult> History(Guid id, HttpContext http, DirectiveReads directives, HistoryReader history, AtLeast behind, string? atLeast)
    {
        await behind.WaitAsync(Query.Number(atLeast, "atLeast", 0), shard: null, http.RequestAborted);
        var reading = await directives.FindAsync(id, Door.PersonOf(http), http.RequestAborted);
        return Results.Json(new HistoryAnswer(await history.ReadAsync(reading, LanguageChoice.Of(http.Request), http.RequestAborted)), TextJson.Options);
    }
}

public sealed record HistoryAnswer(IReadOnlyList<HistoryItem> Items);

/// <summary>One event of a directive's life.</summary>
/// <param name="Sequence">Its gapless place in the audit log, from 0.</param>
/// <param name="Version">The directive's version after it; a refusal changes none.</param>
/// <param name="Actor">Who brought it about; absent where a ballot keeps that to the voter.</param>
/// <param name="As">The appointment they acted in.</param>
/// <param name="OnBehalfOf">The absent one for whom they acted.</param>
/// <param name="Authority">The post and the body of that appointment.</param>
/// <param name="Summary">Who did what, without any typed text.</param>
public sealed record HistoryItem(
    long Sequence, int Version, string Type, DateTimeOffset At, string? Actor, string? ActorName, string? As, string? OnBehalfOf, string? OnBehalfOfName, string? Authority, string Summary);
