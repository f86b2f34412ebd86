using System.Net;
using Xunit;
using Xunit.Abstractions;

namespace Workflow.IntegrationTests.Faults;

/// <summary>Database or broker go away under load and come back: readiness says so, nothing is lost, everything goes on by itself.</summary>
[Collection(FaultCollectionDefinition.Name)]
public sealed class LostServersTests(FaultBed bed, ITestOutputHelper output)
{
    [Fact]
    public async Task the_broker_lost_under_load_only_degrades_the_Host_and_everything_is_delivered_later()
    {
        var installation = await bed.NewInstallationAsync();
        await using var host = await HostProcess.StartAsync(installation);
        using HttpApi api = new(host.Address);
        using var http = new HttpClient { BaseAddress = host.Address };
        var load = new Load(api, actors: 2, Load.ThreeBranches);
        await load.StartAsync();
        await load.MoreAsync(50);

        await bed.StopBrokerAsync();
        await StartingHost.HealthAsync(http, HttpStatusCode.OK, "degraded");
        await load.MoreAsync(200);
        await bed.StartBrokerAsync();
        await StartingHost.HealthAsync(http, HttpStatusCode.OK, "healthy");

        await load.FinishAsync();
        await EverythingIsThereAsync(installation, load, api);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task the_database_lost_under_load_stops_commands_and_nothing_is_lost(bool killed)
    {
        var installation = await bed.NewInstallationAsync();
        await using var host = await HostProcess.StartAsync(installation, ("Wolverine__StaleTime", "00:00:20"));
        using HttpApi api = new(host.Address);
        using var http = new HttpClient { BaseAddress = host.Address };
        var load = new Load(api, actors: 2, Load.ThreeBranches);
        await load.StartAsync();
        await load.MoreAsync(50);

        if (killed) await bed.KillPostgresAsync();
        else await bed.StopPostgresAsync();
        await StartingHost.HealthAsync(http, HttpStatusCode.ServiceUnavailable, "Waiting for: database");
        var revised = await api.PutAsync(Situations.Hanh, $"/directives/{load.Acknowledged.First().Directive}/draft", new { urgency = "urgent" });
        await bed.StartPostgresAsync();
        await StartingHost.HealthAsync(http, HttpStatusCode.OK, "healthy");
        await load.MoreAsync(100);

        Assert.Equal((503, "service.unavailable"), (revised.Status, revised.Code));
        await load.FinishAsync();
        await EverythingIsThereAsync(installation, load, api);
    }

    private async Task EverythingIsThereAsync(Installation installation, Load load, HttpApi api)
    {
        var verdict = new Verdict(installation, load);
        await verdict.DrainedAsync();
        output.WriteLine($"{load.Acknowledged.Count} commands, {load.Issued.Count} issues");
        await verdict.NothingLostAsync(api);
        await verdict.ReadModelsAreThereAsync();
        await verdict.EveryQueueHoldsAllAsync(Load.ThreeBranches);
    }
}
