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

            // The writer reads by key alone. Without enable_seqscan=off the plans that its session keeps are made while tables are still small,
            // scan them whole, and go on doing so as they grow: 100 µs a look-up after a minute.
            Options = "-c lock_timeout=5s -c idle_in_transaction_session_timeout=10s -c enable_seqscan=off",
        };
        Source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }

    public NpgsqlDataSource Source { get; }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
