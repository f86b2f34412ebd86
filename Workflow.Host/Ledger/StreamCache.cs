using Workflow.Domain;

namespace Workflow.Host.Ledger;

/// <summary>A stream as it stands: its state, its version and, for a directive, its row.</summary>
public sealed record StreamAsOf(object State, int Version, Projections.Drafting.DirectiveCard? Card = null, Projections.Reporting.DirectivePace? Pace = null);

/// <summary>States kept between batches, most recently used in the younger of two generations. Used by the writer alone, so it needs no lock.</summary>
public sealed class StreamCache(int generation)
{
    private Dictionary<StreamKey, StreamAsOf> _young = [];
    private Dictionary<StreamKey, StreamAsOf> _old = [];

    public StreamAsOf? Find(StreamKey key)
    {
        if (_young.TryGetValue(key, out var found)) return found;
        if (!_old.Remove(key, out found)) return null;

        Put(key, found);
        return found;
    }

    public void Put(StreamKey key, StreamAsOf stream)
    {
        if (_young.Count >= generation) (_old, _young) = (_young, []);
        _young[key] = stream;
    }

    public void Forget(StreamKey key)
    {
        _young.Remove(key);
        _old.Remove(key);
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
