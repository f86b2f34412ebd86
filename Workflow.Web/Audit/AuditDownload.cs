using System.Net.Http;
using Microsoft.AspNetCore.Authorization;
using Workflow.Web.Api;
using Workflow.Web.Words;

namespace Workflow.Web.Audit;

/// <summary>The log as a file of lines, passed through from the API: a browser names its reader by cookie, which the API does not take.</summary>
public static class AuditDownload
{
    public const string Address = "/kiem-chung/tai-ve";

    public static void MapAuditDownload(this WebApplication app, Action<AuthorizationPolicyBuilder> signedIn) => app.MapGet(Address, async (HttpContext http, ApiClient api, Text text) =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AuditQuestion.Of(http.Request.Query).Path());
        request.Headers.Accept.Add(new("application/x-ndjson"));
        using var log = await api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!log.IsSuccessStatusCode) throw new ApiRefusedException((int)log.StatusCode, await ApiClient.RefusalOf(log, text, http.RequestAborted));

        var headers = http.Response.Headers;
        (headers.ContentType, headers.ContentDisposition, headers.CacheControl, headers.XContentTypeOptions) = ("application/x-ndjson", "attachment; filename=\"nhat-ky.ndjson\"", "no-store", "nosniff");
        await log.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }).RequireAuthorization(signedIn).ExcludeFromDescription();
}
