using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.Net.Http.Headers;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Http;

namespace Workflow.Host.Audit;

/// <summary>The audit log as it is, to auditors only (contract §2, "Branches and audit"). Facts are written out byte for byte as proofs are over them, with their hash added.</summary>
public static class AuditEventsEndpoints
{
    private const string NdJson = "application/x-ndjson";
    private const int Most = 1000;

    public static void MapAuditEvents(this RouteGroupBuilder api) => api.MapGet("/audit/events", Events)
        .WithSummary("The audit log: JSON in pages, or all of it as lines with Accept: application/x-ndjson")
        .Produces<AuditEventsAnswer>(200, MediaTypeNames.Application.Json, NdJson);

    private static async Task Events(
        HttpContext http, AuditEventsReader log, CardReader cards,
        string? after, string? limit, string? stream, string? actor, string? type, string? from, string? to)
    {
        var lines = AcceptsLines(http.Request);
        var filter = new AuditEventsFilter(
            Query.Number(after, "after", -1) ?? -1, Query.Number(limit, "limit", 1, lines ? long.MaxValue : Most), Query.IdOf(stream, "stream"), Query.TextOf(actor, "actor"),
            Query.TextOf(type, "type"), Query.InstantOf(from, "from", endOfDay: false), Query.InstantOf(to, "to", endOfDay: true));
        if (!cards.PrincipalsOf(Door.PersonOf(http)).Any(IsAudit)) throw RefusedRequestException.NotFound();

        if (lines) await WriteLinesAsync(http, log, filter);
        else await WritePageAsync(http, log, filter);
    }

    private static bool IsAudit(string principal) =>
        principal.StartsWith("duty:", StringComparison.Ordinal) && principal.EndsWith($"/{Duties.Audit}", StringComparison.Ordinal);

    private static bool AcceptsLines(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(NdJson, StringComparison.OrdinalIgnoreCase));

    private static async Task WritePageAsync(HttpContext http, AuditEventsReader log, AuditEventsFilter filter)
    {
        var page = await log.PageAsync(filter, (int)(filter.Limit ?? 100), http.RequestAborted);
        using var body = new MemoryStream();
        body.Write("{\"items\":["u8);
        foreach (var (i, fact) in page.Index())
        {
            if (i > 0) body.WriteByte((byte)',');
            body.Write(fact.Json);
        }

        var next = page is [.., var last] ? last.Sequence : filter.After;
        body.Write(Encoding.UTF8.GetBytes(next < 0 ? "]}" : string.Create(CultureInfo.InvariantCulture, $"],\"next\":{next}}}")));
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), http.RequestAborted);
    }

    /// <summary>A page at a time, so that a log of any length goes through little memory and a slow reader holds no connection to the store.</summary>
    private static async Task WriteLinesAsync(HttpContext http, AuditEventsReader log, AuditEventsFilter filter)
    {
        http.Response.ContentType = NdJson;
        for (var left = filter.Limit ?? long.MaxValue; left > 0;)
        {
            var page = await log.PageAsync(filter, (int)Math.Min(left, Most), http.RequestAborted);
            foreach (var fact in page)
            {
                await http.Response.Body.WriteAsync(fact.Json, http.RequestAborted);
                await http.Response.Body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
            }

            if (page.Count < Math.Min(left, Most)) return;
            left -= page.Count;
            filter = filter with { After = page[^1].Sequence };
        }
    }
}
