using Npgsql;

namespace Workflow.Host.Drafting;

/// <summary>
/// Destroys the keys of quarantined documents, and what an upload under way may still have left of them. What is to be destroyed is read from the record again and again: so a Host that
/// died after the commit, another Host's memory, and a database put back from a backup are all seen to (docs/decisions/0013).
/// </summary>
/// <param name="isReady">Whether the Host serves: before that there may be no tables to look in.</param>
public sealed class ContentErasure(NpgsqlDataSource source, ContentKeys keys, Func<bool> isReady, TimeProvider time, ILogger<ContentErasure> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Every, time);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (isReady()) await EraseAsync(stoppingToken);
            }
            catch (NpgsqlException away)
            {
                logger.LogWarning("Keys of quarantined content are destroyed later: {Reason}", away.Message);
            }
        }
    }

    private async Task EraseAsync(CancellationToken cancellation)
    {
        var quarantined = new List<Guid>();
        await using (var delete = source.CreateCommand(
            """
            with quarantined as (select distinct stream from ledger.leaf where type = 'content-quarantined'),
                 parts as (delete from content.part p using quarantined q where p.document = q.stream)
            select stream from quarantined
            """))
        {
            await using var rows = await delete.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation)) quarantined.Add(rows.GetGuid(0));
        }

        if (quarantined is not [] && await keys.DestroyAsync(quarantined, cancellation) is > 0 and var destroyed)
            logger.LogInformation("The keys of {Count} quarantined documents are destroyed", destroyed);
    }
}
