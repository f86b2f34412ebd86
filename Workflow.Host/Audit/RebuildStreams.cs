using JasperFx.Events;
using Marten;
using Npgsql;
using Workflow.Domain;

namespace Workflow.Host.Audit;

/// <summary>Finds the streams that are to be folded again.</summary>
public sealed class RebuildStreams(NpgsqlDataSource source)
{
    /// <summary>The streams of a kind, in the order they began.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(StreamKind kind, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand("select stream from ledger.leaf where kind = $1 and version = 1 order by sequence");
        select.Parameters.Add(new() { Value = (short)kind });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var streams = new List<Guid>();
        while (await rows.ReadAsync(cancellation)) streams.Add(rows.GetGuid(0));
        return streams;
    }

    /// <summary>The facts of these streams, each stream's oldest first.</summary>
    public static async Task<ILookup<Guid, IEvent>> EventsAsync(IQuerySession session, Guid[] streams, CancellationToken cancellation)
    {
        var events = await session.Events.QueryAllRawEvents().Where(e => streams.Contains(e.StreamId)).OrderBy(e => e.Sequence).ToListAsync(cancellation);
        return events.ToLookup(e => e.StreamId);
    }
}
