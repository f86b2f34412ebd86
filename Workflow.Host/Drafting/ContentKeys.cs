using System.Collections.Concurrent;
using System.Security.Cryptography;
using Workflow.Host.Ledger;

namespace Workflow.Host.Drafting;

/// <summary>The keys that content is encrypted under, one for each document (docs/decisions/0013). Whose key is destroyed, its content is nowhere to be read again.</summary>
public sealed class ContentKeys(KeysDatabase database) : IDisposable
{
    private const int MostRemembered = 20_000;
    private const int MostAtOnce = 500;

    private readonly ConcurrentDictionary<Guid, byte[]> _known = [];
    private readonly ConcurrentQueue<Guid> _wanted = [];
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The key to write under, made where there is none and then durable; null where it was destroyed. Those who ask while one statement is under way go together in the next.</summary>
    public async Task<byte[]?> ToWriteAsync(Guid document, CancellationToken cancellation)
    {
        if (_known.TryGetValue(document, out var known)) return known;

        _wanted.Enqueue(document);
        await _turn.WaitAsync(cancellation);
        try
        {
            return _known.TryGetValue(document, out known) ? known : (await MakeAsync(document, cancellation))[document];
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The keys of documents that ever had one; null for those destroyed.</summary>
    public async Task<IReadOnlyDictionary<Guid, byte[]?>> FindAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, byte[]?>();
        foreach (var document in documents)
            if (_known.TryGetValue(document, out var known)) found[document] = known;
        if (documents.Where(document => !found.ContainsKey(document)).ToArray() is not [] and var unknown)
            await ReadAsync("select document, key from keys.content where document = any($1)", found, cancellation, unknown);
        return found;
    }

    /// <summary>Destroys the keys of these documents, for good: what was encrypted under them is nowhere to be read again, and they get no others. Returns how many there were.</summary>
    public async Task<int> DestroyAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancellation)
    {
        await using var destroy = database.DataSource.CreateCommand(
            """
            insert into keys.content (document, key) select document, null from unnest($1) as d (document) order by document
            on conflict (document) do update set key = null where keys.content.key is not null
            """);
        destroy.Parameters.Add(new() { Value = documents.ToArray() });
        var destroyed = await destroy.ExecuteNonQueryAsync(cancellation);
        foreach (var document in documents) _known.TryRemove(document, out _);
        return destroyed;
    }

    public void Dispose() => _turn.Dispose();

    private async Task<Dictionary<Guid, byte[]?>> MakeAsync(Guid first, CancellationToken cancellation)
    {
        var documents = new HashSet<Guid> { first };
        while (documents.Count < MostAtOnce && _wanted.TryDequeue(out var other)) documents.Add(other);

        // What another Host made while this statement ran is there the next time.
        var made = new Dictionary<Guid, byte[]?>();
        for (Guid[] missing = [.. documents]; missing is not []; missing = [.. documents.Where(document => !made.ContainsKey(document))])
        {
            await ReadAsync(
                """
                with made as (insert into keys.content (document, key) select * from unnest($1, $2) order by 1 on conflict do nothing returning document, key)
                select document, key from made union all select document, key from keys.content where document = any($1)
                """,
                made, cancellation, missing, missing.Select(_ => RandomNumberGenerator.GetBytes(ContentCipher.KeySize)).ToArray());
        }

        return made;
    }

    private async Task ReadAsync(string sql, Dictionary<Guid, byte[]?> into, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) into[rows.GetGuid(0)] = rows.IsDBNull(1) ? null : Remember(rows.GetGuid(0), (byte[])rows[1]);
    }

    private byte[] Remember(Guid document, byte[] key)
    {
        if (_known.Count >= MostRemembered) _known.Clear();
        return _known[document] = key;
    }
}
