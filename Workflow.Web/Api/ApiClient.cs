using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Workflow.Web.SignIn;
using Workflow.Web.Words;

namespace Workflow.Web.Api;

/// <summary>
/// The pages' way to the system: its REST API, with the token of the person before the screen (docs/decisions/0014). So a page can show
/// and do exactly what that person may, and every rule, refusal and record is the API's own. Scoped to one request.
/// </summary>
public sealed class ApiClient(ApiConnection connection, IHttpContextAccessor accessor, Text text)
{
    /// <summary>Enums are strings here: a page names them by the words of <see cref="Text.Term"/>.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = false };

    private static readonly JsonSerializerOptions Asking = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private HttpContext Http => accessor.HttpContext!;

    /// <exception cref="ApiRefusedException">The API said no; <c>not-found</c> also where the reader is not entitled.</exception>
    /// <exception cref="SessionEndedException">The reader must sign in again.</exception>
    public async Task<T> GetAsync<T>(string path)
    {
        using var answer = await SendAsync(new(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead);
        await ThrowIfRefusedAsync(answer);
        return (await answer.Content.ReadFromJsonAsync<T>(Json, Http.RequestAborted))!;
    }

    /// <summary>As <see cref="GetAsync{T}"/>; null where there is nothing, or the reader is not entitled.</summary>
    public async Task<T?> FindAsync<T>(string path) where T : class
    {
        using var answer = await SendAsync(new(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Gone) return null;

        await ThrowIfRefusedAsync(answer);
        return await answer.Content.ReadFromJsonAsync<T>(Json, Http.RequestAborted);
    }

    /// <summary>Asks what needs a body to be asked, and records nothing: the answer, or why there is none.</summary>
    public async Task<(T? Answer, Refusal? Refusal)> AskAsync<T>(string path, object question) where T : class
    {
        using var answer = await SendAsync(new(HttpMethod.Post, path) { Content = JsonContent.Create(question, options: Asking) });
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<T>(Json, Http.RequestAborted), null) : (null, await RefusalOf(answer, text, Http.RequestAborted));
    }

    /// <summary>A text or a table that the API writes itself; null where there is none for the reader.</summary>
    public async Task<string?> TextAsync(string path)
    {
        using var answer = await SendAsync(new(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Gone) return null;

        await ThrowIfRefusedAsync(answer);
        return await answer.Content.ReadAsStringAsync(Http.RequestAborted);
    }

    /// <summary>Sends a request as the person, whatever the answer. A connection that breaks is an answer too: 503.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        request.RequestUri = new(connection.Address, $"/api/{request.RequestUri}");
        request.Headers.Authorization = new("Bearer", await Http.GetTokenAsync(PagesSignIn.Scheme, "access_token"));
        request.Headers.AcceptLanguage.Add(new(text.Tag));
        HttpResponseMessage answer;
        try
        {
            answer = await connection.Client.SendAsync(request, completion, Http.RequestAborted);
        }
        catch (HttpRequestException)
        {
            return new(HttpStatusCode.ServiceUnavailable);
        }

        if (answer.StatusCode is not HttpStatusCode.Unauthorized) return answer;

        answer.Dispose();
        throw new SessionEndedException();
    }

    private async Task ThrowIfRefusedAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode) throw new ApiRefusedException((int)answer.StatusCode, await RefusalOf(answer, text, Http.RequestAborted));
    }

    /// <summary>What a refusal says; an answer without words is told as an interruption.</summary>
    internal static async Task<Refusal> RefusalOf(HttpResponseMessage answer, Text text, CancellationToken cancellation)
    {
        if (answer.Content.Headers.ContentType?.MediaType is "application/problem+json")
            return (await answer.Content.ReadFromJsonAsync<Refusal>(Json, cancellation))!;

        return new("service.unavailable", text["Hệ thống tạm gián đoạn", "Temporarily unavailable"])
        {
            Detail = text["Hệ thống tạm gián đoạn. Việc này chưa được ghi; bấm lại không bị trùng.", "Temporarily unavailable. Nothing was recorded; pressing again is safe."],
        };
    }
}

/// <summary>The connections to the API, shared by all requests: at <c>Pages:Api</c>, or where nothing is set this Host's own.</summary>
public sealed class ApiConnection(IServer server, IConfiguration configuration) : IDisposable
{
    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Known once the server listens.</summary>
    public Uri Address
    {
        get => field ??= new(configuration["Pages:Api"] ?? server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()
            .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal));
    }

    public void Dispose() => Client.Dispose();
}

/// <summary>A refusal as the API words it (RFC 9457).</summary>
public sealed record Refusal(string Code, string Title)
{
    public string? Detail { get; init; }
    public string? Clause { get; init; }
    public RefusalRemedy? Remedy { get; init; }

    /// <summary>What may be chosen instead: capacities, types.</summary>
    public IReadOnlyList<RefusalChoice>? Choices { get; init; }

    /// <summary>The documents that bear the number.</summary>
    public IReadOnlyList<RefusalChoice>? Candidates { get; init; }

    /// <summary>Of the form check.</summary>
    public IReadOnlyList<FindingItem>? Findings { get; init; }
}

public sealed record RefusalRemedy(string Text, string? Href);

public sealed record RefusalChoice(string Id, string Name);

/// <param name="Part">Of the nine mandatory parts (HD 05), the one it is about.</param>
public sealed record FindingItem(string Code, string Severity, int? Part, string Clause, string Text, string? Excerpt);

/// <summary>The API refused what a page needs in order to be shown.</summary>
public sealed class ApiRefusedException(int status, Refusal refusal) : Exception(refusal.Code)
{
    public int Status => status;

    public Refusal Refusal => refusal;
}

/// <summary>The token has ended: the reader signs in again, and loses nothing typed.</summary>
public sealed class SessionEndedException() : Exception("The session has ended.");
