using Npgsql;

namespace Workflow.Host.Ledger;

/// <summary>Connections of the writer: prepared statements, and time limits that free the cluster from a paused Host.</summary>
public sealed class LedgerDatabase : IAsyncDisposable
{
    public LedgerDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = 2,
            NoResetOnClose = true,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            ApplicationName = "workflow ledger",
            Options = "-c lock_timeout=5s -c idle_in_transaction_session_timeout=10s",
        };
        Source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }

    public NpgsqlDataSource Source { get; }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
