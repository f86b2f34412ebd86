using Npgsql;
using Workflow.Host.Ledger;

namespace Workflow.Host.Distribution;

/// <summary>Tells waiting branches that something was sent. However many wait, the store is asked once at a time.</summary>
public sealed class BranchReadsWatch(NpgsqlDataSource source, TimeProvider time, IHostApplicationLifetime host)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly Lock _gate = new();
    private Task<long>? _look;
    private long _newest = -1;

    /// <summary>Returns the place of the newest fact sent to any branch once it is beyond <paramref name="place"/>;
    /// the same place after <paramref name="patience"/>, or when the Host is told to stop, which must not wait for those who wait.</summary>
    public async Task<long> BeyondAsync(long place, TimeSpan patience, CancellationToken cancellation)
    {
        for (var until = time.GetUtcNow() + patience; time.GetUtcNow() < until && !host.ApplicationStopping.IsCancellationRequested;)
        {
            var newest = await LookAsync().WaitAsync(cancellation);
            if (newest > place) return newest;
        }

        return place;
    }

    /// <summary>The look under way, or a new one: it begins with a pause, so that nobody is told of the past.</summary>
    private Task<long> LookAsync()
    {
        lock (_gate) return _look is { IsCompleted: false } ? _look : _look = NewestAsync();
    }

    private async Task<long> NewestAsync()
    {
        await Task.Delay(Interval, time);

        // Only what came since the last look; the sum keeps PostgreSQL from walking the whole log backwards for the greatest.
        await using var select = source.CreateCommand($"select coalesce(max(sequence + 0), $1) from ledger.leaf where {LedgerSchema.SentToBranches} and sequence > $1");
        select.Parameters.Add(new() { Value = _newest });
        return _newest = (long)(await select.ExecuteScalarAsync())!;
    }
}
