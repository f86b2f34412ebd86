using System.Net;
using Npgsql;
using Xunit;

namespace Workflow.IntegrationTests.Faults;

/// <summary>Design §9: what is missing at the start is named and waited for; what cannot succeed ends the process with one line.</summary>
[Collection(FaultCollectionDefinition.Name)]
public sealed class StartUpTests(FaultBed bed)
{
    [Fact]
    public async Task without_the_broker_it_says_so_and_serves_as_soon_as_it_comes()
    {
        var installation = await bed.NewInstallationAsync();
        await bed.StopBrokerAsync();
        await using var host = StartingHost.Launch(installation);
        await host.HealthAsync(HttpStatusCode.ServiceUnavailable, "Waiting for: broker");
        var (status, retryAfter, code, missing) = await host.CommandAsync();
        await bed.StartBrokerAsync();
        var ready = await host.ReadyAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "service.unavailable"), (status, code));
        Assert.NotNull(retryAfter);
        Assert.Equal(["broker"], missing);
        using var api = new HttpApi(ready.Address);
        await IssueIsDeliveredAsync(installation, api);
    }

    [Fact]
    public async Task without_the_database_it_says_so_and_serves_as_soon_as_it_comes()
    {
        var installation = await bed.NewInstallationAsync();
        await bed.StopPostgresAsync();
        await using var host = StartingHost.Launch(installation);
        await host.HealthAsync(HttpStatusCode.ServiceUnavailable, "Waiting for: database");
        var (status, retryAfter, code, missing) = await host.CommandAsync();
        await bed.StartPostgresAsync();
        var ready = await host.ReadyAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "service.unavailable"), (status, code));
        Assert.NotNull(retryAfter);
        Assert.Equal("database", missing[0]);
        using var api = new HttpApi(ready.Address);
        await IssueIsDeliveredAsync(installation, api);
    }

    [Fact]
    public async Task on_a_database_without_the_schema_it_ends_with_one_line() =>
        await RefusedAsync(await bed.NewInstallationAsync(withSchema: false), "Cannot start: The database has not the schema of this version. Run db-apply with the owner's account.");

    [Fact]
    public async Task without_publisher_confirms_it_refuses_to_run() => await RefusedAsync(
        await bed.NewInstallationAsync(), "Cannot start: Publisher confirms are off: directives would be lost when the broker dies.", ("RabbitMq__UnsafeWithoutConfirms", "true"));

    [Fact]
    public async Task with_classic_queues_it_refuses_to_run() => await RefusedAsync(
        await bed.NewInstallationAsync(), "Cannot start: RabbitMq:UnsafeClassicQueues is for tests: directives would be lost when the broker dies.", ("RabbitMq__UnsafeClassicQueues", "true"));

    [Theory]
    [InlineData("Cancellation Timeout", "2000", "Cannot start: ConnectionStrings:Postgres needs 'Cancellation Timeout=-1'")]
    [InlineData("Keepalive", "0", "Cannot start: ConnectionStrings:Postgres needs 'Keepalive=30'")]
    public async Task on_an_unsafe_connection_string_it_refuses_to_run(string setting, string value, string line)
    {
        var installation = await bed.NewInstallationAsync();
        var unsafeString = new NpgsqlConnectionStringBuilder(installation.Database) { [setting] = value };

        await RefusedAsync(installation with { Database = unsafeString.ConnectionString }, line);
    }

    [Fact]
    public async Task on_an_unsafe_address_of_the_keys_it_refuses_to_run() => await RefusedAsync(
        await bed.NewInstallationAsync(), "Cannot start: ConnectionStrings:Keys needs 'Cancellation Timeout=-1'", ("ConnectionStrings__Keys", "Host=127.0.0.1;Database=keys"));

    [Fact]
    public async Task on_a_database_without_the_table_of_keys_it_refuses_to_run()
    {
        var empty = (await bed.NewInstallationAsync(withSchema: false)).Database;

        await RefusedAsync(await bed.NewInstallationAsync(), "Cannot start: The database has not the schema of this version. Run db-apply with the owner's account.", ("ConnectionStrings__Keys", empty));
    }

    [Theory]
    [InlineData("", "Cannot start: ConnectionStrings:RabbitMq is not of the form")]
    [InlineData("localhost:5672", "Cannot start: ConnectionStrings:RabbitMq is not of the form")]
    public async Task without_the_brokers_address_it_refuses_to_run(string address, string line) =>
        await RefusedAsync(await bed.NewInstallationAsync(), line, ("ConnectionStrings__RabbitMq", address));

    /// <summary>One line that says why, no stack trace, and an exit code that is not success.</summary>
    private static async Task RefusedAsync(Installation installation, string line, params (string Name, string Value)[] settings)
    {
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.StartAsync(installation, settings));

        Assert.StartsWith("The Host ended with 1:", ended.Message, StringComparison.Ordinal);
        var said = ended.Message.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Single(said, l => l.StartsWith(line, StringComparison.Ordinal));
        Assert.DoesNotContain(said, l => l.StartsWith("at ", StringComparison.Ordinal));
    }

    private static async Task IssueIsDeliveredAsync(Installation installation, HttpApi api)
    {
        var load = new Load(api, actors: 1, Load.ThreeBranches);
        await load.StartAsync();
        await load.MoreAsync(1);
        await load.FinishAsync();
        var verdict = new Verdict(installation, load);
        await verdict.DrainedAsync();
        await verdict.EveryQueueHoldsAllAsync(Load.ThreeBranches);
    }
}
