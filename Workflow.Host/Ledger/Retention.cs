namespace Workflow.Host.Ledger;

/// <summary>Forgets answers after 30 days (design §3). Those without a text stay: they stand for facts recorded once and for all, such as a text shown.</summary>
public sealed class Retention(Npgsql.NpgsqlDataSource source, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await hours.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var delete = source.CreateCommand("delete from ledger.command where at < $1 and octet_length(body) > 0");
                delete.Parameters.Add(new() { Value = time.GetUtcNow() - Kept });
                await delete.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (Npgsql.NpgsqlException away)
            {
                logger.LogWarning("Old answers stay for another hour: {Reason}", away.Message);
            }
        }
    }
}
