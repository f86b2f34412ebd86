using Workflow.Host.Drafting;

namespace Workflow.Host.Ledger;

/// <summary>
/// Forgets answers after 30 days (design §3); those without a text stay: they stand for facts recorded once and for all, such as a text shown.
/// Sweeps what uploads left that a Host's end cut off.
/// </summary>
public sealed class Retention(Npgsql.NpgsqlDataSource source, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestUpload = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await hours.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await DeleteAsync("delete from ledger.command where at < $1 and octet_length(body) > 0", time.GetUtcNow() - Kept, stoppingToken);
                await DeleteAsync($"delete from content.part where size = {ContentStore.Unnamed} and sha256 < $1", ContentStore.UnnamedAt(time.GetUtcNow() - LongestUpload, []), stoppingToken);
            }
            catch (Npgsql.NpgsqlException away)
            {
                logger.LogWarning("What is old stays for another hour: {Reason}", away.Message);
            }
        }
    }

    private async Task DeleteAsync(string sql, object before, CancellationToken cancellation)
    {
        await using var delete = source.CreateCommand(sql);
        delete.Parameters.Add(new() { Value = before });
        await delete.ExecuteNonQueryAsync(cancellation);
    }
}
