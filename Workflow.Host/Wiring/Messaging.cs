using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.RabbitMQ;
using Workflow.Contracts;
using Workflow.Domain.Distribution;

namespace Workflow.Host.Wiring;

/// <summary>Wolverine: the durable queue of what is to be distributed, and RabbitMQ with MassTransit's envelope towards the branches.</summary>
public static class Messaging
{
    public static void AddWorkflowMessaging(this WebApplicationBuilder builder)
    {
        var first = builder.Services.Count;
        builder.Host.UseWolverine(options =>
        {
            options.ServiceName = "workflow";
            options.Discovery.DisableConventionalDiscovery().IncludeType<Distribution.DistributeHandler>();
            Keep(options.Durability, builder.Configuration);

            options.LocalQueueFor<DistributeIssue>().UseDurableInbox();
            options.LocalQueueFor<DistributeAgain>().UseDurableInbox();
            options.LocalQueueFor<DistributeRecall>().UseDurableInbox();
            options.LocalQueueFor<DistributeEffect>().UseDurableInbox();
            options.LocalQueueFor<DeclareBranch>().UseDurableInbox();

            // An issued directive is never given up.
            options.Policies.OnAnyException().ScheduleRetryIndefinitely(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60));
            Publish(options, builder.Configuration);
        });
        MessagingServices.TakeOver(builder.Services, first);
        builder.Services.AddHostedService<ReadModelWatch>();
    }

    private static void Keep(DurabilitySettings durability, IConfiguration configuration)
    {
        durability.Mode = configuration.GetValue("Wolverine:Mode", DurabilityMode.Solo);
        durability.NodeAssignmentHealthCheckTracingEnabled = false;
        durability.StaleNodeTimeout = TimeSpan.FromSeconds(20);
        durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(5);

        // After an outage what waits in the outbox is taken up page by page, one page a poll: at the defaults of 100 and 5 s, 3,629 messages took 182 s, so 10 s.
        durability.RecoveryBatchSize = 1000;
        durability.ScheduledJobPollingTime = TimeSpan.FromSeconds(1);

        // What a broken database connection left in nobody's hands, after a commit whose outcome was not known, is taken up again. The rule goes by age
        // alone, so what a busy sender has not come to yet would be sent twice: longer than the largest hand-out takes.
        durability.InboxStaleTime = configuration.GetValue("Wolverine:StaleTime", TimeSpan.FromMinutes(5));
        durability.OutboxStaleTime = durability.InboxStaleTime;
    }

    private static void Publish(WolverineOptions options, IConfiguration configuration)
    {
        // Nobody answers the centre but by receipts, so no queue for replies.
        var rabbit = options.UseRabbitMq(SafeConnection.Broker(configuration)).DisableSystemRequestReplyQueueDeclaration();
        if (!SafePublishing.WithoutConfirms(configuration))
        {
            rabbit.ConfigureChannelCreation(channel =>
            {
                channel.PublisherConfirmationsEnabled = true;
                channel.PublisherConfirmationTrackingEnabled = true;
            });
        }

        options.PublishMessagesToRabbitMqExchange<Contracts.DirectiveIssued>("directives", m => $"issued.{m.Branch}").UseMassTransitInterop().UseDurableOutbox();
        options.PublishMessagesToRabbitMqExchange<DirectiveRecallRequested>("directives", m => $"recall.{m.Branch}").UseMassTransitInterop().UseDurableOutbox();
        options.PublishMessagesToRabbitMqExchange<DirectiveEffectChanged>("directives", m => $"effect.{m.Branch}").UseMassTransitInterop().UseDurableOutbox();
    }
}
