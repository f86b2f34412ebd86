using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Workflow.Benchmarks.Load;

/// <summary>
/// Sends commands to one service over keep-alive HTTP/1.1, a connection per actor, and times each from sending to the last
/// byte of the answer. An answer other than 2xx is printed once per path and status.
/// </summary>
internal sealed class ServiceClient : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private static readonly ConcurrentDictionary<string, bool> Printed = new(StringComparer.Ordinal);

    private readonly HttpClient _http;
    private readonly Tokens _tokens;

    public ServiceClient(Target target)
    {
        Target = target;
        _http = new HttpClient(new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        })
        {
            BaseAddress = target.Address,
            Timeout = TimeSpan.FromSeconds(60),
        };
        _tokens = new Tokens(_http);
    }

    public Target Target { get; }

    /// <summary>The answer, or null after an error that the recorder has counted.</summary>
    public async Task<Answer?> CommandAsync(string person, string path, ReadOnlyMemory<byte> body, Recorder recorder)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Authorization = await _tokens.ForAsync(person);
            request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = Json } };
            var started = Stopwatch.GetTimestamp();
            using var response = await _http.SendAsync(request);
            var bytes = await response.Content.ReadAsByteArrayAsync();
            if (response.IsSuccessStatusCode)
            {
                recorder.Succeeded(started);
                return JsonSerializer.Deserialize<Answer>(bytes, JsonSerializerOptions.Web);
            }

            Fail(recorder, path, $"{(int)response.StatusCode} {Encoding.UTF8.GetString(bytes)}");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            Fail(recorder, path, failure.Message);
        }

        return null;
    }

    /// <summary>Reads as a person, to the last byte.</summary>
    public async Task ReadAsync(string person, string path, Recorder recorder)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = await _tokens.ForAsync(person);
        var started = Stopwatch.GetTimestamp();
        using var response = await _http.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        if (response.IsSuccessStatusCode) recorder.Succeeded(started);
        else recorder.Failed();
    }

    public Task<string> ReadAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    public void Dispose() => _http.Dispose();

    private void Fail(Recorder recorder, string path, string reason)
    {
        recorder.Failed();
        var step = path[(path.LastIndexOf('/') + 1)..];
        if (Printed.TryAdd($"{Target.Name} {step} {reason[..Math.Min(3, reason.Length)]}", value: true))
            Console.Error.WriteLine($"{Target.Name} {step}: {reason}");
    }
}
