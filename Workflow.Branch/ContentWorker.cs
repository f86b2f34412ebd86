using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;

namespace Workflow.Branch;

/// <summary>
/// Fetches what is not here yet, the most urgent first, and goes on trying while the centre is away. Which directives wait
/// is read from the disk, so a restart goes on where the last run ended.
/// </summary>
internal sealed class ContentWorker(Inbox inbox, ContentFetcher fetcher, AgentSignals signals) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private string? _trouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = FirstWait;
        while (!stoppingToken.IsCancellationRequested)
        {
            wait = await FetchAllAsync(stoppingToken) ? FirstWait : Longer(wait);
            await signals.Content.WaitAsync(wait, stoppingToken);
        }
    }

    private async Task<bool> FetchAllAsync(CancellationToken stopping)
    {
        var complete = true;
        foreach (var directive in inbox.AwaitingContent())
        {
            try
            {
                await fetcher.FetchAsync(directive, stopping);
                _trouble = null;
                signals.Receipts.Call();
                Console.WriteLine($"Đã lưu {directive.Message.Number}: nội dung khớp bản kê đã ký.");
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested && IsExpected(failure))
            {
                complete = false;
                Say(directive, failure);
            }
        }

        return complete;
    }

    // A time-out of the HTTP client is a cancellation that nobody here asked for.
    private static bool IsExpected(Exception failure) =>
        failure is HttpRequestException or ContentMismatchException or IOException or SqliteException or OperationCanceledException;

    private void Say(StoredDirective directive, Exception failure)
    {
        var trouble = $"Chưa tải được nội dung {directive.Message.Number}, sẽ thử lại: {failure.Message}";
        if (!trouble.Equals(_trouble, StringComparison.Ordinal))
        {
            _trouble = trouble;
            Console.Error.WriteLine(trouble);
        }
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 2 < LongestWait ? wait * 2 : LongestWait;
}
