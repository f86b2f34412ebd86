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
/// nothing on: the page is shown again with everything typed, so that it can show what would come of it. A file that a command names by its address is kept first.
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
        var act = form[ActForm.ActField].ToString();
        if (act.Split(' ', 2) is not ["POST" or "PUT", _])
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (form.ContainsKey(ActForm.LookField)) refused.Look(act, form);
        else if (form[ActForm.NeedsField].ToString() is { Length: > 0 } needed && form[needed].All(string.IsNullOrWhiteSpace)) Ask(http, act, form, refused, text);
        else if (await DoneAsync(http, act, form, api, refused, text)) return;

        http.Request.Method = HttpMethods.Get;
        await next(http);
    }

    /// <summary>Nothing was filled in or chosen: the page is shown again, nothing is sent.</summary>
    private static void Ask(HttpContext http, string act, IFormCollection form, Refused refused, Text text)
    {
        refused.Set(act, new("form.unfilled", text["Còn thiếu", "Something is missing"])
        {
            Detail = text["Chưa ghi lý do hoặc chưa chọn gì. Chưa có gì được ghi. Điền rồi gửi lại.", "No reason was given, or nothing chosen. Nothing was recorded. Fill it in and send again."],
        }, form, repeatable: true);
        http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Passes the command on; false where it was refused and its page is to be shown again.</summary>
    private static async Task<bool> DoneAsync(HttpContext http, string act, IFormCollection form, ApiClient api, Refused refused, Text text)
    {
        if (form.Files is [var file] && form[ActForm.KeepsField].ToString() is ['P', 'O', 'S', 'T', ' ', ..] and var keeps)
        {
            using var kept = await api.SendAsync(To(keeps, form, Parts([], file)));
            if (!kept.IsSuccessStatusCode) return await ShownAgainAsync(kept);

            form = new FormCollection(new(form.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal)) { [file.Name] = (await AnswerOf(kept))["sha256"]?.ToString() });
        }

        using var answer = await api.SendAsync(Command(act, form));
        if (!answer.IsSuccessStatusCode) return await ShownAgainAsync(answer);

        var done = await AnswerOf(answer);
        if (PartlyRefused(done, text) is { } some)
        {
            refused.Set(act, some, form, repeatable: false);
            return false;
        }

        await FollowAsync(http, form, done);
        return true;

        async Task<bool> ShownAgainAsync(HttpResponseMessage refusal)
        {
            refused.Set(act, await ApiClient.RefusalOf(refusal, text, http.RequestAborted), form, (int)refusal.StatusCode is 503 or 429);
            http.Response.StatusCode = (int)refusal.StatusCode;
            return false;
        }

        async Task<JsonObject> AnswerOf(HttpResponseMessage given) =>
            await JsonNode.ParseAsync(await given.Content.ReadAsStreamAsync(http.RequestAborted), cancellationToken: http.RequestAborted) as JsonObject ?? [];
    }

    private static bool IsAct(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/connect", StringComparison.OrdinalIgnoreCase) && !PagesSignIn.Owns(request.Path);

    private static HttpRequestMessage Command(string act, IFormCollection form)
    {
        var command = To(act, form, form.Files is [var file]
            ? Parts(form.Where(f => f.Key is not ['_', ..] && !StringValues.IsNullOrEmpty(f.Value)), file)
            : new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(FormBody.Of(form))) { Headers = { ContentType = new("application/json") } });
        if (form[ActForm.SeenField].ToString() is { Length: > 0 } seen) command.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        return command;
    }

    private static HttpRequestMessage To(string act, IFormCollection form, HttpContent content) =>
        new(new(act.Split(' ', 2)[0]), act.Split(' ', 2)[1]) { Content = content, Headers = { { "Idempotency-Key", form[ActForm.KeyField].ToString() } } };

    private static MultipartFormDataContent Parts(IEnumerable<KeyValuePair<string, StringValues>> fields, IFormFile file)
    {
        var content = new StreamContent(file.OpenReadStream());
        content.Headers.ContentType = new(file.ContentType is "" ? "application/octet-stream" : file.ContentType);
        var parts = new MultipartFormDataContent();
        foreach (var (name, values) in fields) parts.Add(new StringContent(values.ToString()), name);
        parts.Add(content, "file", file.FileName);
        return parts;
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

    private static async Task FollowAsync(HttpContext http, IFormCollection form, JsonObject done)
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
