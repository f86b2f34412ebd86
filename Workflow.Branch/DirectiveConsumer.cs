using System.Diagnostics;
using MassTransit;
using Workflow.Contracts;

namespace Workflow.Branch;

/// <summary>Writes down what the centre sends; the broker is told only after it is on the disk.</summary>
internal sealed class DirectiveConsumer(AgentIdentity identity, Inbox inbox, AgentSignals signals) :
    IConsumer<DirectiveIssued>, IConsumer<DirectiveRecallRequested>, IConsumer<DirectiveEffectChanged>
{
    public Task Consume(ConsumeContext<DirectiveIssued> context)
    {
        var message = context.Message;
        RefuseOtherBranch(message.Branch);
        if (inbox.Receive(message, Trace(context), contentFollows: identity.FetchesContent))
        {
            // The number only: what a service prints is a log, and no typed text belongs there.
            Console.WriteLine($"Đã đến {message.Number} {Terms.Urgency(message.Urgency)}".TrimEnd());
        }

        signals.Content.Call();
        signals.Receipts.Call();

        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<DirectiveRecallRequested> context)
    {
        var message = context.Message;
        RefuseOtherBranch(message.Branch);
        inbox.RequestRecall(message, Trace(context));
        Console.WriteLine($"Yêu cầu thu hồi {message.Number}");
        signals.Receipts.Call();

        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<DirectiveEffectChanged> context)
    {
        var message = context.Message;
        RefuseOtherBranch(message.Branch);
        inbox.ChangeEffect(message);
        Console.WriteLine($"{message.Number}: {Terms.Effect(message.Effect, message.ByNumber, message.From)}");

        return Task.CompletedTask;
    }

    private void RefuseOtherBranch(string branch)
    {
        if (!branch.Equals(identity.Branch, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The message is for {branch}, this is {identity.Branch}");
        }
    }

    // Without anybody listening to traces there is no activity, but the sender's trace must still reach the receipts.
    private static string? Trace(ConsumeContext context) =>
        Activity.Current?.Id ?? context.ReceiveContext.TransportHeaders.Get<string>(AgentIdentity.TraceHeader);
}
