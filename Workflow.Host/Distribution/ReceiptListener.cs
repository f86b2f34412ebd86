using System.Diagnostics;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Workflow.Host.Distribution;

/// <summary>
/// Takes receipts from the broker and hands each on with its routing key, which names the branch that the broker let in.
/// A receipt is acknowledged once handed on; a malformed one goes to the dead letters; one that cannot be recorded now
/// waits here, and goes back to the queue only after <see cref="Patience"/>.
/// </summary>
public sealed partial class ReceiptListener : BackgroundService
{
    private const ushort AtOnce = 64;

    // Below the broker's limit of 30 minutes for an unanswered delivery. Going back at once would use up the queue's
    // delivery limit, and so fill the dead letters, within a second of the database being away.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Uri _amqp;
    private readonly Func<ReceivedReceipt, CancellationToken, Task> _handle;
    private readonly ILogger<ReceiptListener> _logger;
    private readonly Func<bool> _mayListen;
    private int _holding;
    private volatile bool _listening;
    private bool _down;

    /// <param name="amqp">The centre's own account.</param>
    /// <param name="handle">Records the receipt; returning means recorded, throwing means try again.</param>
    /// <param name="logger">Gets one line for each change of state.</param>
    /// <param name="mayListen">
    /// Whether receipts can be recorded at all. Before that none is taken: a start-up that fails would hand back what it
    /// took, and every such return counts against the queue's delivery limit.
    /// </param>
    public ReceiptListener(
        Uri amqp, Func<ReceivedReceipt, CancellationToken, Task> handle, ILogger<ReceiptListener> logger, Func<bool>? mayListen = null)
    {
        _mayListen = mayListen ?? (() => true);
        _amqp = amqp;
        _handle = handle;
        _logger = logger;
    }

    /// <summary>Whether the broker is there and gives out receipts just now.</summary>
    public bool IsListening => _listening;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = FirstWait;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (_mayListen()) await ListenAsync(() => wait = FirstWait, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                SayDown(failure.Message);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Told to stop, in the middle of whatever it was.
                return;
            }

            await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = Longer(wait);
        }
    }

    // The client's own recovery is off: it neither starts with the broker away nor mends a closed channel; this loop does both.
    private async Task ListenAsync(Action listening, CancellationToken stopping)
    {
        var factory = new ConnectionFactory { Uri = _amqp, AutomaticRecoveryEnabled = false };
        await using var connection = await factory.CreateConnectionAsync("receipts", stopping);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(
                publisherConfirmationsEnabled: false,
                publisherConfirmationTrackingEnabled: false,
                consumerDispatchConcurrency: AtOnce),
            stopping);
        using var open = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var closed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, reason) => Close(closed, reason.ReplyText);

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) => TakeAsync(channel, delivery, open.Token);
        consumer.UnregisteredAsync += (_, _) => Close(closed, "the queue was taken away");
        await channel.BasicQosAsync(prefetchSize: 0, prefetchCount: AtOnce, global: false, stopping);
        await channel.BasicConsumeAsync(BrokerNames.Receipts, autoAck: false, consumer, stopping);

        listening();
        _listening = true;
        SayUp();
        try
        {
            SayDown(await closed.Task.WaitAsync(stopping));
        }
        finally
        {
            _listening = false;

            // What is still being held comes back from the broker; the copy here must not go on.
            await open.CancelAsync();
        }
    }

    private static Task Close(TaskCompletionSource<string> closed, string reason)
    {
        closed.TrySetResult(reason);

        return Task.CompletedTask;
    }

    private async Task TakeAsync(IChannel channel, BasicDeliverEventArgs delivery, CancellationToken open)
    {
        try
        {
            var receipt = MassTransitEnvelope.ReadReceipt(delivery);
            if (await RecordAsync(receipt, open))
            {
                await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, open);
            }
            else
            {
                await channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: true, open);
            }
        }
        catch (JsonException malformed)
        {
            Malformed(_logger, delivery.RoutingKey, malformed.Message);
            await channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: false, open);
        }
        catch (Exception failure) when (open.IsCancellationRequested || channel.IsClosed)
        {
            Returned(_logger, delivery.RoutingKey, failure.Message);
        }
    }

    private async Task<bool> RecordAsync(ReceivedReceipt receipt, CancellationToken open)
    {
        var started = Stopwatch.GetTimestamp();
        for (var wait = FirstWait; ; wait = Longer(wait))
        {
            try
            {
                await _handle(receipt, open);
                SayRecording();
                return true;
            }
            catch (Exception failure) when (!open.IsCancellationRequested)
            {
                SayHolding(failure.Message);
                if (Stopwatch.GetElapsedTime(started) > Patience)
                {
                    return false;
                }
            }

            await Task.Delay(wait, open);
        }
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 2 < LongestWait ? wait * 2 : LongestWait;

    private void SayDown(string reason)
    {
        if (!_down)
        {
            _down = true;
            NotListening(_logger, reason);
        }
    }

    private void SayUp()
    {
        _down = false;
        Listening(_logger);
    }

    private void SayHolding(string reason)
    {
        if (Interlocked.Exchange(ref _holding, 1) == 0)
        {
            Holding(_logger, reason);
        }
    }

    private void SayRecording()
    {
        if (Volatile.Read(ref _holding) == 1 && Interlocked.Exchange(ref _holding, 0) == 1)
        {
            Recording(_logger);
        }
    }

    [LoggerMessage(LogLevel.Information, "Listening for receipts")]
    private static partial void Listening(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "Not listening for receipts, trying again until the broker is back: {Reason}")]
    private static partial void NotListening(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Warning, "Receipts cannot be recorded and are held until they can: {Reason}")]
    private static partial void Holding(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Information, "Receipts are recorded again")]
    private static partial void Recording(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "Malformed receipt of {RoutingKey} goes to the dead letters: {Reason}")]
    private static partial void Malformed(ILogger logger, string routingKey, string reason);

    [LoggerMessage(LogLevel.Debug, "A receipt of {RoutingKey} will be delivered again: {Reason}")]
    private static partial void Returned(ILogger logger, string routingKey, string reason);
}
