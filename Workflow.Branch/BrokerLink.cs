using MassTransit;
using Microsoft.Extensions.Hosting;

namespace Workflow.Branch;

/// <summary>
/// Keeps the bus alive for as long as the agent runs: waits for a broker that is away or does not know the branch yet, and
/// makes a new bus when MassTransit has given up on the old one (a log-in or a queue that was refused).
/// </summary>
internal sealed class BrokerLink(Uri amqp, AgentIdentity identity, Func<DirectiveConsumer> consumer, AgentSignals signals)
    : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(5);
    private const int BadGlances = 6;

    private volatile IBus? _bus;
    private bool _away;

    /// <summary>The bus to send with; null while there is none.</summary>
    internal IBus? Current => _bus;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = FirstWait;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Broker.KnockAsync(amqp, stoppingToken);
                await RunBusAsync(() => wait = FirstWait, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                SayAway(failure);
            }

            await Task.Delay(wait, stoppingToken);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    private async Task RunBusAsync(Action running, CancellationToken stopping)
    {
        var bus = Broker.Agent(amqp, identity, consumer);
        try
        {
            await bus.StartAsync(stopping);
            _bus = bus;
            _away = false;
            running();
            Console.WriteLine($"{identity.Branch}: đang nhận văn bản.");
            signals.Receipts.Call();
            await UntilGivenUpAsync(bus, stopping);
        }
        finally
        {
            _bus = null;
            using var patience = new CancellationTokenSource(LongestWait);
            await bus.StopAsync(patience.Token);
        }
    }

    private async Task UntilGivenUpAsync(IBusControl bus, CancellationToken stopping)
    {
        using var pace = new PeriodicTimer(Glance);
        for (var bad = 0; bad < BadGlances && await pace.WaitForNextTickAsync(stopping);)
        {
            var isHealthy = bus.CheckHealth().Status is BusHealthStatus.Healthy;
            if (isHealthy == _away)
            {
                _away = !isHealthy;
                Console.WriteLine($"{identity.Branch}: {(isHealthy ? "đang nhận văn bản." : "mất kết nối với trung tâm, đang nối lại.")}");
            }

            bad = isHealthy ? 0 : bad + 1;
        }
    }

    private void SayAway(Exception failure)
    {
        if (!_away)
        {
            _away = true;
            Console.Error.WriteLine($"Chưa nối được với trung tâm, sẽ thử lại: {failure.GetBaseException().Message}");
        }
    }
}
