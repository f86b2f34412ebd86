using Wolverine;
using Wolverine.RabbitMQ;
using Wolverine.RabbitMQ.Internal;

namespace Workflow.Host.Wiring;

/// <summary>
/// The start-up check of the way to the branches. Without publisher confirms the outbox lost 1,700 of 3,480 messages when the broker was
/// killed once (reliability.md §0.1), so it looks at the options with which every channel will really be opened, whoever set them.
/// </summary>
public static class SafePublishing
{
    private const string AllowUnsafe = "Testing:AllowUnsafe";

    public static bool WithoutConfirms(IConfiguration configuration) => configuration.GetValue("RabbitMq:UnsafeWithoutConfirms", false);

    public static bool ClassicQueues(IConfiguration configuration) => configuration.GetValue("RabbitMq:UnsafeClassicQueues", false);

    /// <exception cref="StartUpRefusedException">Messages could be lost; only a test that wants to see just that may switch the check off.</exception>
    public static void Check(WolverineOptions options, IConfiguration configuration)
    {
        if (configuration.GetValue(AllowUnsafe, false)) return;

        if (!Confirms(options)) throw new StartUpRefusedException("Publisher confirms are off: directives would be lost when the broker dies.");
        if (ClassicQueues(configuration)) throw new StartUpRefusedException("RabbitMq:UnsafeClassicQueues is for tests: directives would be lost when the broker dies.");
    }

    private static bool Confirms(WolverineOptions options)
    {
        var channel = new WolverineRabbitMqChannelOptions();
        options.Transports.OfType<RabbitMqTransport>().Single().ChannelCreationOptions?.Invoke(channel);
        return channel is { PublisherConfirmationsEnabled: true, PublisherConfirmationTrackingEnabled: true };
    }
}
