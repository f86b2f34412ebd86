using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;
using Workflow.Host.Organisation;

namespace Workflow.Host.Review;

/// <summary>The dry run of a draft on its route, or on a route that is still being thought out (contract §2): nothing is stored.</summary>
public static class SimulationEndpoints
{
    private static readonly TimeOnly Morning = new(8, 0);

    public static void MapSimulation(this RouteGroupBuilder api) => api.MapPost("/directives/simulation", Simulate)
        .WithSummary("How a draft would go on its route, or on one not yet saved: steps, people, deadlines, dead ends; nothing is stored").Accepts<SimulationBody>("application/json").Produces<SimulationAnswer>();

    private static async Task<IResult> Simulate(HttpContext http, Door door, DraftComposer composer, LedgerStore ledger, TimeProvider time)
    {
        var asked = await Asked.ReadAsync<SimulationBody>(http);
        var (request, organisation, now) = (Door.RequestOf(http, asked.Body), ledger.Organisation, time.GetUtcNow());
        if (asked.Body.IsSecret) return await Refused(Rejection.SecrecyRefused);

        var today = VietnamTime.DateOf(now);
        if (asked.Body.IsOfAdministration && !organisation.Carrying(Duties.Administer, "*", request.Person, today).Any())
            return await Refused(Rejection.AuthorityMissing.With("duty", Duties.Administer));

        DraftingEndpoints.Require(asked.Body);
        if (asked.Body.RouteDefinition is { } definition)
        {
            var route = (RouteDefined)OrganisationKey.Complete(definition.Fact(asked.Body.Route!), organisation, today);
            if (OrganisationCheck.WrongIn(route, organisation, today) is { } wrong) return await Refused(wrong);
            organisation = OrganisationChart.Evolve(organisation, route);
        }

        // On another day everything happens from the morning on, by the organisation of that day.
        if (asked.Body.On is { } on && on != today) (today, now) = (on, VietnamTime.At(on, Morning));
        var drafter = asked.Body.IsOfAdministration ? DrafterOf(asked.Body, organisation, today) : request;

        var (body, none) = DraftingDuty.BodyFor(drafter.Person, asked.Body.Organ, asked.Body.Body, organisation, today);
        if (body is null) return await Refused(none!);

        var (composed, unclear) = await composer.NewAsync(Guid.Empty, asked.Body, body, request.Person, http.RequestAborted);
        if (composed is null) return await Refused(unclear!);

        var findings = FormCheck.Of(composed.Draft, asked.Body.Abstract!, asked.Body.Text, organisation, today);
        var simulation = new SimulateRoute(drafter, composed.Draft, [.. findings.Where(f => f.Severity is FormSeverity.Error)]).Run(organisation, now);
        return Results.Json(SimulationAnswer.Of(simulation, findings, composed.Draft, organisation, LanguageChoice.Of(http.Request)), TextJson.Options);

        Task<IResult> Refused(Rejection rejection) => door.RefuseAsync(http, asked.Hash, new(request, "simulate-route", rejection, null));
    }

    /// <summary>Whose draft it would be: who is named, or the first who drafts for the body, which then must be named.</summary>
    private static Request DrafterOf(SimulationBody asked, OrganisationChart organisation, DateOnly day)
    {
        if (asked.Drafter is { } named) return new(named, null);

        var body = asked.Body ?? throw RefusedRequestException.Malformed("body");
        return organisation.People.Keys.Order(StringComparer.Ordinal).SelectMany(person => organisation.Carrying(Duties.Draft, body, person, day)).Select(held => new Request(held.Person, held.Id)).FirstOrDefault()
            ?? new("", null);
    }
}

/// <summary>A draft, and what is to be tried of what is not so yet. A route and a drafter of one's own choosing are for an administrator.</summary>
public sealed record SimulationBody() : DraftBody
{
    /// <summary>The route as it would be saved, in place of the one of that code.</summary>
    public RouteBody? RouteDefinition { get; init; }

    /// <summary>Username of whose draft it would be; left out with a route on trial, whoever drafts for <c>body</c>.</summary>
    public string? Drafter { get; init; }

    /// <summary>The day it would be submitted; today when left out.</summary>
    public DateOnly? On { get; init; }

    internal bool IsOfAdministration => RouteDefinition is not null || Drafter is not null;
}

/// <param name="Signer">Absent where nobody could sign.</param>
/// <param name="DeadEnds">Where it would be stuck for good; empty when it would reach its signature.</param>
/// <param name="Findings">What the form check says of it.</param>
public sealed record SimulationAnswer(
    IReadOnlyList<SimulationStep> Steps, SimulationPerson? Signer, IReadOnlyList<SimulationDeadEnd> DeadEnds, IReadOnlyList<FindingItem> Findings)
{
    internal static SimulationAnswer Of(Simulation simulation, IEnumerable<Finding> findings, Draft draft, OrganisationChart organisation, Language language)
    {
        var meant = organisation.Routes.GetValueOrDefault(draft.Route)?.Steps.Index().Where(s => s.Item.When?.Fits(draft) is not false).Select(s => s.Index + 1).ToList() ?? [];
        return new(
            [.. simulation.Steps.Select(s => new SimulationStep(
                s.Step + 1, meant[s.Step], s.Kind, [.. s.People.Select(p => new SimulationPerson(p.Person, organisation.NameOf(p.Person), p.As))], s.Needed, s.OpensAt, s.DueAt))],
            simulation.Signer is { } signer ? new(signer.Person, organisation.NameOf(signer.Person), signer.As) : null,
            [.. simulation.DeadEnds.Select(d => new SimulationDeadEnd(
                d.Step + 1, d.Step is { } step ? meant[step] : null, d.Reason.Code, Wording.Of(d.Reason.Code, language, d.Reason.Arguments).Detail))],
            [.. findings.Select(f => FindingItem.Of(f, language))]);
    }
}

/// <param name="N">Its place on the way of this draft, from 1.</param>
/// <param name="InRoute">Its place in the route as it is defined, where steps meant for other papers are counted too.</param>
/// <param name="OpensAt">At the latest.</param>
public sealed record SimulationStep(int N, int InRoute, StepKind Kind, IReadOnlyList<SimulationPerson> People, int Needed, DateTimeOffset OpensAt, DateTimeOffset? DueAt);

public sealed record SimulationPerson(string Person, string Name, string As);

/// <param name="Step">Its place on the way of this draft; absent for the signature, and for what is refused as a whole.</param>
/// <param name="InRoute">Its place in the route as it is defined.</param>
/// <param name="Code">Of the refusal that it would meet.</param>
public sealed record SimulationDeadEnd(int? Step, int? InRoute, string Code, string Detail);
