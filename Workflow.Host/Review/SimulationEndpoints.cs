using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Review;

/// <summary>The dry run of a draft on its route (contract §2): nothing is stored.</summary>
public static class SimulationEndpoints
{
    public static void MapSimulation(this RouteGroupBuilder api) => api.MapPost("/directives/simulation", Simulate)
        .WithSummary("How a draft would go on its route: steps, people, deadlines, dead ends; nothing is stored").Accepts<DraftBody>("application/json").Produces<SimulationAnswer>();

    private static async Task<IResult> Simulate(HttpContext http, Door door, DraftComposer composer, LedgerStore ledger, TimeProvider time)
    {
        var asked = await Asked.ReadAsync<DraftBody>(http);
        var (request, organisation, now) = (Door.RequestOf(http, asked.Body), ledger.Organisation, time.GetUtcNow());
        if (asked.Body.IsSecret) return await Refused(Rejection.SecrecyRefused);
        DraftingEndpoints.Require(asked.Body);

        var (body, none) = DraftingDuty.BodyFor(request.Person, asked.Body.Organ, asked.Body.Body, organisation, VietnamTime.DateOf(now));
        if (body is null) return await Refused(none!);

        var (composed, unclear) = await composer.NewAsync(Guid.Empty, asked.Body, body, request.Person, http.RequestAborted);
        if (composed is null) return await Refused(unclear!);

        var findings = FormCheck.Of(composed.Draft, asked.Body.Abstract!, asked.Body.Text, organisation, VietnamTime.DateOf(now));
        var simulation = new SimulateRoute(request, composed.Draft, [.. findings.Where(f => f.Severity is FormSeverity.Error)]).Run(organisation, now);
        return Results.Json(SimulationAnswer.Of(simulation, findings, organisation, LanguageChoice.Of(http.Request)), TextJson.Options);

        Task<IResult> Refused(Rejection rejection) => door.RefuseAsync(http, asked.Hash, new(request, "simulate-route", rejection, null));
    }
}

/// <param name="Signer">Absent where nobody could sign.</param>
/// <param name="DeadEnds">Where it would be stuck for good; empty when it would reach its signature.</param>
/// <param name="Findings">What the form check says of it.</param>
public sealed record SimulationAnswer(
    IReadOnlyList<SimulationStep> Steps, SimulationPerson? Signer, IReadOnlyList<SimulationDeadEnd> DeadEnds, IReadOnlyList<FindingItem> Findings)
{
    internal static SimulationAnswer Of(Simulation simulation, IEnumerable<Finding> findings, OrganisationChart organisation, Language language) => new(
        [.. simulation.Steps.Select(s => new SimulationStep(
            s.Step + 1, s.Kind, [.. s.People.Select(p => new SimulationPerson(p.Person, organisation.NameOf(p.Person), p.As))], s.Needed, s.OpensAt, s.DueAt))],
        simulation.Signer is { } signer ? new(signer.Person, organisation.NameOf(signer.Person), signer.As) : null,
        [.. simulation.DeadEnds.Select(d => new SimulationDeadEnd(d.Step + 1, d.Reason.Code, Wording.Of(d.Reason.Code, language, d.Reason.Arguments).Detail))],
        [.. findings.Select(f => FindingItem.Of(f, language))]);
}

/// <param name="N">Its place in the route, from 1.</param>
/// <param name="OpensAt">At the latest.</param>
public sealed record SimulationStep(int N, StepKind Kind, IReadOnlyList<SimulationPerson> People, int Needed, DateTimeOffset OpensAt, DateTimeOffset? DueAt);

public sealed record SimulationPerson(string Person, string Name, string As);

/// <param name="Step">Absent for the signature, and for what is refused as a whole.</param>
/// <param name="Code">Of the refusal that it would meet.</param>
public sealed record SimulationDeadEnd(int? Step, string Code, string Detail);
