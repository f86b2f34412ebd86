using System.Security.Cryptography;

namespace Workflow.Branch;

/// <summary>
/// The fetched files of a branch: <c>{directive}/{sha256}</c> and <c>{directive}/manifest.json</c>. A file is here whole,
/// with the hash that its name states, or not at all.
/// </summary>
internal sealed class ContentFiles(string folder)
{
    internal string ManifestPath(Guid directiveId) => Path.Combine(folder, directiveId.ToString("D"), "manifest.json");

    internal string PartPath(Guid directiveId, string sha256) => Path.Combine(folder, directiveId.ToString("D"), sha256);

    internal static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    internal async Task<bool> HoldsAsync(Guid directiveId, ContentPart part, CancellationToken cancellation)
    {
        var path = PartPath(directiveId, part.Sha256);
        if (!File.Exists(path))
        {
            return false;
        }

        await using var file = File.OpenRead(path);

        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)).Equals(part.Sha256, StringComparison.Ordinal);
    }

    /// <exception cref="ContentMismatchException">The bytes are not those that the manifest names.</exception>
    internal async Task KeepAsync(Guid directiveId, ContentPart part, Stream source, CancellationToken cancellation)
    {
        var path = PartPath(directiveId, part.Sha256);
        var unfinished = path + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var file = File.Create(unfinished))
        {
            await CopyAsync(source, file, hash, part, cancellation);
            file.Flush(flushToDisk: true);
        }

        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (!found.Equals(part.Sha256, StringComparison.Ordinal))
        {
            File.Delete(unfinished);
            throw new ContentMismatchException($"tệp {part.Name}: mã băm {found}, bản kê ghi {part.Sha256}");
        }

        File.Move(unfinished, path, overwrite: true);
    }

    internal async Task KeepManifestAsync(Guid directiveId, ReadOnlyMemory<byte> manifest, CancellationToken cancellation)
    {
        var path = ManifestPath(directiveId);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var file = File.Create(path + ".part"))
        {
            await file.WriteAsync(manifest, cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".part", path, overwrite: true);
    }

    private static async Task CopyAsync(
        Stream source, FileStream target, IncrementalHash hash, ContentPart part, CancellationToken cancellation)
    {
        var buffer = new byte[81920];
        for (var left = part.Size; ;)
        {
            var read = await source.ReadAsync(buffer, cancellation);
            if (read == 0)
            {
                return;
            }

            left -= read;
            if (left < 0)
            {
                throw new ContentMismatchException($"tệp {part.Name} dài hơn {part.Size} byte của bản kê");
            }

            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }
}
