using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using Workflow.Web.Api;
using Workflow.Web.SignIn;

namespace Workflow.Web.Drafting;

/// <summary>A directive's files, passed through from the API: a page names its reader by cookie, which the API does not take. Always to be saved, never shown as a page of ours.</summary>
public static class DirectiveFiles
{
    public static string Of(Guid directive, string sha256) => $"/van-ban-di/{directive}/tep/{sha256}";

    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{bytes / 1024.0:0.#} KB"),
        _ => string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{bytes / 1024.0 / 1024.0:0.#} MB"),
    };

    public static void MapDirectiveFiles(this IEndpointRouteBuilder app, Action<AuthorizationPolicyBuilder> signedIn)
    {
        app.MapGet("/van-ban-di/{id:guid}/tep/{sha256}", (Guid id, string sha256, HttpContext http, ApiClient api) =>
            PassAsync(http, api, $"directives/{id}/content/{Uri.EscapeDataString(sha256)}")).RequireAuthorization(signedIn).ExcludeFromDescription();
        app.MapGet("/van-ban-di/{id:guid}/gop-y.docx", (Guid id, HttpContext http, ApiClient api) =>
            PassAsync(http, api, $"directives/{id}/comments?format=docx")).RequireAuthorization(signedIn).ExcludeFromDescription();
    }

    private static async Task PassAsync(HttpContext http, ApiClient api, string path)
    {
        using var file = await api.SendAsync(new(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead);
        http.Response.StatusCode = (int)file.StatusCode;
        if (!file.IsSuccessStatusCode) return;

        var disposition = new ContentDispositionHeaderValue("attachment");
        if (file.Content.Headers.ContentDisposition is { } named && (named.FileNameStar ?? named.FileName) is { } name) disposition.SetHttpFileName(name.Trim('"'));
        http.Response.ContentType = "application/octet-stream";
        http.Response.ContentLength = file.Content.Headers.ContentLength;
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        await file.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
