using Microsoft.Extensions.Hosting;

namespace Workflow.Branch;

/// <summary>Keeps the outbox empty while the agent runs, also of what commands beside it write.</summary>
internal sealed class ReceiptWorker(ReceiptSender sender, BrokerLink link, AgentSignals signals) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private bool _waiting;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = FirstWait;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (link.Current is { } bus)
                {
                    await sender.SendAsync(bus, stoppingToken);
                    _waiting = false;
                }

                wait = FirstWait;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Say(failure);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }

            await signals.Receipts.WaitAsync(wait, stoppingToken);
        }
    }

    private void Say(Exception failure)
    {
        if (!_waiting)
        {
            _waiting = true;
            Console.Error.WriteLine($"Chưa gửi được biên nhận, sẽ gửi lại khi có kết nối: {failure.Message}");
        }
    }
}
