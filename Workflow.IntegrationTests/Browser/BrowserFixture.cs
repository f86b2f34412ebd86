using Microsoft.Playwright;
using Xunit;

namespace Workflow.IntegrationTests.Browser;

/// <summary>One installation and one Chromium, shared by the tests of the pages. Everyone has a browser session of their own.</summary>
public sealed class BrowserFixture : IAsyncLifetime, IDisposable
{
    /// <summary>More sessions than any one test has at once; those before them are over.</summary>
    private const int Sessions = 16;

    private readonly AppFixture _app = new();
    private readonly Queue<IBrowserContext> _sessions = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Task<IReadOnlyList<EveryPage>>? _pages;

    internal HttpApi Api => _app.Api;

    internal Uri Address => _app.Host.Address;

    public async Task InitializeAsync()
    {
        await _app.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("WORKFLOW_TEST_BROWSER") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Every page, with something to show on it: prepared once.</summary>
    internal Task<IReadOnlyList<EveryPage>> PagesAsync() => _pages ??= EveryPage.PrepareAsync(Api);

    /// <summary>A new session of a person who has signed in, on a desktop or a phone.</summary>
    /// <param name="worker">Whether the browser may keep pages for a time without connection.</param>
    internal async Task<IPage> SignInAsync(string person, bool phone = false, string language = "vi", bool worker = true)
    {
        var page = await OpenAsync(Address, phone, worker);
        if (language is "en") await page.GotoAsync("/ngon-ngu/en");
        if (!page.Url.Contains("/connect/", StringComparison.Ordinal)) await page.GotoAsync("/viec-cua-toi");
        await page.Locator($"[data-person='{person}']").ClickAsync();
        await page.Locator("#main").WaitForAsync();
        return page;
    }

    /// <summary>A new session of someone who has not signed in yet.</summary>
    internal async Task<IPage> OpenAsync(Uri address, bool phone = false, bool worker = true)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(), ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 }, HasTouch = phone, Locale = "vi-VN", TimezoneId = "Asia/Ho_Chi_Minh",
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        context.SetDefaultTimeout(15_000);
        _sessions.Enqueue(context);
        if (_sessions.Count > Sessions) await _sessions.Dequeue().CloseAsync();
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        await _app.DisposeAsync();
    }

    public void Dispose()
    {
        _playwright?.Dispose();
    }
}

/// <summary>Names the tests that share <see cref="BrowserFixture"/>.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollectionDefinition : ICollectionFixture<BrowserFixture>
{
    public const string Name = "one browser";
}
