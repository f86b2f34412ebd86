using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Workflow.Web.Api;
using Workflow.Web.SignIn;
using Workflow.Web.Words;

namespace Workflow.Web.Acts;

/// <summary>
/// A form on a page is a command of the API: it names method and path, and its fields are the command's members. Sent to the page it
/// stands on, it is passed on as the person before the screen; done, the next page follows (303), so that going back or loading again
/// sends nothing; refused, the same page is shown again with the refusal and everything typed. The key made when the form was shown
/// goes along: pressed twice, or sent again after a lost connection, it is one command.
/// </summary>
public sealed class Acts(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http, ApiClient api, Refused refused, Text text)
    {
        if (!IsAct(http.Request))
        {
            await next(http);
            return;
        }

        if (await http.AuthenticateAsync(PagesSignIn.Scheme) is not { Principal: { } reader }) throw new SessionEndedException();

        // The form was made for this reader and no other.
        http.User = reader;
        if (!await antiforgery.IsRequestValidAsync(http)) throw new SessionEndedException();

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form[ActForm.ActField].ToString().Split(' ', 2) is not [var method and ("POST" or "PUT"), var path])
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var answer = await api.SendAsync(Command(method, path, form));
        if (answer.IsSuccessStatusCode)
        {
            await DoneAsync(http, form, await answer.Content.ReadAsByteArrayAsync(http.RequestAborted));
            return;
        }

        refused.Set($"{method} {path}", await ApiClient.RefusalOf(answer, text, http.RequestAborted), form, (int)answer.StatusCode is 503 or 429);
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Request.Method = HttpMethods.Get;
        await next(http);
    }

    private static bool IsAct(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/connect", StringComparison.OrdinalIgnoreCase) && !PagesSignIn.Owns(request.Path);

    private static HttpRequestMessage Command(string method, string path, IFormCollection form)
    {
        var command = new HttpRequestMessage(new(method), path);
        command.Headers.Add("Idempotency-Key", form[ActForm.KeyField].ToString());
        if (form[ActForm.SeenField].ToString() is { Length: > 0 } seen) command.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        if (form.Files is [var file])
        {
            var content = new StreamContent(file.OpenReadStream());
            content.Headers.ContentType = new(file.ContentType is "" ? "application/octet-stream" : file.ContentType);
            command.Content = new MultipartFormDataContent { { content, "file", file.FileName } };
        }
        else
        {
            command.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(FormBody.Of(form))) { Headers = { ContentType = new("application/json") } };
        }

        return command;
    }

    private static async Task DoneAsync(HttpContext http, IFormCollection form, byte[] answer)
    {
        var done = JsonNode.Parse(answer) as JsonObject ?? [];
        var then = form[ActForm.ThenField].ToString().Replace("{id}", done["id"]?.ToString(), StringComparison.Ordinal);
        Notice.Leave(http.Response, form[ActForm.SaidField].ToString(), done["sequence"]?.ToString());

        // Only ever a page of our own: never an address from elsewhere.
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = then is ['/', not ('/' or '\\'), ..] or "/" ? then : http.Request.Path + http.Request.QueryString;
        await http.Response.CompleteAsync();
    }
}
