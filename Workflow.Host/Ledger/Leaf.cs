using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Workflow.Domain;
using Workflow.Domain.Audit;
using Workflow.Domain.Distribution;
using Workflow.Domain.Organisation;
using Workflow.Projections;

namespace Workflow.Host.Ledger;

/// <summary>One fact in its place in the audit log. Its bytes never change: proofs are over them (design §7).</summary>
/// <param name="About">The directive that the fact concerns: its own, the target of a refusal, or the one that was sent again; not for receipts, of which one directive may have thousands.</param>
/// <param name="Data">The fact itself as JSON, as it stands in the bytes.</param>
public sealed record Leaf(
    long Sequence, Guid EventId, StreamKey Stream, int Version, string Type, DateTimeOffset At, string Actor, Guid? About, string Data, byte[] Bytes, byte[] Hash)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = TextJson.Options.Encoder };

    public static Leaf Of(long sequence, StreamKey stream, int version, object e, DateTimeOffset at, Submission from, int ordinal)
    {
        var eventId = NameId.Of(from.Id, ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var type = EventNames.Of(e);
        var actor = from.Command.Request.Person;
        var data = JsonSerializer.Serialize(e, e.GetType(), TextJson.Options);
        var bytes = Write(sequence, eventId, stream, version, type, e, data, at, from);
        return new(sequence, eventId, stream, version, type, at, actor, AboutOf(stream, e), data, bytes, HashOf(bytes));
    }

    /// <summary>RFC 6962 §2.1: a leaf is hashed behind a zero byte, so that it can never pass for a node.</summary>
    public static byte[] HashOf(ReadOnlySpan<byte> bytes)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData([0]);
        sha.AppendData(bytes);
        return sha.GetHashAndReset();
    }

    private static byte[] Write(long sequence, Guid eventId, StreamKey stream, int version, string type, object e, string data, DateTimeOffset at, Submission from)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        json.WriteNumber("v", 1);
        json.WriteNumber("sequence", sequence);
        json.WriteString("eventId", eventId);
        json.WriteString("stream", stream.Id);
        json.WriteNumber("version", version);
        json.WriteString("type", type);
        json.WriteString("at", Instant.Text(at));
        json.WriteString("actor", from.Command.Request.Person);
        json.WriteString("onBehalfOf", e is DayEvent ? null : from.Command.Request.OnBehalfOf);
        json.WriteString("as", (e as IActed)?.By?.As);
        json.WriteString("command", from.Id);
        json.WriteString("correlation", from.Trace.TraceId == default ? from.Id.ToString("N") : from.Trace.TraceId.ToHexString());
        json.WriteString("causation", from.Trace.SpanId == default ? null : from.Trace.SpanId.ToHexString());
        json.WritePropertyName("data");
        json.WriteRawValue(data, skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static Guid? AboutOf(StreamKey stream, object e) => e switch
    {
        CommandRefused refused => refused.Target,
        VoteCameLate late => late.Directive,
        DeliveryResent resent => resent.DirectiveId,
        _ when stream.Kind is StreamKind.Directive => stream.Id,
        _ => null,
    };
}
