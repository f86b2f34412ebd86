using System.Text.Json;
using RabbitMQ.Client;

namespace Workflow.IntegrationTests.Branches;

/// <summary>A message in MassTransit's JSON envelope, written by hand: the tests must not trust the libraries they test.</summary>
internal static class MassTransitMessage
{
    internal const string ContentType = "application/vnd.masstransit+json";

    internal static byte[] Body(object message, Guid? messageId = null) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            messageId = messageId ?? Guid.CreateVersion7(),
            conversationId = Guid.CreateVersion7(),
            messageType = new[] { $"urn:message:{message.GetType().Namespace}:{message.GetType().Name}" },
            message,
            headers = new { },
        },
        JsonSerializerOptions.Web);

    internal static BasicProperties Properties(string? trace = null)
    {
        var properties = new BasicProperties { ContentType = ContentType, DeliveryMode = DeliveryModes.Persistent };
        if (trace is not null)
        {
            properties.Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { ["MT-Activity-Id"] = trace };
        }

        return properties;
    }
}
