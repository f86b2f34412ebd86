using System.Collections.Concurrent;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Wolverine;
using Workflow.Domain;
using Workflow.Domain.Distribution;
using Workflow.Domain.Organisation;
using Workflow.Host.Ledger;
using Workflow.Host.Sample;
using Workflow.Host.Wiring;

namespace Workflow.IntegrationTests.Ledger;

/// <summary>One or more real Ledgers on one real database, in this process and without HTTP or broker; each talks to PostgreSQL through a <see cref="FaultProxy"/>.</summary>
internal sealed class LedgerBed : IAsyncDisposable
{
    private readonly List<LedgerNode> _nodes = [];

    private LedgerBed(string connectionString)
    {
        ConnectionString = connectionString;
        Database = NpgsqlDataSource.Create(connectionString);
    }

    internal string ConnectionString { get; }

    /// <summary>The database itself, past the proxies.</summary>
    internal NpgsqlDataSource Database { get; }

    internal TestClock Clock { get; } = new();

    internal DistributionNotes Notes { get; } = new();

    internal IReadOnlyList<LedgerNode> Nodes => _nodes;

    internal static async Task<LedgerBed> MakeAsync(int nodes)
    {
        var bed = new LedgerBed(await Installation.NewDatabaseAsync());
        for (var i = 0; i < nodes; i++) bed._nodes.Add(await LedgerNode.StartAsync(bed, nodes is 1 ? DurabilityMode.Solo : DurabilityMode.Balanced));

        var command = new EstablishOrganisation(new Request("system"), SampleOrganisation.Read(Installation.SampleOrganisation));
        await bed.Nodes[0].Ledger.DecideAsync(new Submission(Guid.NewGuid(), [], command, _ => new Answer(200, [])));
        return bed;
    }

    /// <summary>Ends every session that a Ledger has with the database, whatever it is doing.</summary>
    internal async Task TerminateAsync()
    {
        await using var terminate = Database.CreateCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'workflow ledger' and datname = current_database()");
        await terminate.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>One Host's part of a <see cref="LedgerBed"/>: storage and outbox wired as the Host wires them.</summary>
internal sealed class LedgerNode : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LedgerDatabase _database;

    private LedgerNode(WebApplication app, FaultProxy proxy, LedgerDatabase database)
    {
        _app = app;
        _database = database;
        Proxy = proxy;
    }

    internal FaultProxy Proxy { get; }

    internal Host.Ledger.Ledger Ledger => _app.Services.GetRequiredService<Host.Ledger.Ledger>();

    internal IDocumentStore Documents => _app.Services.GetRequiredService<IDocumentStore>();

    internal static async Task<LedgerNode> StartAsync(LedgerBed bed, DurabilityMode mode)
    {
        var direct = new NpgsqlConnectionStringBuilder(bed.ConnectionString);
        var proxy = new FaultProxy(direct.Host!, direct.Port);
        var database = new LedgerDatabase(new NpgsqlConnectionStringBuilder(bed.ConnectionString)
        {
            Host = "127.0.0.1", Port = proxy.Port, SslMode = SslMode.Disable,
        }.ConnectionString);
        var node = new LedgerNode(Build(bed, mode, database), proxy, database);
        await node._app.Services.GetRequiredService<LedgerStore>().WarmUpAsync(CancellationToken.None);
        await node._app.StartAsync();
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        await Proxy.DisposeAsync();
    }

    private static WebApplication Build(LedgerBed bed, DurabilityMode mode, LedgerDatabase database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Postgres", bed.ConnectionString)]);
        builder.AddWorkflowStorage();
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton<TimeProvider>(bed.Clock);
        builder.Services.AddSingleton(bed.Notes);
        builder.Host.UseWolverine(options =>
        {
            options.ApplicationAssembly = typeof(LedgerBed).Assembly;
            options.Discovery.DisableConventionalDiscovery().IncludeType<DistributionHandler>();
            options.Durability.Mode = mode;
            options.Durability.ScheduledJobPollingTime = TimeSpan.FromSeconds(1);
            options.Durability.InboxStaleTime = TimeSpan.FromSeconds(2);
            options.Policies.AllLocalQueues(queue => queue.UseDurableInbox());
        });
        return builder.Build();
    }
}

/// <summary>A machine's clock that somebody moves about.</summary>
internal sealed class TestClock : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    internal void Move(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);
}

/// <summary>What left the Ledger after its commits.</summary>
public sealed class DistributionNotes
{
    private readonly ConcurrentDictionary<object, int> _handled = [];

    internal IReadOnlyCollection<object> Handled => [.. _handled.Keys];

    internal void Note(object message) => _handled.AddOrUpdate(message, 1, (_, times) => times + 1);
}

/// <summary>Takes the messages that would go to the branches.</summary>
public sealed class DistributionHandler(DistributionNotes notes)
{
    public void Handle(DistributeIssue message) => notes.Note(message);

    public void Handle(DistributeRecall message) => notes.Note(message);

    public void Handle(DistributeEffect message) => notes.Note(message);
}
