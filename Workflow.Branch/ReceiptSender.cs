using MassTransit;
using Workflow.Contracts;

namespace Workflow.Branch;

/// <summary>Sends the waiting receipts in order, each until the broker confirms it.</summary>
internal sealed class ReceiptSender(ReceiptOutbox outbox)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>How many receipts were sent.</returns>
    /// <exception cref="MassTransitException">The broker did not take a receipt; it and the later ones go on waiting.</exception>
    /// <exception cref="OperationCanceledException">The broker did not answer in time, or the caller asked to stop.</exception>
    internal async Task<int> SendAsync(IBus bus, CancellationToken cancellation)
    {
        var sent = 0;
        while (outbox.Unsent() is { Count: > 0 } waiting)
        {
            foreach (var receipt in waiting)
            {
                await SendOneAsync(bus, receipt, cancellation);
                outbox.MarkSent(receipt.Receipt.ReceiptId);
                sent++;
            }
        }

        return sent;
    }

    private static async Task SendOneAsync(IBus bus, WaitingReceipt waiting, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(Patience);
        var branch = waiting.Receipt.Branch;
        var endpoint = await bus.GetSendEndpoint(new Uri($"exchange:receipts.{branch}?type=topic"));

        await endpoint.Send(waiting.Receipt, Pipe.Execute<SendContext<BranchReceipt>>(context => Address(context, waiting)), time.Token);
    }

    private static void Address(SendContext<BranchReceipt> context, WaitingReceipt waiting)
    {
        context.MessageId = waiting.Receipt.ReceiptId;
        context.SetRoutingKey(waiting.Receipt.Branch);
        if (waiting.Trace is not null)
        {
            context.Headers.Set(AgentIdentity.TraceHeader, waiting.Trace);
        }

        // A confirm only says that the exchange took it; mandatory fails where no queue did.
        if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
        {
            rabbit.Mandatory = true;
        }
    }
}
