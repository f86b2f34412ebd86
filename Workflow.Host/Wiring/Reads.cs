using Npgsql;
using Workflow.Host.Audit;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Review;

namespace Workflow.Host.Wiring;

/// <summary>What people read of directives: search, one directive, its texts, its history, and the inbox.</summary>
public static class Reads
{
    public static void AddWorkflowReads(this IServiceCollection services)
    {
        services.AddSingleton<AtLeast>();
        services.AddSingleton<DirectiveReads>();
        services.AddSingleton<DirectiveViewComposer>();
        services.AddSingleton<DirectiveSearchQuery>();
        services.AddSingleton<ContentReadsRecorder>();
        services.AddSingleton<ContentVersions>();
        services.AddSingleton<FormReader>();
        services.AddSingleton<InboxSeen>();
        services.AddSingleton<InboxReader>();
        services.AddSingleton<AwaitedPapersReader>();
        services.AddSingleton<HistoryReader>();
        services.AddSingleton<MeetingReader>();
        services.AddHostedService(s => new ContentErasure(
            s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<ContentKeys>(), () => s.GetRequiredService<Readiness>().Missing is [], s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<ContentErasure>>()));
        services.AddHostedService(s => new DeadlineSweep(
            s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<Ledger.Ledger>(), () => s.GetRequiredService<Readiness>().Missing is [], s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<DeadlineSweep>>()));
    }

    public static void MapReads(this RouteGroupBuilder api)
    {
        api.MapDirectiveSearch();
        api.MapDirectiveReads();
        api.MapContentReads();
        api.MapVersions();
        api.MapRelations();
        api.MapFormCheck();
        api.MapHistory();
        api.MapInbox();
        api.MapSimulation();
        api.MapComments();
        api.MapBallots();
        api.MapMeetings();
        api.MapFinalisations();
        api.MapPapers();
    }
}
