using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Workflow.Host.Distribution;

namespace Workflow.Host.Wiring;

/// <summary>
/// Whether the Host can serve (design §9). Ready once database, organisation and the broker's objects were there. Afterwards a lost database
/// is not ready; a lost broker is only degraded, since the outbox takes what is issued meanwhile.
/// </summary>
public sealed class Readiness(DatabaseProbe database, ReceiptListener broker) : IHealthCheck
{
    public const string Database = "database";
    public const string Organisation = "organisation";
    public const string Broker = "broker";

    private static readonly string[] Needed = [Database, Organisation, Broker];
    private readonly ConcurrentDictionary<string, bool> _reached = new(StringComparer.Ordinal);

    public void Reached(string what) => _reached[what] = true;

    public bool IsReached(string what) => _reached.ContainsKey(what);

    /// <summary>What the start-up still waits for.</summary>
    public IReadOnlyList<string> Missing => [.. Needed.Where(what => !IsReached(what))];

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (Missing is not []) return Waiting(Missing);
        if (!await database.AnswersAsync()) return Waiting([Database]);

        return broker.IsListening ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("The broker is away: what is issued is delivered when it is back.");
    }

    private static HealthCheckResult Waiting(IEnumerable<string> missing) => HealthCheckResult.Unhealthy($"Waiting for: {string.Join(", ", missing)}");
}
