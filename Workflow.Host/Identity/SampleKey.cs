using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Workflow.Host.Identity;

/// <summary>
/// The signing key (ECDSA P-256) of the built-in issuer. Kept in a file it survives a restart, so tokens handed out
/// before stay good, and several Hosts on one data folder accept each other's tokens.
/// </summary>
public static class SampleKey
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The key in the PEM file at <paramref name="path"/>, made there (mode 0600) when missing; without a path one that
    /// lives as long as the process.
    /// </summary>
    /// <exception cref="IOException">The folder is missing, or another process kept the file for 5 seconds.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read and written.</exception>
    /// <exception cref="ArgumentException">The file holds no private key in PEM.</exception>
    public static ECDsaSecurityKey Load(string? path)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (!string.IsNullOrWhiteSpace(path)) Share(key, path);

        var point = key.ExportSubjectPublicKeyInfo();
        return new ECDsaSecurityKey(key) { KeyId = Convert.ToHexStringLower(SHA256.HashData(point))[..16] };
    }

    // Two Hosts may start at the same moment, and one may have died while writing: whoever holds the file alone and
    // finds it empty writes it, everyone else reads.
    private static void Share(ECDsa key, string path)
    {
        using var file = OpenAlone(path);
        if (file.Length == 0)
        {
            file.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
            return;
        }

        using var reader = new StreamReader(file, Encoding.ASCII);
        key.ImportFromPem(reader.ReadToEnd());
    }

    private static FileStream OpenAlone(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException held) when (held is not (FileNotFoundException or DirectoryNotFoundException) && Stopwatch.GetElapsedTime(started) < Patience)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(20));
            }
        }
    }
}
