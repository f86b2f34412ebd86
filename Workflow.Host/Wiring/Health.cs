using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Workflow.Domain;
using Workflow.Host.Http;

namespace Workflow.Host.Wiring;

/// <summary>Whether the Host lives, and whether it can serve.</summary>
public static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            ResponseWriter = (http, report) => http.Response.WriteAsJsonAsync(new
            {
                status = report.Status.ToString().ToLowerInvariant(),
                details = report.Entries.Values.Select(e => e.Description).Where(d => d is not null),
            }),
        });
    }

    /// <summary>Until the start-up is done, calls and requests for tokens are answered 503, naming what is missing.</summary>
    public static void UseUntilReady(this WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.Use((http, next) =>
        {
            var missing = readiness.Missing;
            var waits = missing is not [] && Serves(http.Request.Path);
            return waits ? RefuseAsync(http, missing) : next(http);
        });
    }

    private static bool Serves(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/connect", StringComparison.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpContext http, IReadOnlyList<string> missing)
    {
        var problem = JsonNode.Parse(Problem.Of(StatusCodes.Status503ServiceUnavailable, "service.unavailable", LanguageChoice.Of(http.Request)))!;
        problem["missing"] = new JsonArray([.. missing.Select(what => JsonValue.Create(what))]);
        return Problem.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, JsonSerializer.SerializeToUtf8Bytes(problem, TextJson.Options));
    }
}
