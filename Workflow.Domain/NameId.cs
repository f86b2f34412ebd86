using System.Security.Cryptography;
using System.Text;

namespace Workflow.Domain;

/// <summary>Ids that follow from names, so that asking twice finds the same thing: UUID version 5 (RFC 9562 §5.5).</summary>
public static class NameId
{
    /// <summary>The name space of this product's ids. Never changes: every derived id in every store depends on it.</summary>
    private static readonly Guid Space = new("6f0f5a0e-6a0b-5c57-9d3c-1f1d8b1d2a11");

    public static Guid Of(params ReadOnlySpan<string> parts) => Of(Space, string.Join('\n', parts));

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 9562 defines version 5 by SHA-1; nothing secret rests on it.")]
    public static Guid Of(Guid space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        Span<byte> input = stackalloc byte[16 + text.Length <= 512 ? 16 + text.Length : 0];
        if (input.IsEmpty) input = new byte[16 + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input[16..]);

        Span<byte> hash = stackalloc byte[20];
        SHA1.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
