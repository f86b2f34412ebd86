using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Workflow.IntegrationTests;

/// <summary>The product's REST interface as its people use it: everybody with their own token.</summary>
internal sealed class HttpApi(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _tokens = new(StringComparer.Ordinal);

    internal Task<HttpAnswer> GetAsync(string person, string path, string? language = null) => AskAsync(HttpMethod.Get, person, path, null, language: language);

    /// <param name="body">Written as JSON; <c>{}</c> when null.</param>
    internal Task<HttpAnswer> PostAsync(string person, string path, object? body = null, string? key = null, string? version = null) =>
        AskAsync(HttpMethod.Post, person, path, JsonContent.Create(body ?? new { }), key, version);

    internal Task<HttpAnswer> PutAsync(string person, string path, object body, string? key = null) =>
        AskAsync(HttpMethod.Put, person, path, JsonContent.Create(body), key);

    /// <param name="key">The <c>Idempotency-Key</c>.</param>
    /// <param name="version">The <c>If-Match</c>, as it goes over the wire.</param>
    internal async Task<HttpAnswer> AskAsync(
        HttpMethod method, string person, string path, HttpContent? content, string? key = null, string? version = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/api{path}", UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(person));
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        if (language is not null) request.Headers.Add("Accept-Language", language);
        return await SendAsync(request);
    }

    internal async Task<HttpAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentLanguage.SingleOrDefault());
    }

    /// <summary>A person's token, or with <c>branch:</c> before its code that of a branch's own client.</summary>
    internal Task<string> TokenAsync(string person) => _tokens.GetOrAdd(person, name => new(() => NewTokenAsync(name))).Value;

    public void Dispose() => _http.Dispose();

    private async Task<string> NewTokenAsync(string person)
    {
        Dictionary<string, string> form = person.StartsWith("branch:", StringComparison.Ordinal)
            ? new() { ["grant_type"] = "client_credentials", ["client_id"] = person, ["client_secret"] = "demo" }
            : new() { ["grant_type"] = "password", ["client_id"] = "demo", ["username"] = person, ["password"] = "demo" };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/connect/token", UriKind.Relative)) { Content = new FormUrlEncodedContent(form) };
        var answer = await SendAsync(request);
        return answer.Expect(200).Json.GetProperty("access_token").GetString()!;
    }
}

/// <summary>An answer as it came.</summary>
internal sealed record HttpAnswer(int Status, string Text, string? MediaType, string? Language)
{
    internal JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The problem's code; null for a success.</summary>
    internal string? Code => MediaType is "application/problem+json" ? Json.GetProperty("code").GetString() : null;

    internal string this[string member] => Json.GetProperty(member).ToString();

    internal HttpAnswer Expect(int status)
    {
        Assert.True(Status == status, $"{status} expected, {Status} answered: {Text}");
        return this;
    }
}
