using System.Diagnostics;
using Workflow.IntegrationTests.Branches;
using Xunit;
using Xunit.Abstractions;

namespace Workflow.IntegrationTests.Faults;

/// <summary>The Host is killed at ten random moments under load (reliability.md F01): nothing that was acknowledged is lost, nothing happens twice.</summary>
[Collection(FaultCollectionDefinition.Name)]
public sealed class KillHostTests(FaultBed bed, ITestOutputHelper output)
{
    private const int Kills = 10;
    private const string WithAgent = "CB-CNTT";

    [Fact]
    public async Task killed_ten_times_under_load_it_loses_nothing_and_does_nothing_twice()
    {
        var random = new Seed(output).Random;
        var installation = await bed.NewInstallationAsync();
        await using var host = await HostProcess.StartAsync(installation, ("Sample__KeyFile", bed.File("host-kills.pem")));
        using var inbox = new TemporaryFolder();
        await using var agent = await AgentProcess.StartAsync(Agent(installation, inbox));
        using var api = new HttpApi(host.Address);
        var load = new Load(api, actors: 8, Load.ThreeBranches);

        await load.StartAsync();
        for (var kill = 0; kill < Kills; kill++)
        {
            await load.MoreAsync(random.Next(5, 120));
            await host.KillAsync();
            await host.RestartAsync();
        }

        var back = Stopwatch.GetTimestamp();
        await load.FinishAsync();
        var verdict = new Verdict(installation, load);
        await verdict.DrainedAsync();
        output.WriteLine($"{load.Acknowledged.Count} commands, {load.Issued.Count} issues; the outbox was empty {Stopwatch.GetElapsedTime(back).TotalSeconds:F1} s after the last restart");

        await verdict.NothingLostAsync(api);
        await verdict.ReadModelsAreThereAsync();
        await verdict.EveryQueueHoldsAllAsync(Load.ThreeBranches.Where(branch => branch != WithAgent));
        await StoredOnceAsync(load, installation, inbox);
        await verdict.ReceiptsAreRecordedOnceAsync(WithAgent, "01");
    }

    /// <summary>What the branch's own agent shows: each issued number on one line, and no other.</summary>
    private static async Task StoredOnceAsync(Load load, Installation installation, TemporaryFolder inbox)
    {
        await Eventually.TrueAsync("the agent has stored every directive", async () => (await ListAsync()).Length >= load.Issued.Count);
        Assert.Equal(load.Issued.Values.Order(StringComparer.Ordinal), (await ListAsync()).Order(StringComparer.Ordinal));

        async Task<string[]> ListAsync()
        {
            var (_, lines) = await AgentProcess.RunAsync(["list", .. Agent(installation, inbox)]);
            return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.Contains(" | ", StringComparison.Ordinal)).Select(line => line.Split(" | ")[0])];
        }
    }

    private static string[] Agent(Installation installation, TemporaryFolder inbox) =>
    [
        "--branch", WithAgent, "--inbox", inbox.Path,
        "--amqp", new UriBuilder(installation.Amqp) { UserName = WithAgent, Password = BranchBed.Password }.Uri.AbsoluteUri,
    ];
}
