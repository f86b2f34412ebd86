using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Workflow.IntegrationTests.Faults;

/// <summary>A Host that cannot serve yet, seen from outside at an address chosen beforehand.</summary>
internal sealed class StartingHost : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly Task<HostProcess> _ready;

    private StartingHost(Uri address, Task<HostProcess> ready)
    {
        _http = new HttpClient { BaseAddress = address };
        _ready = ready;
    }

    internal Uri Address => _http.BaseAddress!;

    internal static StartingHost Launch(Installation installation, params (string Name, string Value)[] settings)
    {
        var address = FreeAddress();
        return new(address, HostProcess.StartAsync(installation, [("ASPNETCORE_URLS", address.GetLeftPart(UriPartial.Authority)), .. settings]));
    }

    /// <summary>Waits until it serves.</summary>
    internal Task<HostProcess> ReadyAsync() => _ready;

    /// <summary>Waits until its health is this; the words under it may be asked for.</summary>
    internal Task HealthAsync(HttpStatusCode status, string says) => HealthAsync(_http, status, says);

    /// <summary>Waits until a Host's health is this.</summary>
    internal static Task HealthAsync(HttpClient http, HttpStatusCode status, string says)
    {
        var last = "nothing";
        return Eventually.TrueAsync($"/health/ready answers {(int)status} «{says}»", async () =>
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                last = await answer.Content.ReadAsStringAsync();
                return answer.StatusCode == status && last.Contains(says, StringComparison.Ordinal);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
                return false;
            }
        });
    }

    /// <summary>Asks without a token, which is answered before anybody looks for one.</summary>
    internal async Task<(HttpStatusCode Status, TimeSpan? RetryAfter, string Code, string[] Missing)> CommandAsync()
    {
        using var body = new StringContent("{}");
        using var answer = await _http.PostAsync(new Uri("/api/directives", UriKind.Relative), body);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, answer.Headers.RetryAfter?.Delta, problem.RootElement.GetProperty("code").GetString()!,
            [.. problem.RootElement.GetProperty("missing").EnumerateArray().Select(what => what.GetString()!)]);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await (await _ready).DisposeAsync();
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }
}
