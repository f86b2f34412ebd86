using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Domain;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;

namespace Workflow.Host.Http;

/// <summary>Refusals and failures as RFC 9457 problem details, in the caller's language.</summary>
public static class Problem
{
    public const string MediaType = "application/problem+json; charset=utf-8";

    /// <param name="traceId">Of the request; the answer is written in the Ledger's own time, where no request is current.</param>
    public static Answer Of(Rejection rejection, Language language, string? traceId)
    {
        var status = rejection.Code == RefusalMeter.TooMany.Code ? StatusCodes.Status429TooManyRequests : StatusOf(rejection.Kind);
        var arguments = rejection.Choices is [] ? rejection.Arguments : rejection.Arguments
            .SetItem("choices", string.Join("; ", rejection.Choices.Select(c => c.Name)))
            .SetItem("count", rejection.Choices.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var details = Details(status, rejection.Code, language, arguments, traceId);
        if (rejection.Clause is not null) details["clause"] = rejection.Clause;
        if (rejection.Findings is not [])
            details["findings"] = JsonSerializer.SerializeToNode(rejection.Findings.Select(f => FindingItem.Of(f, language)), TextJson.Options);
        if (rejection.Choices is not [])
        {
            var name = rejection.Code is "reference.ambiguous" ? "candidates" : "choices";
            details[name] = JsonSerializer.SerializeToNode(rejection.Choices, TextJson.Options);
        }

        var lasting = rejection.Kind is not RejectionKind.NotFound && status is not StatusCodes.Status429TooManyRequests;
        return new(status, Bytes(details), Remembered: lasting, BodyKept: rejection.Code != Rejection.SecrecyRefused.Code);
    }

    /// <summary>The refusal alone, for what never became a command.</summary>
    /// <param name="about">What its words name, and the gap in them that it fills.</param>
    public static byte[] Of(int status, string code, Language language, (string Gap, string? Value) about = default) => Bytes(Details(
        status, code, language, new Dictionary<string, string>(StringComparer.Ordinal) { [about.Gap ?? ""] = about.Value ?? "" }, TraceId));

    /// <summary>The trace of the request under way.</summary>
    public static string? TraceId => Activity.Current?.TraceId.ToHexString();

    public static async Task WriteAsync(HttpContext http, int status, byte[] problem)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaType;
        http.Response.Headers.ContentLanguage = LanguageChoice.Of(http.Request).Tag();
        if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests) http.Response.Headers.RetryAfter = status is 429 ? "60" : "2";
        await http.Response.Body.WriteAsync(problem, http.RequestAborted);
    }

    private static JsonObject Details(int status, string code, Language language, IReadOnlyDictionary<string, string> arguments, string? traceId)
    {
        var words = Wording.Of(code, language, arguments);
        var details = new JsonObject
        {
            ["type"] = $"urn:workflow:problem:{code}",
            ["title"] = words.Title,
            ["status"] = status,
            ["detail"] = words.Detail,
            ["code"] = code,
            ["remedy"] = new JsonObject { ["text"] = words.Remedy },
            ["traceId"] = traceId,
        };
        if (words.Clause is { } clause) details["clause"] = clause;
        return details;
    }

    private static byte[] Bytes(JsonObject details) => JsonSerializer.SerializeToUtf8Bytes(details, TextJson.Options);

    private static int StatusOf(RejectionKind kind) => kind switch
    {
        RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
        RejectionKind.NotFound => StatusCodes.Status404NotFound,
        RejectionKind.Conflict => StatusCodes.Status409Conflict,
        RejectionKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
