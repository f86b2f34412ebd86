using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Workflow.Host.Drafting;

/// <summary>AES-256-GCM over one piece of a document's content. That a part is what its address says is the reader's to check: an upload has no address while its pieces are written.</summary>
internal static class ContentCipher
{
    public const int KeySize = 32;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <returns>The nonce, and the encrypted bytes with the tag behind them.</returns>
    public static (byte[] Nonce, byte[] Bytes) Encrypt(byte[] key, Guid document, int piece, ReadOnlySpan<byte> plain)
    {
        var (nonce, bytes) = (RandomNumberGenerator.GetBytes(NonceSize), new byte[plain.Length + TagSize]);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, bytes.AsSpan(0, plain.Length), bytes.AsSpan(plain.Length), PlaceOf(document, piece));
        return (nonce, bytes);
    }

    /// <exception cref="AuthenticationTagMismatchException">Not what was encrypted under this key, or not in this place.</exception>
    public static byte[] Decrypt(byte[] key, Guid document, int piece, byte[] nonce, ReadOnlySpan<byte> bytes)
    {
        var plain = new byte[bytes.Length - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(nonce, bytes[..^TagSize], bytes[^TagSize..], plain, PlaceOf(document, piece));
        return plain;
    }

    /// <summary>Bound to the bytes, so that a piece opens nowhere but in its document and at its place.</summary>
    private static byte[] PlaceOf(Guid document, int piece)
    {
        var place = new byte[20];
        document.TryWriteBytes(place, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(16), piece);
        return place;
    }
}
