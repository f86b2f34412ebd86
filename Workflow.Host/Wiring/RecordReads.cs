using Workflow.Host.Audit;
using Workflow.Host.Distribution;
using Workflow.Host.Numbering;
using Workflow.Host.Organisation;
using Workflow.Host.Reporting;

namespace Workflow.Host.Wiring;

/// <summary>What is read of the record as a whole: registers, deliveries, what branches were sent, the organisation, the audit log; and what folds it again.</summary>
public static class RecordReads
{
    public static void AddRecordReads(this IServiceCollection services)
    {
        services.AddSingleton<RegisterReader>();
        services.AddSingleton<SeriesReader>();
        services.AddSingleton<DeliveryReader>();
        services.AddSingleton<BranchReadsInbox>();
        services.AddSingleton<BranchReadsDirectives>();
        services.AddSingleton<BranchReadsWatch>();
        services.AddSingleton<FiguresReader>();
        services.AddSingleton<AuditEventsReader>();
        services.AddSingleton<AuditWords>();
        services.AddSingleton<ChangeFeed>();
        services.AddHostedService(s => s.GetRequiredService<ChangeFeed>());
        services.AddSingleton<RebuildStreams>();
        services.AddSingleton<Rebuild>();
        services.AddSingleton<Replay>();
    }

    public static void MapRecordReads(this RouteGroupBuilder api)
    {
        api.MapRegisters();
        api.MapBookings();
        api.MapDeliveries();
        api.MapBranchReads();
        api.MapMe();
        api.MapOrganisation();
        api.MapOrganisationChanges();
        api.MapRules();
        api.MapDelegations();
        api.MapFigures();
        api.MapAuditEvents();
        api.MapChanges();
    }
}
