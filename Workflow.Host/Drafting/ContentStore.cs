using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Drafting;

/// <summary>
/// Typed texts and files, outside the events and the log (design §4): in pieces, so that a large file is never whole in memory, and encrypted under the document's key.
/// What is read is what its address says, or nothing.
/// </summary>
public sealed class ContentStore(NpgsqlDataSource source, ContentKeys keys, TimeProvider time)
{
    /// <summary>The size of pieces that have no address yet.</summary>
    public const int Unnamed = -1;

    private const int PieceSize = 256 * 1024;

    /// <summary>A typed text as a part of the document; its address goes into the facts.</summary>
    public static ContentPart Text(Guid document, string text) => Part(document, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    public static ContentPart Part(Guid document, string mediaType, byte[] bytes) =>
        new(document, Convert.ToHexStringLower(SHA256.HashData(bytes)), mediaType, bytes);

    /// <summary>Encrypts parts for the Ledger to write; their keys are durable before. Of a quarantined document nothing is kept any more.</summary>
    public async Task<ImmutableArray<EncryptedPart>> EncryptAsync(ImmutableArray<ContentPart> parts, CancellationToken cancellation)
    {
        var encrypted = ImmutableArray.CreateBuilder<EncryptedPart>(parts.Length);
        foreach (var part in parts)
        {
            if (await keys.ToWriteAsync(part.Document, cancellation) is not { } key) continue;

            var (nonce, bytes) = ContentCipher.Encrypt(key, part.Document, 0, part.Bytes.Span);
            encrypted.Add(new(part.Document, part.Sha256, part.MediaType, part.Bytes.Length, nonce, bytes));
        }

        return encrypted.DrainToImmutable();
    }

    /// <summary>
    /// Stores a file piece by piece, and tells its address and size. However slowly it comes, it holds neither a connection nor a transaction meanwhile.
    /// A stream that breaks off leaves nothing; a Host that dies leaves unnamed pieces, which <see cref="Retention"/> sweeps.
    /// </summary>
    /// <param name="document">Null to store nothing, and only learn address and size.</param>
    /// <param name="limit">Bytes at the most; beyond it null is returned and nothing stored.</param>
    /// <exception cref="RefusedRequestException">410: the document is quarantined.</exception>
    public async Task<(string Sha256, long Size)?> StoreAsync(Guid? document, string mediaType, Stream content, long limit, CancellationToken cancellation)
    {
        // The address is known only at the end; until then the pieces lie under a name of their own.
        var unnamed = UnnamedAt(time.GetUtcNow(), RandomNumberGenerator.GetBytes(24));
        var key = document is { } keyed ? await keys.ToWriteAsync(keyed, cancellation) ?? throw RefusedRequestException.Quarantined() : null;
        try
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (buffer, size, piece) = (new byte[PieceSize], 0L, 0);
            for (int read; (read = await content.ReadAtLeastAsync(buffer, PieceSize, throwOnEndOfStream: false, cancellation)) > 0 || piece is 0; piece++)
            {
                if ((size += read) > limit) return null;
                sha.AppendData(buffer, 0, read);
                if (document is { } owner) await InsertAsync(owner, unnamed, piece, mediaType, ContentCipher.Encrypt(key!, owner, piece, buffer.AsSpan(0, read)), cancellation);
                if (read < PieceSize) break;
            }

            var address = sha.GetHashAndReset();
            if (document is { } named) await NameAsync(named, unnamed, address, size, cancellation);
            return (Convert.ToHexStringLower(address), size);
        }
        finally
        {
            if (document is { } owner) await DropAsync(owner, unnamed);
        }
    }

    /// <summary>Names of pieces without an address begin with the second they were made in, so that old ones can be told.</summary>
    public static byte[] UnnamedAt(DateTimeOffset at, ReadOnlySpan<byte> rest)
    {
        var name = new byte[8 + rest.Length];
        BinaryPrimitives.WriteInt64BigEndian(name, at.ToUnixTimeSeconds());
        rest.CopyTo(name.AsSpan(8));
        return name;
    }

    /// <summary>Size and media type of a part; null when the document has no such part.</summary>
    public async Task<(long Size, string MediaType)?> FindAsync(Guid document, string sha256, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand("select size, media_type from content.part where document = $1 and sha256 = $2 and piece = 0");
        Address(select, document, sha256);
        await using var row = await select.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (row.GetInt64(0), row.GetString(1)) : null;
    }

    /// <summary>Writes a part out, a piece at a time.</summary>
    public async Task WriteAsync(Guid document, string sha256, Stream to, CancellationToken cancellation)
    {
        await foreach (var piece in PiecesAsync(document, sha256, cancellation)) await to.WriteAsync(piece, cancellation);
    }

