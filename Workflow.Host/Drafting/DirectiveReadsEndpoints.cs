using System.Globalization;
using Workflow.Domain;
using Workflow.Host.Http;

namespace Workflow.Host.Drafting;

/// <summary>One directive at any instant, and the manifest that people approve and sign (contract §2).</summary>
public static class DirectiveReadsEndpoints
{
    public static void MapDirectiveReads(this RouteGroupBuilder api)
    {
        api.MapGet("/directives/{id:guid}", Show).WithSummary("A directive as it stands, or stood at an instant or in a version").Produces<DirectiveView>();
        api.MapGet("/directives/{id:guid}/manifest", ShowManifest).WithSummary("The bytes whose SHA-256 is the content hash").Produces<Manifest>().Produces(StatusCodes.Status410Gone);
    }

    private static async Task<IResult> Show(
        Guid id, HttpContext http, DirectiveReads directives, DirectiveViewComposer views, AtLeast behind, string? asOf, string? version, string? atLeast)
    {
        await behind.WaitAsync(Query.Number(atLeast, "atLeast", 0), shard: null, http.RequestAborted);
        var reading = await directives.FindAsync(id, Door.PersonOf(http), http.RequestAborted, Query.InstantOf(asOf, "asOf", endOfDay: true), VersionOf(version));
        var view = await views.ComposeAsync(reading, LanguageChoice.Of(http.Request), http.RequestAborted);
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{view.Version}\"");
        return Results.Json(view, TextJson.Options);
    }

    private static async Task<IResult> ShowManifest(Guid id, HttpContext http, DirectiveReads directives, ContentStore content, string? version)
    {
        var reading = await directives.FindAsync(id, Door.PersonOf(http), http.RequestAborted, version: VersionOf(version));
        reading.RequireContent();
        var contentHash = reading.Then.State.ContentHash;
        var manifest = await content.BytesAsync(id, contentHash, http.RequestAborted);
        http.Response.Headers.ETag = $"\"{contentHash}\"";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(manifest, "application/json");
    }

    private static int? VersionOf(string? version) => (int?)Query.Number(version, "version", 1, int.MaxValue);
}
