using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Xunit;

namespace Workflow.IntegrationTests.Faults;

/// <summary>A PostgreSQL and a RabbitMQ of their own that tests may kill, in a folder of their own. The tests that share it run one after another.</summary>
public sealed class FaultBed : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-faults-").FullName;
    private Servers? _servers;
    private string? _template;

    public async Task InitializeAsync()
    {
        await ScriptAsync("start");
        // Without a pool: connections kept from before a kill would fail the next test.
        var postgres = new NpgsqlConnectionStringBuilder(Read("postgres-url")) { Pooling = false };
        _servers = new(postgres.ConnectionString, new Uri(Read("amqp-url")), new Uri(Read("management-url")));
        var template = await _servers.NewDatabaseAsync();
        await HostProcess.RunAsync(new(template, _servers.Amqp, _servers.Management), "db-apply");
        _template = new NpgsqlConnectionStringBuilder(template).Database;
    }

    public async Task DisposeAsync()
    {
        await ScriptAsync("remove");
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A fresh database, with the schema unless it shall lack it, and a fresh virtual host.</summary>
    internal async Task<Installation> NewInstallationAsync(bool withSchema = true)
    {
        var amqp = await _servers!.NewVirtualHostAsync();
        var database = withSchema ? await CopyOfTemplateAsync() : await _servers.NewDatabaseAsync();
        return new(new NpgsqlConnectionStringBuilder(database) { Pooling = true, MaxPoolSize = 20 }.ConnectionString, amqp, _servers.Management);
    }

    /// <summary>A file in this bed's folder, such as the key that keeps tokens good over a restart.</summary>
    internal string File(string name) => Path.Combine(_folder, name);

    internal async Task KillBrokerAsync() => await KillAsync("rabbitmq.pid");

    internal async Task KillPostgresAsync() => await KillAsync("postgres.pid");

    internal Task StopBrokerAsync() => ScriptAsync("stop-broker");

    internal Task StopPostgresAsync() => ScriptAsync("stop-postgres");

    /// <summary>Starts the broker on the same ports and data; returns when it answers.</summary>
    internal Task StartBrokerAsync() => ScriptAsync("start-broker");

    /// <summary>Starts PostgreSQL on the same port and data; returns when it answers.</summary>
    internal Task StartPostgresAsync() => ScriptAsync("start-postgres");

    private async Task<string> CopyOfTemplateAsync()
    {
        var name = $"t_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection(_servers!.Postgres);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name} template {_template}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_servers.Postgres) { Database = name }.ConnectionString;
    }

    /// <summary>As <c>kill -9</c> of the server that this bed started; its number is in the folder.</summary>
    private async Task KillAsync(string pidFile)
    {
        using var server = Process.GetProcessById(int.Parse(Read(pidFile), CultureInfo.InvariantCulture));
        server.Kill();
        await server.WaitForExitAsync();
    }

    private string Read(string name) => System.IO.File.ReadAllText(File(name)).Trim();

    private async Task ScriptAsync(string verb)
    {
        var start = new ProcessStartInfo("bash", [Repository.Script("servers.sh"), verb, _folder]) { UseShellExecute = false };
        foreach (var given in start.Environment.Keys.Where(name => name.StartsWith("ConnectionStrings__", StringComparison.Ordinal)).ToList()) start.Environment.Remove(given);
        using var script = Process.Start(start)!;
        await script.WaitForExitAsync();
        if (script.ExitCode is not 0) throw new InvalidOperationException($"deploy/servers.sh {verb} ended with {script.ExitCode}");
    }
}

/// <summary>Names the tests that share <see cref="FaultBed"/>, and so run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class FaultCollectionDefinition : ICollectionFixture<FaultBed>
{
    public const string Name = "faults";
}