    public async Task<byte[]> BytesAsync(Guid document, string sha256, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await WriteAsync(document, sha256, bytes, cancellation);
        return bytes.ToArray();
    }

    public async Task<string> TextAsync(Guid document, string sha256, CancellationToken cancellation) =>
        (await TextsAsync(document, [sha256], cancellation))[sha256];

    /// <summary>Several typed texts of one document in one read, by address.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TextsAsync(Guid document, IReadOnlyCollection<string> addresses, CancellationToken cancellation)
    {
        var texts = await TextsAsync([.. addresses.Select(address => (document, address))], cancellation);
        return texts.ToDictionary(text => text.Key.Sha256, text => text.Value, StringComparer.Ordinal);
    }

    /// <summary>Typed texts of several documents in one read; empty where the content was quarantined.</summary>
    public async Task<IReadOnlyDictionary<(Guid Document, string Sha256), string>> TextsAsync(IReadOnlyCollection<(Guid Document, string Sha256)> wanted, CancellationToken cancellation) =>
        (await WholeAsync(wanted, [], cancellation)).ToDictionary(part => part.Key, part => Encoding.UTF8.GetString(part.Value));

    public async Task<Manifest> ManifestAsync(Guid document, string contentHash, CancellationToken cancellation) =>
        (await ManifestsAsync([(document, contentHash)], cancellation))[document];

    /// <summary>What the search index is made from.</summary>
    public async Task<string?> AbstractAsync(Guid document, string contentHash, CancellationToken cancellation) =>
        await ManifestAsync(document, contentHash, cancellation) is { IsQuarantined: false } manifest ? manifest.Abstract : null;

    /// <summary>The addresses of all that is stored of a document.</summary>
    public async Task<ImmutableArray<string>> AddressesAsync(Guid document, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand($"select sha256 from content.part where document = $1 and piece = 0 and size <> {Unnamed} order by sha256");
        select.Parameters.Add(new() { Value = document });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var addresses = ImmutableArray.CreateBuilder<string>();
        while (await rows.ReadAsync(cancellation)) addresses.Add(Convert.ToHexStringLower((byte[])rows[0]));
        return addresses.DrainToImmutable();
    }

    /// <summary>The manifests of several documents in one read, by document; an empty one where the content was quarantined.</summary>
    public async Task<IReadOnlyDictionary<Guid, Manifest>> ManifestsAsync(IReadOnlyCollection<(Guid Document, string ContentHash)> wanted, CancellationToken cancellation) =>
        (await WholeAsync(wanted, Manifest.Quarantined, cancellation)).ToDictionary(part => part.Key.Document, part => Manifest.Read(part.Value));

    /// <summary>Parts that lie in one piece, by document and address; what is not there is left out.</summary>
    /// <param name="quarantined">What stands for a part of a quarantined document.</param>
    private async Task<Dictionary<(Guid Document, string Sha256), byte[]>> WholeAsync(
        IReadOnlyCollection<(Guid Document, string Sha256)> wanted, byte[] quarantined, CancellationToken cancellation)
    {
        var whole = await StoredAsync(wanted, cancellation);
        var missing = wanted.Where(part => !whole.ContainsKey(part)).ToList();
        var gone = await QuarantinedAsync([.. missing.Select(part => part.Document).Distinct()], cancellation);
        foreach (var part in missing.Where(part => gone.Contains(part.Document))) whole[part] = quarantined;
        return whole;
    }

