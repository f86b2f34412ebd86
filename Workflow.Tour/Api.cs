using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Tour;

/// <summary>The Host's REST interface as the sample people use it: each with a token of their own.</summary>
internal sealed class Api(Uri address, CancellationToken stop) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    public Task<Answer> GetAsync(string person, string path) => SendAsync(person, HttpMethod.Get, path, content: null);

    public Task<Answer> PostAsync(string person, string path, JsonObject body, string? idempotencyKey = null) =>
        SendAsync(person, HttpMethod.Post, path, Json(body), idempotencyKey);

    public Task<Answer> PutAsync(string person, string path, JsonObject body) => SendAsync(person, HttpMethod.Put, path, Json(body));

    public async Task<Answer> UploadAsync(string person, string path, string fileName, string mediaType, byte[] bytes)
    {
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var form = new MultipartFormDataContent();
        form.Add(file, "file", fileName);

        return await SendAsync(person, HttpMethod.Post, path, form);
    }

    /// <summary>The bytes exactly as stored: what hashes are taken over.</summary>
    /// <exception cref="TourFailedException">The Host did not answer 200.</exception>
    public async Task<byte[]> DownloadAsync(string person, string path)
    {
        using var request = await RequestAsync(person, HttpMethod.Get, path);
        using var response = await TransportAsync(person, request);
        var bytes = await response.Content.ReadAsByteArrayAsync(stop);

        return response.IsSuccessStatusCode
            ? bytes
            : throw new TourFailedException(AnswerOf(person, request, response, Encoding.UTF8.GetString(bytes)).ToString());
    }

    public void Dispose() => http.Dispose();

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private static Answer AnswerOf(string person, HttpRequestMessage request, HttpResponseMessage response, string body) =>
        new($"{person} {request.Method} {request.RequestUri}", (int)response.StatusCode, body);

    private async Task<Answer> SendAsync(string person, HttpMethod method, string path, HttpContent? content, string? idempotencyKey = null)
    {
        using var request = await RequestAsync(person, method, path);
        request.Content = content;
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await TransportAsync(person, request);

        return AnswerOf(person, request, response, await response.Content.ReadAsStringAsync(stop));
    }

    private async Task<HttpResponseMessage> TransportAsync(string person, HttpRequestMessage request)
    {
        try
        {
            return await http.SendAsync(request, stop);
        }
        catch (HttpRequestException e)
        {
            throw new TourFailedException($"{person} {request.Method} {request.RequestUri}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private async Task<HttpRequestMessage> RequestAsync(string person, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(person));
        request.Headers.Accept.ParseAdd("application/json, */*;q=0.5");

        return request;
    }

    private async Task<string> TokenAsync(string person)
    {
        if (tokens.TryGetValue(person, out var known)) return known;

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "password",
            ["client_id"] = "demo",
            ["username"] = person,
            ["password"] = "demo",
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/connect/token", UriKind.Relative)) { Content = form };
        using var response = await TransportAsync(person, request);
        var answer = AnswerOf(person, request, response, await response.Content.ReadAsStringAsync(stop));

        return tokens[person] = answer.Accepted().Text("access_token");
    }
}
