using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Workflow.Domain;
using Workflow.Domain.Drafting;

namespace Workflow.Host.Drafting;

/// <summary>What is approved and signed, as one canonical document whose SHA-256 is the <c>contentHash</c> (contract §2). Recipients, urgency, deadline and signer are outside it.</summary>
/// <param name="Salt">32 random bytes of the document in hex: without them nobody can guess the content from its hash.</param>
public sealed record Manifest(
    string Salt, string Body, string? Organ, string Type, string Abstract, ManifestText? Text,
    ImmutableArray<ManifestFile> Attachments, ImmutableArray<ManifestRelation> Relations, DateOnly? EffectiveFrom)
{
    public int V { get; init; } = 1;

    /// <summary>No other has no salt.</summary>
    [JsonIgnore]
    public bool IsQuarantined => Salt is "";

    public byte[] Bytes() => CanonicalJson.Write(JsonSerializer.SerializeToNode(this, WithNulls)!);

    public static Manifest Read(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<Manifest>(bytes, TextJson.Options)!;

    // A member that is not there and one that is null must not hash differently, so all are always there.
    private static readonly JsonSerializerOptions WithNulls =
        new(TextJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>What stands for the manifest of a quarantined document.</summary>
    public static readonly byte[] Quarantined = new Manifest("", "", null, "", "", null, [], [], null).Bytes();
}

public sealed record ManifestText(string Sha256, long Size);

public sealed record ManifestFile(string Name, string MediaType, string Sha256, long Size);

/// <param name="Date">Date, issuer and articles are as the drafter typed them, to be printed.</param>
public sealed record ManifestRelation(RelationKind Kind, Guid? DirectiveId, string? Number, DateOnly? Date, string? Issuer, string? Articles);
