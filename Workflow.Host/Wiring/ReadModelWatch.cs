using JasperFx;
using JasperFx.Events.Daemon;
using Wolverine.Runtime;
using Wolverine.Runtime.Agents;

namespace Workflow.Host.Wiring;

/// <summary>
/// Read models that paused because the database was away go on when it is back; nothing else takes them up again. One that met an event
/// it cannot apply stays where it is (design §5: it never skips).
/// </summary>
public sealed class ReadModelWatch(IWolverineRuntime wolverine, Readiness readiness, ILogger<ReadModelWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Round);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
            if (readiness.Missing is [])
                foreach (var agent in wolverine.Agents.AllRunningAgentUris().Where(IsPausedByWeather)) await ResumeAsync(agent);
    }

    private bool IsPausedByWeather(Uri uri) =>
        wolverine.Agents.TryFindActiveAgent<IEventSubscriptionAgent>(uri, out var agent)
        && agent is { Status: AgentStatus.Paused, Failure: null or { Category: ShardFailureCategory.Other } };

    private async Task ResumeAsync(Uri agent)
    {
        try
        {
            await wolverine.Agents.StopLocallyAsync(agent);
            await wolverine.Agents.StartLocallyAsync(agent);
            logger.LogWarning("The read model {Agent} had paused and goes on", agent);
        }
        catch (Exception away) when (away.GetBaseException() is Npgsql.NpgsqlException or IOException or TimeoutException or System.Net.Sockets.SocketException)
        {
            logger.LogWarning("The read model {Agent} has paused: {Reason}", agent, away.GetBaseException().Message);
        }
    }
}
