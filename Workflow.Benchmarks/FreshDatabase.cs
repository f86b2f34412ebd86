using Npgsql;

namespace Workflow.Benchmarks;

/// <summary>Makes an empty database on the given server, replacing one of that name, and prints its connection string.</summary>
internal static class FreshDatabase
{
    public static async Task<int> RunAsync(Options options)
    {
        var server = options.Required("postgres");
        var name = options.Required("name");
        if (!name.All(letter => char.IsAsciiLetterLower(letter) || letter == '_'))
            throw new UsageException("a database's name is of a to z and _");

        await using var source = NpgsqlDataSource.Create(server);
        await using var drop = source.CreateCommand($"drop database if exists {name} with (force)");
        await drop.ExecuteNonQueryAsync();
        await using var create = source.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync();

        Console.WriteLine(new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
        return 0;
    }
}
