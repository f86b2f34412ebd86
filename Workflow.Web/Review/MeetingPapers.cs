using Microsoft.AspNetCore.Authorization;
using Workflow.Web.Api;
using Workflow.Web.Words;

namespace Workflow.Web.Review;

/// <summary>A meeting's minutes and notice as they are printed, passed through from the API with what it lets a browser do with them: a page names its reader by cookie, which the API does not take.</summary>
public static class MeetingPapers
{
    private const string ContentPolicy = "Content-Security-Policy";

    public static string Minutes(Guid meeting) => $"/hoi-nghi/{meeting}/bien-ban";

    public static string Notice(Guid meeting) => $"/hoi-nghi/{meeting}/thong-bao";

    public static void MapMeetingPapers(this IEndpointRouteBuilder app, Action<AuthorizationPolicyBuilder> signedIn)
    {
        foreach (var (name, format) in new[] { ("bien-ban", "minutes"), ("thong-bao", "notice") })
            app.MapGet($"/hoi-nghi/{{id:guid}}/{name}", (Guid id, HttpContext http, ApiClient api, Text text) => PassAsync(http, api, text, $"meetings/{id}?format={format}"))
                .RequireAuthorization(signedIn).ExcludeFromDescription();
    }

    private static async Task PassAsync(HttpContext http, ApiClient api, Text text, string path)
    {
        using var paper = await api.SendAsync(new(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead);
        if (!paper.IsSuccessStatusCode) throw new ApiRefusedException((int)paper.StatusCode, await ApiClient.RefusalOf(paper, text, http.RequestAborted));

        http.Response.ContentType = "text/html; charset=utf-8";
        if (paper.Headers.TryGetValues(ContentPolicy, out var policy)) http.Response.Headers[ContentPolicy] = policy.ToArray();
        await paper.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
