using System.Diagnostics;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client.Events;
using Workflow.Contracts;

namespace Workflow.Host.Distribution;

/// <summary>The part of MassTransit's JSON envelope that a receipt needs.</summary>
internal sealed record MassTransitEnvelope
{
    internal const string ContentType = "application/vnd.masstransit+json";

    private const string ReceiptUrn = "urn:message:Workflow.Contracts:BranchReceipt";

    private static readonly string[] TraceHeaders = ["traceparent", "MT-Activity-Id"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    public Guid? MessageId { get; init; }

    public Guid? ConversationId { get; init; }

    public IReadOnlyList<string> MessageType { get; init; } = [];

    public required BranchReceipt Message { get; init; }

    /// <exception cref="JsonException">The delivery is not a receipt in MassTransit's envelope.</exception>
    internal static ReceivedReceipt ReadReceipt(BasicDeliverEventArgs delivery)
    {
        if (delivery.BasicProperties.ContentType?.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) is not true)
        {
            throw new JsonException($"content type is «{delivery.BasicProperties.ContentType}», not {ContentType}");
        }

        var envelope = JsonSerializer.Deserialize<MassTransitEnvelope>(delivery.Body.Span, Json)
            ?? throw new JsonException("the envelope is null");
        RefuseOtherMessages(envelope);

        return new(
            delivery.RoutingKey,
            envelope.Message,
            envelope.MessageId ?? envelope.Message.ReceiptId,
            envelope.ConversationId,
            Trace(delivery.BasicProperties.Headers));
    }

    private static void RefuseOtherMessages(MassTransitEnvelope envelope)
    {
        if (!envelope.MessageType.Contains(ReceiptUrn, StringComparer.Ordinal))
        {
            throw new JsonException($"messageType does not name {ReceiptUrn}");
        }

        // PostgreSQL cannot store NUL, so a receipt holding it could never be recorded however often it is delivered.
        var receipt = envelope.Message;
        if (new[] { receipt.Branch, receipt.StatusCode, receipt.By, receipt.Note }.Any(text => text?.Contains('\0') is true))
        {
            throw new JsonException("a text holds NUL");
        }
    }

    private static ActivityContext Trace(IDictionary<string, object?>? headers)
    {
        foreach (var name in TraceHeaders)
        {
            if (headers?.TryGetValue(name, out var value) is true
                && value is byte[] text
                && ActivityContext.TryParse(Encoding.UTF8.GetString(text), traceState: null, isRemote: true, out var trace))
            {
                return trace;
            }
        }

        return default;
    }
}
