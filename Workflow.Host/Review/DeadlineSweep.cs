using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Ledger;

namespace Workflow.Host.Review;

/// <summary>
/// Looks every few seconds for directives whose time has come, and asks the Ledger to do what is due. What is due follows from the facts alone, so a Host
/// that was away catches up, and two Hosts that look at once record it once.
/// </summary>
/// <param name="isReady">Whether the Host serves: before that there may be no tables to look in.</param>
public sealed class DeadlineSweep(NpgsqlDataSource source, Ledger.Ledger ledger, Func<bool> isReady, TimeProvider time, ILogger<DeadlineSweep> logger) : BackgroundService
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly byte[] Nothing = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Every, time);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (isReady() && await SweepAsync(stoppingToken) is AtOnce) { }
            }
            catch (Exception away) when (away is NpgsqlException or LedgerUnavailableException or TimeoutException)
            {
                logger.LogWarning("Deadlines are looked at again in {Every}: {Reason}", Every, away.Message);
            }
            catch (Exception bug) when (bug is not OperationCanceledException)
            {
                // One that cannot be decided does not keep the others from theirs: all were asked.
                logger.LogError(bug, "A deadline cannot be met");
            }
        }
    }

    /// <summary>Does what is due for the directives that waited longest; returns how many there were.</summary>
    private async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var due = await DueAsync(cancellation);
        await Task.WhenAll(due.Select(id => ledger.DecideAsync(
            new Submission(Guid.CreateVersion7(), Nothing, new MeetDeadline(new(Principal.System), id), _ => new(StatusCodes.Status204NoContent, Nothing, Remembered: false)), cancellation)));
        return due.Count;
    }

    private async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var select = source.CreateCommand("select id from read.directive_card where next_at <= $1 order by next_at limit $2");
        select.Parameters.Add(new() { Value = time.GetUtcNow() });
        select.Parameters.Add(new() { Value = AtOnce });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var due = new List<Guid>();
        while (await rows.ReadAsync(cancellation)) due.Add(rows.GetGuid(0));
        return due;
    }
}
