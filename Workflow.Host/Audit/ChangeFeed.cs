using System.Collections.Concurrent;
using System.Threading.Channels;
using Npgsql;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;

namespace Workflow.Host.Audit;

/// <summary>
/// Tells open pages which directives have news: facts of their own, of their copies at the branches, refusals about them. Nobody is told of
/// a directive that is not open to them. However many listen, the log is asked once at a time, and not at all while nobody does.
/// </summary>
public sealed class ChangeFeed(NpgsqlDataSource source, CardReader cards, LedgerStore ledger, TimeProvider time, ILogger<ChangeFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<Listener, bool> _listeners = new();
    private readonly SemaphoreSlim _wanted = new(0, 1);

    /// <summary>The directives that changed, as often as some do, until the caller goes away or the Host stops.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Guid>> ListenAsync(string person, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var listener = new Listener(person);
        _listeners[listener] = true;
        if (_wanted.CurrentCount is 0) _wanted.Release();
        try
        {
            await foreach (var changed in listener.News.Reader.ReadAllAsync(cancellation)) yield return changed;
        }
        finally
        {
            _listeners.TryRemove(listener, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        stoppingToken.Register(() => { foreach (var listener in _listeners.Keys) listener.News.Writer.TryComplete(); });
        for (long? place = null; !stoppingToken.IsCancellationRequested;)
        {
            if (_listeners.IsEmpty)
            {
                place = null;
                await _wanted.WaitAsync(stoppingToken);
            }

            try
            {
                place = await TellAsync(place, stoppingToken);
            }
            catch (NpgsqlException away)
            {
                logger.LogWarning("Open pages are not told of changes for now: {Reason}", away.Message);
            }

            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    /// <summary>Tells what came after <paramref name="place"/>; returns the new place.</summary>
    private async Task<long> TellAsync(long? place, CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new("select coalesce(max(sequence), -1) from ledger.leaf"));

        // A branch's receipt is a fact of its copy, which names the directive.
        batch.BatchCommands.Add(new(
            """
            select c.id, r.readers || c.waiting from read.directive_card c join read.readership r on r.id = c.readership where c.id in (
                select coalesce(about, case type when 'receipt-recorded' then (convert_from(bytes, 'UTF8')::jsonb->'data'->>'directiveId')::uuid end) from ledger.leaf where sequence > $1)
            """) { Parameters = { new() { Value = place ?? long.MaxValue } } });
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        var newest = rows.GetInt64(0);
        await rows.NextResultAsync(cancellation);
        var changed = new List<(Guid Id, string[] Readers)>();
        while (await rows.ReadAsync(cancellation)) changed.Add((rows.GetGuid(0), (string[])rows[1]));
        if (changed is not []) foreach (var listener in _listeners.Keys) listener.Tell(changed, cards, ledger.Organisation.Version);
        return newest;
    }

    private sealed class Listener(string person)
    {
        private HashSet<string> _principals = [];
        private int _organisation = -1;

        // One who reads slowly loses the oldest news, never the newest: a page that is told once looks at everything.
        public Channel<IReadOnlyList<Guid>> News { get; } = Channel.CreateBounded<IReadOnlyList<Guid>>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });

        public void Tell(List<(Guid Id, string[] Readers)> changed, CardReader cards, int organisation)
        {
            if (_organisation != organisation) (_principals, _organisation) = ([.. cards.PrincipalsOf(person)], organisation);
            var open = changed.Where(c => c.Readers.Any(_principals.Contains)).Select(c => c.Id).ToList();
            if (open is not []) News.Writer.TryWrite(open);
        }
    }
}
