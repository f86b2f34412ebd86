using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Workflow.Branch;

/// <summary>Reads from the centre over REST with the branch's own token, which it gets and renews by itself.</summary>
internal sealed class CentreClient(Uri api, string branch, string secret) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(5) };
    private string? _token;

    /// <summary>Opens what the path names, the caller disposes it.</summary>
    /// <exception cref="HttpRequestException">The centre does not answer, or refused.</exception>
    internal async Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellation)
    {
        var address = new Uri(api, path);
        if (Uri.Compare(address, api, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw new ContentMismatchException($"địa chỉ nội dung {address} không thuộc {api}");
        }

        var answer = await SendAsync(address, cancellation);
        if (answer.StatusCode is HttpStatusCode.Unauthorized)
        {
            answer.Dispose();
            _token = null;
            answer = await SendAsync(address, cancellation);
        }

        return answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Uri address, CancellationToken cancellation)
    {
        _token ??= await TokenAsync(cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private async Task<string> TokenAsync(CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = $"branch:{branch}",
            ["client_secret"] = secret,
        });
        using var answer = await _http.PostAsync(new Uri(api, "/connect/token"), form, cancellation);
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<Token>(cancellation);

        return token?.access_token ?? throw new HttpRequestException("Trung tâm không cấp mã truy cập.");
    }

    // The member is spelled as OAuth spells it.
    private sealed record Token(string? access_token);
}
