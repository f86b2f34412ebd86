using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Npgsql;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace Workflow.IntegrationTests;

/// <summary>
/// The real servers that all tests of a run share: given ones, else containers where a Docker engine answers, else
/// private ones from the distribution's packages. Each test takes a database and a virtual host of its own.
/// </summary>
internal sealed record Servers(string Postgres, Uri Amqp, Uri Management)
{
    private const string PostgresImage = "postgres:17";
    private const string RabbitMqImage = "rabbitmq:4-management";
    private const int ManagementPort = 15672;

    private static readonly Lazy<Task<Servers>> Shared = new(StartAsync);

    /// <summary>The servers, started at the first call and stopped when the test process ends.</summary>
    internal static Task<Servers> GetAsync() => Shared.Value;

    /// <returns>The connection string of a fresh, empty database, with the other options of <see cref="Postgres"/>.</returns>
    internal async Task<string> NewDatabaseAsync()
    {
        var name = $"t_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();

        return new NpgsqlConnectionStringBuilder(Postgres) { Database = name }.ConnectionString;
    }

    /// <returns>The centre's address of a fresh, empty virtual host, so that queues of other tests are out of sight.</returns>
    internal async Task<Uri> NewVirtualHostAsync()
    {
        var name = $"t-{Guid.CreateVersion7():N}";
        using var api = ManagementApi();
        using var created = await api.PutAsync(new Uri($"vhosts/{name}", UriKind.Relative), content: null);
        created.EnsureSuccessStatusCode();

        return new UriBuilder(Amqp) { Path = name }.Uri;
    }

    /// <summary>Takes a virtual host away with everything in it.</summary>
    internal async Task RemoveVirtualHostAsync(Uri amqp)
    {
        using var api = ManagementApi();
        using var removed = await api.DeleteAsync(new Uri($"vhosts/{amqp.AbsolutePath.Trim('/')}", UriKind.Relative));
        removed.EnsureSuccessStatusCode();
    }

    /// <summary>The broker's management API as the centre's own account; the caller disposes it.</summary>
    internal HttpClient ManagementApi()
    {
        var account = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Amqp.UserInfo)));
        var api = new HttpClient { BaseAddress = new Uri(Management, "/api/") };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", account);

        return api;
    }

    private static async Task<Servers> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("WORKFLOW_TEST_PG") is { Length: > 0 } postgres
            && Environment.GetEnvironmentVariable("WORKFLOW_TEST_AMQP") is { Length: > 0 } amqp
            && Environment.GetEnvironmentVariable("WORKFLOW_TEST_MGMT") is { Length: > 0 } management)
        {
            return new(postgres, new Uri(amqp), new Uri(management));
        }

        return await DockerAnswersAsync() ? await StartContainersAsync() : await StartPrivateAsync();
    }

    private static async Task<bool> DockerAnswersAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            var start = new ProcessStartInfo("docker", ["info"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var docker = Process.Start(start)!;
            var output = Task.WhenAll(docker.StandardOutput.ReadToEndAsync(), docker.StandardError.ReadToEndAsync());
            await docker.WaitForExitAsync(patience.Token);
            await output;

            return docker.ExitCode == 0;
        }
        catch (Exception absent) when (absent is System.ComponentModel.Win32Exception or OperationCanceledException)
        {
            return false;
        }
    }

    // The containers' own reaper removes them after the test process has gone.
    private static async Task<Servers> StartContainersAsync()
    {
        var postgres = new PostgreSqlBuilder(PostgresImage).Build();
        var broker = new RabbitMqBuilder(RabbitMqImage).WithPortBinding(ManagementPort, assignRandomHostPort: true).Build();
        await Task.WhenAll(postgres.StartAsync(), broker.StartAsync());

        return new(
            postgres.GetConnectionString(),
            new Uri(broker.GetConnectionString()),
            new Uri($"http://{broker.Hostname}:{broker.GetMappedPublicPort(ManagementPort)}"));
    }

    private static async Task<Servers> StartPrivateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("workflow-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
        using var start = Process.Start("bash", [Repository.Script("servers.sh"), "start", folder]);
        await start.WaitForExitAsync();
        if (start.ExitCode != 0)
        {
            throw new InvalidOperationException($"deploy/servers.sh start ended with {start.ExitCode}");
        }

        return new(
            await ReadAsync("postgres-url"), new Uri(await ReadAsync("amqp-url")), new Uri(await ReadAsync("management-url")));

        async Task<string> ReadAsync(string name) => (await File.ReadAllTextAsync(Path.Combine(folder, name))).Trim();
    }

    // The runner gives an ending process little time, so the shell that removes the servers outlives it.
    private static void Remove(string folder)
    {
        const string Steps = """ "$0" remove "$1" && rm -rf "$1" """;
        using var remover = Process.Start("bash", ["-c", Steps, Repository.Script("servers.sh"), folder]);
    }
}
