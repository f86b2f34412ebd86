using System.Security.Cryptography;
using System.Text;

namespace Workflow.Host.Distribution;

/// <summary>RabbitMQ's stored form of a password: Base64 of a 4-byte salt and SHA-256 of salt and password.</summary>
internal static class BrokerPassword
{
    private const int SaltLength = 4;

    internal static bool Matches(string? stored, string password)
    {
        var bytes = Convert.FromBase64String(stored ?? "");
        if (bytes.Length != SaltLength + SHA256.HashSizeInBytes)
        {
            return false;
        }

        byte[] salted = [.. bytes[..SaltLength], .. Encoding.UTF8.GetBytes(password)];

        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(salted), bytes.AsSpan(SaltLength));
    }
}