    /// <summary>Those of the documents that are quarantined: as the record says, or in a store put back from before it, as their destroyed keys say.</summary>
    private async Task<HashSet<Guid>> QuarantinedAsync(Guid[] documents, CancellationToken cancellation)
    {
        if (documents is []) return [];

        var quarantined = (await keys.FindAsync(documents, cancellation)).Where(key => key.Value is null).Select(key => key.Key).ToHashSet();
        await using var select = source.CreateCommand("select distinct stream from ledger.leaf where type = 'content-quarantined' and stream = any($1)");
        select.Parameters.Add(new() { Value = documents });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) quarantined.Add(rows.GetGuid(0));
        return quarantined;
    }

    private async Task<Dictionary<(Guid Document, string Sha256), byte[]>> StoredAsync(IReadOnlyCollection<(Guid Document, string Sha256)> wanted, CancellationToken cancellation)
    {
        var stored = new List<(Guid Document, byte[] Sha256, Piece Piece)>(wanted.Count);
        await using (var select = source.CreateCommand(
            "select p.document, p.sha256, p.nonce, p.bytes from unnest($1, $2) as w (document, sha256) join content.part p on p.document = w.document and p.sha256 = w.sha256 and p.piece = 0"))
        {
            select.Parameters.Add(new() { Value = wanted.Select(w => w.Document).ToArray() });
            select.Parameters.Add(new() { Value = wanted.Select(w => Convert.FromHexString(w.Sha256)).ToArray() });
            await using var rows = await select.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation)) stored.Add((rows.GetGuid(0), (byte[])rows[1], new(rows[2] as byte[], (byte[])rows[3])));
        }

        var known = await keys.FindAsync([.. stored.Select(part => part.Document).Distinct()], cancellation);
        var whole = new Dictionary<(Guid, string), byte[]>(stored.Count);
        foreach (var (document, sha256, piece) in stored)
        {
            if (piece.Plain(document, 0, known) is not { } plain) continue;

            RequireAddress(document, sha256, SHA256.HashData(plain));
            whole[(document, Convert.ToHexStringLower(sha256))] = plain;
        }

        return whole;
    }

    /// <summary>The pieces in order. The last one comes only when the whole is what its address says.</summary>
    private async IAsyncEnumerable<byte[]> PiecesAsync(Guid document, string sha256, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = await keys.FindAsync([document], cancellation);
        await using var select = source.CreateCommand("select nonce, bytes from content.part where document = $1 and sha256 = $2 order by piece");
        Address(select, document, sha256);
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var last = (byte[]?)null;
        for (var piece = 0; await rows.ReadAsync(cancellation); piece++)
        {
            if (last is not null) yield return last;
            last = new Piece(rows[0] as byte[], (byte[])rows[1]).Plain(document, piece, known) ?? throw RefusedRequestException.Quarantined();
            sha.AppendData(last);
        }

        if (last is null) yield break;
        RequireAddress(document, Convert.FromHexString(sha256), sha.GetHashAndReset());
        yield return last;
    }

    private static void RequireAddress(Guid document, byte[] address, byte[] sha256)
    {
        if (!address.AsSpan().SequenceEqual(sha256)) throw new InvalidDataException($"Part {Convert.ToHexStringLower(address)} of {document} is not what its address says.");
    }

    /// <param name="Nonce">Null for what was written before content was encrypted.</param>
    private readonly record struct Piece(byte[]? Nonce, byte[] Bytes)
    {
        /// <summary>Null where the key is destroyed.</summary>
        public byte[]? Plain(Guid document, int piece, IReadOnlyDictionary<Guid, byte[]?> keys)
        {
            if (Nonce is null) return Bytes;
            if (!keys.TryGetValue(document, out var key)) throw new InvalidDataException($"The content of {document} has no key.");

            return key is null ? null : ContentCipher.Decrypt(key, document, piece, Nonce, Bytes);
        }
    }

    private static void Address(NpgsqlCommand command, Guid document, string sha256)
    {
        command.Parameters.Add(new() { Value = document });
        command.Parameters.Add(new() { Value = Convert.FromHexString(sha256) });
    }

    private async Task InsertAsync(Guid document, byte[] name, int piece, string mediaType, (byte[] Nonce, byte[] Bytes) encrypted, CancellationToken cancellation)
    {
        await using var insert = source.CreateCommand($"insert into content.part (document, sha256, piece, size, media_type, nonce, bytes) values ($1, $2, $3, {Unnamed}, $4, $5, $6)");
        foreach (var value in new object[] { document, name, piece, mediaType, encrypted.Nonce, encrypted.Bytes }) insert.Parameters.Add(new() { Value = value });
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Whatever became of the upload, and also when its caller is gone.</summary>
    private async Task DropAsync(Guid document, byte[] unnamed)
    {
        await using var delete = source.CreateCommand("delete from content.part where document = $1 and sha256 = $2");
        delete.Parameters.Add(new() { Value = document });
        delete.Parameters.Add(new() { Value = unnamed });
        await delete.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Gives the pieces their address; a file that the document has already is not kept twice.</summary>
    private async Task NameAsync(Guid document, byte[] unnamed, byte[] address, long size, CancellationToken cancellation)
    {
        await using var name = source.CreateCommand(
            """
            update content.part set sha256 = $3, size = $4 where document = $1 and sha256 = $2
                and not exists (select from content.part where document = $1 and sha256 = $3)
            """);
        foreach (var value in new object[] { document, unnamed, address, size }) name.Parameters.Add(new() { Value = value });
        await name.ExecuteNonQueryAsync(cancellation);
    }
}
