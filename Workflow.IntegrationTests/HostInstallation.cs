using Npgsql;

namespace Workflow.IntegrationTests;

/// <summary>What the Hosts of one installation share: a database with the schema in it, and a virtual host of the broker.</summary>
internal sealed record Installation(string Database, Uri Amqp, Uri Management) : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    internal static string SampleOrganisation { get; } = Path.Combine(Repository.Root, "Workflow.Host", "Sample", "organisation.json");

    internal static async Task<Installation> MakeAsync()
    {
        var servers = await Servers.GetAsync();
        return new(await NewDatabaseAsync(), await servers.NewVirtualHostAsync(), servers.Management);
    }

    /// <returns>The connection string of a fresh database with the schema and nothing in it.</returns>
    internal static async Task<string> NewDatabaseAsync()
    {
        var (servers, template) = (await Servers.GetAsync(), await Template.Value);
        var name = $"t_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection(servers.Postgres);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name} template {template}", connection);
        await create.ExecuteNonQueryAsync();
        return Safe(servers.Postgres, name);
    }

    public async ValueTask DisposeAsync() => await (await Servers.GetAsync()).RemoveVirtualHostAsync(Amqp);

    /// <summary>The schema is made once, by the Host's own <c>db-apply</c>; every test's database is a copy.</summary>
    private static async Task<string> MakeTemplateAsync()
    {
        var servers = await Servers.GetAsync();
        var database = await servers.NewDatabaseAsync();
        var name = new NpgsqlConnectionStringBuilder(database).Database!;
        await HostProcess.RunAsync(new(Safe(database, name), servers.Amqp, servers.Management), "db-apply");
        return name;
    }

    private static string Safe(string postgres, string database) => new NpgsqlConnectionStringBuilder(postgres)
    {
        Database = database, CancellationTimeout = -1, KeepAlive = 30, MaxPoolSize = 20,
    }.ConnectionString;
}
