using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Workflow.Host.Ledger;

namespace Workflow.Host.Drafting;

/// <summary>Typed texts and files, outside the events and the log (design §4): in pieces, so that a large file is never whole in memory.</summary>
public sealed class ContentStore(NpgsqlDataSource source)
{
    private const int PieceSize = 256 * 1024;

    /// <summary>A typed text as a part of the document; its address goes into the facts.</summary>
    public static ContentPart Text(Guid document, string text) => Part(document, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    public static ContentPart Part(Guid document, string mediaType, byte[] bytes) =>
        new(document, Convert.ToHexStringLower(SHA256.HashData(bytes)), mediaType, bytes);

    /// <summary>Stores a file piece by piece in a transaction of its own, and tells its address and size. A stream that breaks off leaves nothing.</summary>
    /// <param name="limit">Bytes at the most; beyond it null is returned and nothing stored.</param>
    public async Task<(string Sha256, long Size)?> StoreAsync(Guid document, string mediaType, Stream content, long limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // The address is known only at the end; until then the pieces lie under a name of their own.
        var unnamed = RandomNumberGenerator.GetBytes(32);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, size, piece) = (new byte[PieceSize], 0L, 0);
        for (int read; (read = await content.ReadAtLeastAsync(buffer, PieceSize, throwOnEndOfStream: false, cancellation)) > 0 || piece is 0; piece++)
        {
            if ((size += read) > limit) return null;
            sha.AppendData(buffer, 0, read);
            await InsertAsync(connection, document, unnamed, piece, mediaType, buffer.AsMemory(0, read), cancellation);
            if (read < PieceSize) break;
        }

        var address = sha.GetHashAndReset();
        await NameAsync(connection, document, unnamed, address, size, cancellation);
        await transaction.CommitAsync(cancellation);
        return (Convert.ToHexStringLower(address), size);
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
        await using var select = source.CreateCommand("select bytes from content.part where document = $1 and sha256 = $2 order by piece");
        Address(select, document, sha256);
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) await to.WriteAsync((byte[])rows[0], cancellation);
    }

    public async Task<byte[]> BytesAsync(Guid document, string sha256, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await WriteAsync(document, sha256, bytes, cancellation);
        return bytes.ToArray();
    }

    public async Task<string> TextAsync(Guid document, string sha256, CancellationToken cancellation) =>
        Encoding.UTF8.GetString(await BytesAsync(document, sha256, cancellation));

    /// <summary>Several typed texts of one document in one read, by address.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TextsAsync(Guid document, IReadOnlyCollection<string> addresses, CancellationToken cancellation)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (addresses.Count is 0) return texts;

        await using var select = source.CreateCommand("select sha256, bytes from content.part where document = $1 and sha256 = any($2) and piece = 0");
        select.Parameters.Add(new() { Value = document });
        select.Parameters.Add(new() { Value = addresses.Select(Convert.FromHexString).ToArray() });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) texts[Convert.ToHexStringLower((byte[])rows[0])] = Encoding.UTF8.GetString((byte[])rows[1]);
        return texts;
    }

    public async Task<Manifest> ManifestAsync(Guid document, string contentHash, CancellationToken cancellation) =>
        Manifest.Read(await BytesAsync(document, contentHash, cancellation));

    /// <summary>The manifests of several documents in one read, by document.</summary>
    public async Task<IReadOnlyDictionary<Guid, Manifest>> ManifestsAsync(IReadOnlyCollection<(Guid Document, string ContentHash)> wanted, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            "select p.document, p.bytes from unnest($1, $2) as w (document, sha256) join content.part p on p.document = w.document and p.sha256 = w.sha256 and p.piece = 0");
        select.Parameters.Add(new() { Value = wanted.Select(w => w.Document).ToArray() });
        select.Parameters.Add(new() { Value = wanted.Select(w => Convert.FromHexString(w.ContentHash)).ToArray() });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var found = new Dictionary<Guid, Manifest>();
        while (await rows.ReadAsync(cancellation)) found[rows.GetGuid(0)] = Manifest.Read((byte[])rows[1]);
        return found;
    }

    private static void Address(NpgsqlCommand command, Guid document, string sha256)
    {
        command.Parameters.Add(new() { Value = document });
        command.Parameters.Add(new() { Value = Convert.FromHexString(sha256) });
    }

    private static async Task InsertAsync(
        NpgsqlConnection connection, Guid document, byte[] name, int piece, string mediaType, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await using var insert = new NpgsqlCommand("insert into content.part (document, sha256, piece, size, media_type, bytes) values ($1, $2, $3, 0, $4, $5)", connection)
        {
            Parameters = { new() { Value = document }, new() { Value = name }, new() { Value = piece }, new() { Value = mediaType }, new() { Value = bytes } },
        };
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Gives the pieces their address; a file that the document has already is not kept twice.</summary>
    private static async Task NameAsync(NpgsqlConnection connection, Guid document, byte[] unnamed, byte[] address, long size, CancellationToken cancellation)
    {
        await using var name = new NpgsqlCommand(
            """
            with known as (select 1 from content.part where document = $1 and sha256 = $3 limit 1),
                 dropped as (delete from content.part where document = $1 and sha256 = $2 and exists (select from known))
            update content.part set sha256 = $3, size = $4 where document = $1 and sha256 = $2 and not exists (select from known)
            """, connection)
        {
            Parameters = { new() { Value = document }, new() { Value = unnamed }, new() { Value = address }, new() { Value = size } },
        };
        await name.ExecuteNonQueryAsync(cancellation);
    }
}
