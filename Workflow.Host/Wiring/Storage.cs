using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using Weasel.Core;
using Weasel.Core.Migrations;
using Wolverine.Marten;
using Workflow.Domain;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;
using Workflow.Projections;
using Workflow.Projections.Distribution;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Wiring;

/// <summary>PostgreSQL: the event store, the Ledger's tables, the asynchronous read models, and Wolverine's inbox and outbox.</summary>
public static class Storage
{
    public static void AddWorkflowStorage(this WebApplicationBuilder builder)
    {
        var connectionString = SafeConnection.Checked(builder.Configuration);
        var source = new NpgsqlDataSourceBuilder(connectionString).Build();
        var keys = KeysDatabase.At(SafeConnection.Keys(builder.Configuration), source);
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton<IDatabase>(keys);
        builder.Services.AddSingleton<ContentKeys>();
        builder.Services.AddSingleton<ContentStore>();
        builder.Services.AddSingleton(new LedgerDatabase(connectionString));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<LedgerClock>();
        builder.Services.AddSingleton<LedgerMetrics>();
        builder.Services.AddSingleton<LedgerStore>();
        builder.Services.AddSingleton<Ledger.Ledger>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Ledger.Ledger>());
        builder.Services.AddHostedService<Retention>();

        builder.Services.AddMarten(services => Options(services.GetRequiredService<ContentStore>()))
            .UseNpgsqlDataSource()
            .UseLightweightSessions()
            .IntegrateWithWolverine(w =>
            {
                w.MessageStorageSchemaName = "wolverine";
                w.UseWolverineManagedEventSubscriptionDistribution = true;
            });
    }

    private static StoreOptions Options(ContentStore content)
    {
        var options = new StoreOptions { DatabaseSchemaName = "read", AutoCreateSchemaObjects = JasperFx.AutoCreate.None };
        options.UseSystemTextJsonForSerialization(configure: json => TextJson.Configure(json));
        options.Events.DatabaseSchemaName = "events";
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.UseMandatoryStreamTypeDeclaration = true;
        options.Events.MetadataConfig.HeadersEnabled = true;
        options.Events.MetadataConfig.UserNameEnabled = true;
        EventNames.Register(options);
        LedgerSchema.AddTo(options);

        options.Projections.Add(new DeliveryBoard(), ProjectionLifecycle.Async);
        options.Projections.Add(new SearchIndex(content.AbstractAsync), ProjectionLifecycle.Async);
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.Errors.SkipUnknownEvents = false;
        options.Schema.For<DeliveryRow>().Duplicate(row => row.DirectiveId).Duplicate(row => row.Branch);
        options.Schema.For<SearchRow>().Duplicate(row => row.Folded, configure: index =>
        {
            index.Method = Weasel.Postgresql.Tables.IndexMethod.gin;
            index.Mask = "? gin_trgm_ops";
        });
        return options;
    }
}
