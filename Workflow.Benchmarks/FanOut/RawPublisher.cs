using System.Diagnostics;
using RabbitMQ.Client;

namespace Workflow.Benchmarks.FanOut;

/// <summary>The reference: the same bodies and properties, published by the plain client, all at once, each confirmed.</summary>
internal static class RawPublisher
{
    private const string Exchange = "directives";

    /// <summary>The <see cref="Stopwatch"/> instant at which the first message was handed to the client; returns once all are confirmed.</summary>
    public static async Task<long> PublishAsync(Uri broker, IReadOnlyCollection<Delivered> messages, string mark)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync("bench: raw publisher");
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true,
            publisherConfirmationTrackingEnabled: true,
            outstandingPublisherConfirmationsRateLimiter: new ThrottlingRateLimiter(1000)));

        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(messages.Select(message => PublishAsync(channel, message, mark)));

        return started;
    }

    private static Task PublishAsync(IChannel channel, Delivered message, string mark)
    {
        var properties = new BasicProperties(message.Properties) { MessageId = mark };

        return channel.BasicPublishAsync(Exchange, message.RoutingKey, mandatory: true, properties, message.Body).AsTask();
    }
}
