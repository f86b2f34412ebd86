using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Http;

namespace Workflow.Host.Audit;

/// <summary>The audit log as it is, to auditors only (contract §2, "Branches and audit"). Facts are written out byte for byte as proofs are over them, with their hash added.</summary>
public static class AuditEventsEndpoints
{
    private const string NdJson = "application/x-ndjson";
    private const int Most = 1000;
    private static readonly string[] YesOrNo = ["true", "false"];

    public static void MapAuditEvents(this RouteGroupBuilder api) => api.MapGet("/audit/events", Events)
        .WithSummary("The audit log: JSON in pages, forward or back, with words=true for people; or all of it as lines with Accept: application/x-ndjson")
        .Produces<AuditEventsAnswer>(200, MediaTypeNames.Application.Json, NdJson);

    private static async Task Events(
        HttpContext http, AuditEventsReader log, AuditWords words, CardReader cards,
        string? after, string? before, string? limit, string? stream, string? actor, string? type, string? from, string? to, [FromQuery(Name = "words")] string? inWords)
    {
        var lines = AcceptsLines(http.Request);
        var filter = new AuditEventsFilter(
            Query.Number(after, "after", -1) ?? -1, Query.Number(before, "before", 0), Query.Number(limit, "limit", 1, lines ? long.MaxValue : Most), Query.IdOf(stream, "stream"), Query.TextOf(actor, "actor"),
            Query.TextOf(type, "type"), Query.InstantOf(from, "from", endOfDay: false), Query.InstantOf(to, "to", endOfDay: true));
        if (!cards.PrincipalsOf(Door.PersonOf(http)).Any(IsAudit)) throw RefusedRequestException.NotFound();

        if (lines) await WriteLinesAsync(http, log, filter);
        else await WritePageAsync(http, log, filter, Query.CodeOf(inWords, "words", YesOrNo) is "true" ? words : null);
    }

    private static bool IsAudit(string principal) =>
        principal.StartsWith("duty:", StringComparison.Ordinal) && principal.EndsWith($"/{Duties.Audit}", StringComparison.Ordinal);

    private static bool AcceptsLines(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(NdJson, StringComparison.OrdinalIgnoreCase));

    private static async Task WritePageAsync(HttpContext http, AuditEventsReader log, AuditEventsFilter filter, AuditWords? words)
    {
        var page = await log.PageAsync(filter, (int)(filter.Limit ?? 100), http.RequestAborted);
        var said = words is null ? null : await words.OfAsync(page, Door.PersonOf(http), LanguageChoice.Of(http.Request), http.RequestAborted);
        using var body = new MemoryStream();
        body.Write("{\"items\":["u8);
        foreach (var (i, fact) in page.Index())
        {
            if (i > 0) body.WriteByte((byte)',');
            body.Write(fact.Json.AsSpan(0, fact.Json.Length - (said is null ? 0 : 1)));
            if (said is null) continue;

            body.Write(",\"words\":"u8);
            JsonSerializer.Serialize(body, said[i], TextJson.Options);
            body.WriteByte((byte)'}');
        }

        var next = page is [.., var last] ? last.Sequence : filter.Before ?? filter.After;
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
            filter = filter.Before is null ? filter with { After = page[^1].Sequence } : filter with { Before = page[^1].Sequence };
        }
    }
}
