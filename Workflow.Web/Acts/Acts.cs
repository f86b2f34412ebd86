using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using Workflow.Web.Api;
using Workflow.Web.SignIn;
using Workflow.Web.Words;

namespace Workflow.Web.Acts;

/// <summary>
/// A form on a page is a command of the API: it names method and path, and its fields are the command's members. Sent to the page it
/// stands on, it is passed on as the person before the screen; done, the next page follows (303), so that going back or loading again
/// sends nothing; refused, the same page is shown again with the refusal and everything typed. The key made when the form was shown
/// goes along: pressed twice, or sent again after a lost connection, it is one command. A button named <see cref="ActForm.LookField"/> sends
/// nothing on: the page is shown again with everything typed, so that it can show what would come of it.
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

        if (form.ContainsKey(ActForm.LookField))
        {
            refused.Look($"{method} {path}", form);
            http.Request.Method = HttpMethods.Get;
            await next(http);
            return;
        }

        using var answer = await api.SendAsync(Command(method, path, form));
        if (answer.IsSuccessStatusCode)
        {
            var done = await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(http.RequestAborted), cancellationToken: http.RequestAborted) as JsonObject ?? [];
            if (PartlyRefused(done, text) is not { } some)
            {
                await DoneAsync(http, form, done);
                return;
            }

            refused.Set($"{method} {path}", some, form, repeatable: false);
        }
        else
        {
            refused.Set($"{method} {path}", await ApiClient.RefusalOf(answer, text, http.RequestAborted), form, (int)answer.StatusCode is 503 or 429);
            http.Response.StatusCode = (int)answer.StatusCode;
        }

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
            var parts = new MultipartFormDataContent();
            foreach (var (name, values) in form.Where(f => f.Key is not ['_', ..] && !StringValues.IsNullOrEmpty(f.Value))) parts.Add(new StringContent(values.ToString()), name);
            parts.Add(content, "file", file.FileName);
            command.Content = parts;
        }
        else
        {
            command.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(FormBody.Of(form))) { Headers = { ContentType = new("application/json") } };
        }

        return command;
    }

    /// <summary>Of several decisions sent at once, those that were refused; null where none was.</summary>
    private static Refusal? PartlyRefused(JsonObject done, Text text)
    {
        var answers = (done["items"] as JsonArray ?? []).Where(i => i?["answer"] is not null).ToList();
        var refusals = answers.Where(i => i!["status"]!.GetValue<int>() >= 400).Select(i => i!["answer"].Deserialize<Refusal>(ApiClient.Json)!).ToList();
        return refusals is [] ? null : new("decisions.partly", text[$"Đã ghi {answers.Count - refusals.Count}/{answers.Count} ý kiến", $"{answers.Count - refusals.Count} of {answers.Count} decisions recorded"])
        {
            Detail = string.Join(' ', refusals.Select(r => r.Detail).Distinct()),
        };
    }

    private static async Task DoneAsync(HttpContext http, IFormCollection form, JsonObject done)
    {
        var then = form[ActForm.ThenField].ToString().Replace("{id}", done["id"]?.ToString(), StringComparison.Ordinal);
        var said = form[ActForm.SaidField].ToString().Replace("{number}", done["number"]?.ToString(), StringComparison.Ordinal);
        Notice.Leave(http.Response, said, done["sequence"]?.ToString());

        // Only ever a page of our own: never an address from elsewhere.
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = then is ['/', not ('/' or '\\'), ..] or "/" ? then : http.Request.GetEncodedPathAndQuery();
        await http.Response.CompleteAsync();
    }
}
