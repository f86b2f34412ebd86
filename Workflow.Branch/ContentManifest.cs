using System.Security.Cryptography;
using System.Text.Json;

namespace Workflow.Branch;

/// <summary>One file of a directive: its name for people, its hash, its length in bytes.</summary>
internal sealed record ContentPart(string Name, string Sha256, long Size);

/// <summary>The list of what was signed: the text, where there is one, and its attachments.</summary>
internal sealed record ContentManifest(ContentPart? Text, IReadOnlyList<ContentPart> Attachments)
{
    internal IEnumerable<ContentPart> Parts => Text is null ? Attachments : [Text, .. Attachments];

    /// <exception cref="ContentMismatchException">The bytes are not the manifest that was signed, or do not read as one.</exception>
    internal static ContentManifest Read(byte[] bytes, string contentHash)
    {
        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!found.Equals(contentHash, StringComparison.Ordinal))
        {
            throw new ContentMismatchException($"bản kê: mã băm {found}, văn bản được ký với {contentHash}");
        }

        return Parse(bytes);
    }

    internal static ContentManifest Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            var attachments = root.TryGetProperty("attachments", out var list) && list.ValueKind is JsonValueKind.Array
                ? list.EnumerateArray().Select(item => Part(item, item.GetProperty("name").GetString()))
                : [];

            var text = root.GetProperty("text");

            return new(text.ValueKind is JsonValueKind.Null ? null : Part(text, "toàn văn"), [.. attachments]);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ContentMismatchException($"bản kê không đọc được: {failure.Message}");
        }
    }

    private static ContentPart Part(JsonElement item, string? name)
    {
        // The hash becomes a file name, so nothing but a hash may pass.
        var sha256 = item.GetProperty("sha256").GetString();

        return sha256 is not null && ContentFiles.IsHash(sha256)
            ? new(name ?? sha256, sha256, item.GetProperty("size").GetInt64())
            : throw new ContentMismatchException("bản kê có mã băm sai dạng");
    }
}
