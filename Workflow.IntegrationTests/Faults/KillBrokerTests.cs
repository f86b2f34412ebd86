using System.Diagnostics;
using Xunit;
using Xunit.Abstractions;

namespace Workflow.IntegrationTests.Faults;

/// <summary>The broker is killed under load: with confirms and quorum queues nothing is lost; without them the same harness finds losses.</summary>
[Collection(FaultCollectionDefinition.Name)]
public sealed class KillBrokerTests(FaultBed bed, ITestOutputHelper output)
{
    private const int Kills = 5;
    private static readonly TimeSpan SoonEmpty = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task killed_five_times_under_load_nothing_is_lost_and_the_outbox_is_soon_empty()
    {
        var (load, verdict, drained) = await RunAsync(Kills);

        Assert.InRange(drained, TimeSpan.Zero, SoonEmpty);
        await verdict.EveryQueueHoldsAllAsync(Load.ThreeBranches);
        Assert.NotEmpty(load.Issued);
    }

    /// <summary>Shows that the harness can see losses: a check that cannot fail proves nothing.</summary>
    [Fact]
    public async Task with_classic_queues_and_without_confirms_the_harness_finds_losses()
    {
        const int Attempts = 3;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var (load, verdict, _) = await RunAsync(
                kills: attempt, ("RabbitMq__UnsafeWithoutConfirms", "true"), ("RabbitMq__UnsafeClassicQueues", "true"), ("Testing__AllowUnsafe", "true"));
            var lost = 0;
            foreach (var branch in Load.ThreeBranches) lost += (await verdict.MissingAtAsync(branch)).Count;
            output.WriteLine($"attempt {attempt}: {lost} of {load.Issued.Count * Load.ThreeBranches.Length} messages lost");
            if (lost > 0) return;
        }

        Assert.Fail("The harness saw no loss where there must be some.");
    }

    private async Task<(Load Load, Verdict Verdict, TimeSpan Drained)> RunAsync(int kills, params (string Name, string Value)[] settings)
    {
        var random = new Seed(output).Random;
        var installation = await bed.NewInstallationAsync();
        await using var host = await HostProcess.StartAsync(installation, settings);
        using var api = new HttpApi(host.Address);
        var load = new Load(api, actors: 4, Load.ThreeBranches);
        await load.StartAsync();
        for (var kill = 0; kill < kills; kill++)
        {
            await load.MoreAsync(random.Next(100, 250));
            await bed.KillBrokerAsync();
            await load.MoreAsync(random.Next(20, 100));
            await bed.StartBrokerAsync();
        }

        var back = Stopwatch.GetTimestamp();
        var verdict = new Verdict(installation, load);
        var waiting = await verdict.WaitingAsync();
        await load.FinishAsync();
        await verdict.DrainedAsync();
        var drained = Stopwatch.GetElapsedTime(back);
        output.WriteLine($"{load.Acknowledged.Count} commands, {load.Issued.Count} issues; {waiting} messages waited for the broker and were out {drained.TotalSeconds:F1} s after it");
        await verdict.NothingLostAsync(api);
        return (load, verdict, drained);
    }
}
