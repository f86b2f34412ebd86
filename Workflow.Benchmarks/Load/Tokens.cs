using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Serialization;

namespace Workflow.Benchmarks.Load;

/// <summary>Bearer tokens of the sample people, one per person, renewed a minute before they expire.</summary>
internal sealed class Tokens(HttpClient http)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);

    /// <exception cref="HttpRequestException">The service gives no token.</exception>
    public async ValueTask<AuthenticationHeaderValue> ForAsync(string person)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (_held.TryGetValue(person, out var held) && held.Until > now) return held.Header;

        var token = await RequestAsync(person);
        var header = new AuthenticationHeaderValue("Bearer", token.AccessToken);
        _held[person] = new Held(header, now + TimeSpan.FromSeconds(token.ExpiresIn) - Margin);

        return header;
    }

    private async Task<Token> RequestAsync(string person)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "password",
            ["client_id"] = "demo",
            ["username"] = person,
            ["password"] = "demo",
        });
        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();

        return (await answer.Content.ReadFromJsonAsync<Token>())!;
    }

    private sealed record Held(AuthenticationHeaderValue Header, DateTimeOffset Until);

    private sealed record Token(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
