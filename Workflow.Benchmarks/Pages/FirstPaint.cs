using Microsoft.Playwright;

namespace Workflow.Benchmarks.Pages;

/// <summary>First contentful paint in Chromium at 1.6 Mbit/s and 150 ms, with an empty cache, and the bytes that came before it. Without a service worker, whose fetches the emulated network does not slow.</summary>
internal static class FirstPaint
{
    private const string Paint = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1";
    private const string Bytes =
        "paint => [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')].filter(e => e.responseStart < paint).reduce((sum, e) => sum + e.transferSize, 0)";

    public static async Task MeasureAsync(Uri address, string browser, string person, string directive, Summary summary)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = browser, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        var table = new MarkdownTable("first contentful paint, 1.6 Mbit/s, 150 ms", "ms", "kB before it");
        foreach (var path in (string[])["/viec-cua-toi", directive])
        {
            await using var context = await chromium.NewContextAsync(new() { BaseURL = address.ToString(), ServiceWorkers = ServiceWorkerPolicy.Block });
            var page = await context.NewPageAsync();
            await page.GotoAsync("/viec-cua-toi");
            await page.Locator($"[data-person='{person}']").ClickAsync();
            await page.Locator("#main").WaitForAsync();

            var protocol = await context.NewCDPSessionAsync(page);
            await protocol.SendAsync("Network.enable");
            await protocol.SendAsync("Network.clearBrowserCache");
            await protocol.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 1.6e6 / 8, ["uploadThroughput"] = 750e3 / 8 });
            await page.GotoAsync(path);
            await page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0");
            var paint = await page.EvaluateAsync<double>(Paint);
            var bytes = await page.EvaluateAsync<double>(Bytes, paint);
            var name = path == directive ? "one directive" : path;
            table.Add(name, MarkdownTable.Cell(paint), MarkdownTable.Cell(bytes / 1000));
            summary.Add($"first paint of {name}, ms", MarkdownTable.Cell(paint), "", "", "< 1,500");
            summary.Add($"compressed bytes before it, kB", MarkdownTable.Cell(bytes / 1000), "", "", "≤ 120");
        }

        Console.WriteLine(table);
    }
}
