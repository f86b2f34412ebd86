using Npgsql;
using Xunit;

namespace Workflow.IntegrationTests;

/// <summary>One installation with one Host, shared by tests that only need the product to be there.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private ServedInstallation? _served;

    internal HostProcess Host => _served!.Host;

    internal HttpApi Api => _served!.Api;

    internal string Database => _served!.Installation.Database;

    /// <summary>A count, straight from the database.</summary>
    internal async Task<long> CountAsync(string sql, params object[] parameters)
    {
        await using var database = NpgsqlDataSource.Create(Database);
        await using var select = database.CreateCommand(sql);
        foreach (var value in parameters) select.Parameters.Add(new() { Value = value });
        return (long)(await select.ExecuteScalarAsync())!;
    }

    public async Task InitializeAsync() => _served = await ServedInstallation.StartAsync();

    public async Task DisposeAsync()
    {
        if (_served is not null) await _served.DisposeAsync();
    }
}

/// <summary>Names the tests that share <see cref="AppFixture"/>.</summary>
[CollectionDefinition(Name)]
public sealed class AppCollectionDefinition : ICollectionFixture<AppFixture>
{
    public const string Name = "one Host";
}
