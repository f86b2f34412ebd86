using Marten;
using Wolverine;
using Wolverine.Persistence.Durability;
using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Host.Distribution;
using Workflow.Host.Ledger;
using Workflow.Host.Sample;

namespace Workflow.Host.Wiring;

/// <summary>
/// What must be there before the first command: the database with its schema, the organisation, the broker's objects, and then Wolverine.
/// Each is waited for; what cannot succeed ends the process with one line.
/// </summary>
public sealed class StartUp(
    IDocumentStore documents, KeysDatabase keys, IMessageStore messages, WolverineOptions wolverine, MessagingServices messaging, LedgerStore store, Ledger.Ledger ledger,
    Readiness readiness, IConfiguration configuration, DeclaredBranches branches, IHostApplicationLifetime lifetime, ILogger<StartUp> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await messaging.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await PrepareAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop while waiting.
        }
        catch (Exception hopeless)
        {
            logger.LogCritical("Cannot start: {Reason}", FirstLine(hopeless.GetBaseException()));
            Environment.ExitCode = 1;

            // A Host told to stop before it has started says so with a stack trace.
            lifetime.ApplicationStarted.Register(lifetime.StopApplication);
        }
    }

    private async Task PrepareAsync(CancellationToken stopping)
    {
        SafePublishing.Check(wolverine, configuration);
        await UntilDoneAsync(Readiness.Database, () => AssertSchemaAsync(stopping), stopping);
        readiness.Reached(Readiness.Database);

        await UntilDoneAsync(Readiness.Database, () => EstablishAsync(stopping), stopping);
        readiness.Reached(Readiness.Organisation);

        await UntilDoneAsync(Readiness.Broker, () => branches.DeclareAsync([.. store.Organisation.Branches.Select(b => b.Code)], stopping), stopping);
        await messaging.StartAsync(stopping);
        readiness.Reached(Readiness.Broker);
    }

    private async Task UntilDoneAsync(string what, Func<Task> attempt, CancellationToken stopping)
    {
        for (string? said = null; ; await Task.Delay(Pause, stopping))
        {
            try
            {
                await attempt();
                return;
            }
            catch (Exception failed) when (IsWeather(failed.GetBaseException()))
            {
                var reason = FirstLine(failed.GetBaseException());
                if (said != reason) logger.LogWarning("Waiting for the {What}: {Reason}", what, reason);
                said = reason;
            }
        }
    }

    /// <summary>What passes by itself: nobody there, not yet up (57P03), shutting down (57P01), full (53300).</summary>
    private static bool IsWeather(Exception failed) => failed is Npgsql.NpgsqlException { SqlState: null or "57P03" or "57P01" or "53300" } or HttpRequestException
        or RabbitMQ.Client.Exceptions.RabbitMQClientException or IOException or TimeoutException or System.Net.Sockets.SocketException;

    private static string FirstLine(Exception error) => error.Message.Split('\n', StringSplitOptions.TrimEntries)[0];

    private async Task AssertSchemaAsync(CancellationToken stopping)
    {
        try
        {
            await documents.Storage.Database.AssertDatabaseMatchesConfigurationAsync(stopping);
            await keys.AssertDatabaseMatchesConfigurationAsync(stopping);
            await messages.Admin.AssertStorageExistsAsync(stopping);
        }
        catch (Exception differs) when (differs is not OperationCanceledException && !IsWeather(differs.GetBaseException()))
        {
            throw new StartUpRefusedException("The database has not the schema of this version. Run db-apply with the owner's account.");
        }
    }

    private async Task EstablishAsync(CancellationToken stopping)
    {
        await store.WarmUpAsync(stopping);
        if (configuration["Sample:Organisation"] is not { Length: > 0 } file || !store.Organisation.Bodies.IsEmpty) return;

        var command = new EstablishOrganisation(new Request(Principal.System), SampleOrganisation.Read(file));
        var submission = new Submission(NameId.Of("sample organisation"), [], command, _ => new Answer(StatusCodes.Status200OK, []));
        await ledger.DecideAsync(submission, stopping);
    }
}
