using System.Net.Http.Json;
using Microsoft.AspNetCore.Authentication;
using Workflow.Web.Api;
using Workflow.Web.SignIn;

namespace Workflow.Web.Distribution;

/// <summary>
/// Takes the receipts that a branch's phone kept while there was no connection (offline.js), one at a time and in their order. Not a form: the page
/// they were tapped on may be days old. What cannot be sent from another site is JSON, and who tapped it must still be who is signed in.
/// </summary>
public static class QueuedReceipts
{
    public static void MapQueuedReceipts(this WebApplication app) => app.MapPost("/hoi-bao", SendAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task SendAsync(HttpContext http, ApiClient api, QueuedReceipt receipt)
    {
        if (await http.AuthenticateAsync(PagesSignIn.Scheme) is not { Principal.Identity.Name: { } person } || person != receipt.Reader)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            var (id, directive, code, at, note, attempt) = (receipt.ReceiptId, receipt.DirectiveId, receipt.StatusCode, receipt.At, receipt.Note is "" ? null : receipt.Note, receipt.Attempt);
            using var answer = await api.SendAsync(new(HttpMethod.Post, $"branches/{Uri.EscapeDataString(receipt.Branch)}/receipts")
            {
                Content = JsonContent.Create(new { receiptId = id, directiveId = directive, statusCode = code, at, note, attempt, @as = receipt.As }, options: ApiClient.Json),
            });
            http.Response.StatusCode = (int)answer.StatusCode;
            http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
        catch (SessionEndedException)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }
}

/// <param name="Reader">Who tapped it.</param>
/// <param name="At">When, by the phone's clock.</param>
/// <param name="Attempt">The sending that was on the page.</param>
/// <param name="As">The appointment they chose, where several fit.</param>
public sealed record QueuedReceipt(string Reader, string Branch, Guid ReceiptId, Guid DirectiveId, string StatusCode, DateTimeOffset At, string? Note, int? Attempt, string? As);
