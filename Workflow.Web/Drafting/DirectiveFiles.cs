using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using Workflow.Web.Api;
using Workflow.Web.Words;

namespace Workflow.Web.Drafting;

/// <summary>A directive's files, passed through from the API: a page names its reader by cookie, which the API does not take. To be saved, never shown as a page of ours; only a scan that is a picture is shown, as nothing but that.</summary>
public static class DirectiveFiles
{
    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/webp", "image/gif"];

    public static string Of(Guid directive, string sha256) => $"/van-ban-di/{directive}/tep/{sha256}";

    /// <summary>The scan of a decision on paper.</summary>
    public static string Scan(Guid directive, string sha256) => $"/van-ban-di/{directive}/ban-giay/{sha256}";

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
        app.MapGet("/van-ban-di/{id:guid}/ban-giay/{sha256}", (Guid id, string sha256, HttpContext http, ApiClient api, Text text) =>
            PassScanAsync(http, api, text, $"directives/{id}/content/{Uri.EscapeDataString(sha256)}")).RequireAuthorization(signedIn).ExcludeFromDescription();
        app.MapGet("/van-ban-di/{id:guid}/gop-y.docx", (Guid id, HttpContext http, ApiClient api) =>
            PassAsync(http, api, $"directives/{id}/comments?format=docx")).RequireAuthorization(signedIn).ExcludeFromDescription();
    }

    private static async Task PassAsync(HttpContext http, ApiClient api, string path)
    {
        using var file = await api.SendAsync(new(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead);
        http.Response.StatusCode = (int)file.StatusCode;
        if (!file.IsSuccessStatusCode) return;

        var named = file.Content.Headers.ContentDisposition;
        await WriteAsync(http, file, "application/octet-stream", "attachment", (named?.FileNameStar ?? named?.FileName)?.Trim('"'));
    }

    private static async Task PassScanAsync(HttpContext http, ApiClient api, Text text, string path)
    {
        using var scan = await api.SendAsync(new(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead);
        if (!scan.IsSuccessStatusCode) throw new ApiRefusedException((int)scan.StatusCode, await ApiClient.RefusalOf(scan, text, http.RequestAborted));

        var type = scan.Content.Headers.ContentType?.MediaType;
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        if (Pictures.Contains(type)) await WriteAsync(http, scan, type!, "inline", null);
        else await WriteAsync(http, scan, "application/octet-stream", "attachment", type is "application/pdf" ? "ban-giay.pdf" : "ban-giay");
    }

    private static async Task WriteAsync(HttpContext http, HttpResponseMessage file, string type, string shown, string? name)
    {
        var disposition = new ContentDispositionHeaderValue(shown);
        if (name is not null) disposition.SetHttpFileName(name);
        http.Response.ContentType = type;
        http.Response.ContentLength = file.Content.Headers.ContentLength;
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        await file.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
