using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Http;

namespace Workflow.Host.Audit;

/// <summary>News for open pages, as server-sent events.</summary>
public static class ChangesEndpoints
{
    public static void MapChanges(this RouteGroupBuilder api) => api.MapGet("/changes", Changes)
        .WithSummary("Server-sent events: the ids of directives open to the caller that have news").Produces<string>(contentType: "text/event-stream");

    private static ServerSentEventsResult<string> Changes(HttpContext http, ChangeFeed feed) => TypedResults.ServerSentEvents(News(feed, Door.PersonOf(http), http.RequestAborted));

    private static async IAsyncEnumerable<SseItem<string>> News(ChangeFeed feed, string person, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new("", "listening");
        await foreach (var changed in feed.ListenAsync(person, cancellation)) yield return new(string.Join(' ', changed), "changed");
    }
}
