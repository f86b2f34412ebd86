using Npgsql;
using Xunit;

namespace Workflow.IntegrationTests;

/// <summary>One installation with one Host, shared by tests that only need the product to be there.</summary>
public sealed class AppFixture : IAsyncLifetime, IDisposable
{
    private Installation? _installation;
    private HostProcess? _host;
    private HttpApi? _api;

    internal HostProcess Host => _host!;

    internal HttpApi Api => _api!;

    internal string Database => _installation!.Database;

    /// <summary>A count, straight from the database.</summary>
    internal async Task<long> CountAsync(string sql, params object[] parameters)
    {
        await using var database = NpgsqlDataSource.Create(Database);
        await using var select = database.CreateCommand(sql);
        foreach (var value in parameters) select.Parameters.Add(new() { Value = value });
        return (long)(await select.ExecuteScalarAsync())!;
    }

    public async Task InitializeAsync()
    {
        _installation = await Installation.MakeAsync();
        _host = await HostProcess.StartAsync(_installation);
        _api = new HttpApi(_host.Address);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_installation is not null) await _installation.DisposeAsync();
    }

    public void Dispose() => _api?.Dispose();
}

/// <summary>Names the tests that share <see cref="AppFixture"/>.</summary>
[CollectionDefinition(Name)]
public sealed class AppCollectionDefinition : ICollectionFixture<AppFixture>
{
    public const string Name = "one Host";
}
