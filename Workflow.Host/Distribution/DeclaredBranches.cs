using System.Collections.Concurrent;
using Workflow.Host.Wiring;

namespace Workflow.Host.Distribution;

/// <summary>Which branches have their place on the broker, as far as this Host knows. All are declared at start-up; one founded later, before anything is sent to it.</summary>
public sealed class DeclaredBranches(IConfiguration configuration)
{
    private readonly ConcurrentDictionary<string, bool> _declared = new(StringComparer.Ordinal);

    /// <inheritdoc cref="BrokerTopology.DeclareAsync"/>
    public async Task DeclareAsync(IReadOnlyList<string> branches, CancellationToken cancellation)
    {
        var management = configuration["RabbitMq:ManagementUrl"] is { Length: > 0 } url ? new Uri(url) : null;
        var password = configuration["Sample:Organisation"] is { Length: > 0 } ? "demo" : null;
        var topology = new BrokerTopology(SafeConnection.Broker(configuration), management, password)
        {
            QueueType = SafePublishing.ClassicQueues(configuration) ? "classic" : "quorum",
        };
        await topology.DeclareAsync(branches, cancellation);
        foreach (var branch in branches) _declared[branch] = true;
    }

    /// <summary>Declares those not known to be; a message to a queue that does not exist yet would be lost to it.</summary>
    public async Task EnsureAsync(IEnumerable<string> branches, CancellationToken cancellation)
    {
        var missing = branches.Where(branch => !_declared.ContainsKey(branch)).ToList();
        if (missing is not []) await DeclareAsync(missing, cancellation);
    }
}
