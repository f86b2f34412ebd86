using System.Net;

namespace Workflow.Benchmarks.Pages;

/// <summary>A sample person who signed in to the pages, without a browser.</summary>
internal sealed class PageReader : IDisposable
{
    private readonly HttpClient _http;

    private PageReader(Uri address) => _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false, AutomaticDecompression = DecompressionMethods.None, MaxConnectionsPerServer = 2_000 })
    {
        BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <exception cref="HttpRequestException">The pages do not let the person in.</exception>
    public static async Task<PageReader> SignInAsync(Uri address, string person)
    {
        var reader = new PageReader(address);
        using var choice = await reader._http.GetAsync(new Uri("/viec-cua-toi", UriKind.Relative));
        using var page = await reader._http.GetAsync(new Uri($"{choice.RequestMessage!.RequestUri}&person={person}"));
        page.EnsureSuccessStatusCode();
        return page.RequestMessage!.RequestUri!.AbsolutePath is "/viec-cua-toi" ? reader : throw new HttpRequestException("the pages let nobody in");
    }

    /// <summary>Reads a page to its last byte; how many they were.</summary>
    public async Task<int> ReadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br" } } };
        using var page = await _http.SendAsync(request);
        page.EnsureSuccessStatusCode();
        return (await page.Content.ReadAsByteArrayAsync()).Length;
    }

    public async Task<StreamReader> OpenAsync(string path) => new(await _http.GetStreamAsync(new Uri(path, UriKind.Relative)));

    public void Dispose() => _http.Dispose();
}
