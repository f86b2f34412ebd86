using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Organisation;

/// <summary>An administrator tells what changed in the organisation (contract §2): each a dated fact with its basis, nothing ever overwritten.</summary>
public static class ChangeEndpoints
{
    public static void MapOrganisationChanges(this RouteGroupBuilder api)
    {
        Map<BodyBody>(api.MapPost("/organisation/bodies", (HttpContext http, Door door) => NewAsync<BodyBody>(http, door, b => b.Fact())), "Establish a body");
        Map<BodyChangeBody>(api.MapPut("/organisation/bodies/{code}", ChangeBody), "Change a body from a day on, or close it");
        Map<BodyBody>(api.MapPost("/branches", (HttpContext http, Door door) => NewAsync<BodyBody>(http, door, Branch)), "Establish a branch; it can receive at once");
        Map<BodyChangeBody>(api.MapPut("/branches/{code}", ChangeBody), "Change a branch from a day on, or close it");
        Map<PersonBody>(api.MapPost("/organisation/people", (HttpContext http, Door door) => NewAsync<PersonBody>(http, door, b => new PersonRegistered(b.Username, b.Name))), "Register a person");
        Map<NameBody>(api.MapPut("/organisation/people/{username}", (string username, HttpContext http, Door door) =>
            ChangeAsync<NameBody>(http, door, b => new PersonRegistered(username, b.Name))), "Correct a person's name");
        Map<AppointmentBody>(api.MapPost("/organisation/appointments", (HttpContext http, Door door) => NewAsync<AppointmentBody>(http, door, b => b.Fact())), "Appoint a person to a post");
        Map<EndBody>(api.MapPut("/organisation/appointments/{id}", (string id, HttpContext http, Door door) =>
            ChangeAsync<EndBody>(http, door, b => new AppointmentEnded(id, b.To, b.Basis))), "End an appointment");
        Map<DutyBody>(api.MapPost("/organisation/duties", (HttpContext http, Door door) => NewAsync<DutyBody>(http, door, b => b.Fact())), "Assign a duty");
        Map<DutyEndBody>(api.MapPut("/organisation/duties", (HttpContext http, Door door) => ChangeAsync<DutyEndBody>(http, door, b => b.Fact())), "End a duty");
        Map<TermBody>(api.MapPost("/organisation/terms", (HttpContext http, Door door) => NewAsync<TermBody>(http, door, b => b.Fact())), "Open a term; it ends the one before");
        Map<TermBody>(api.MapPut("/organisation/terms", (HttpContext http, Door door) => ChangeAsync<TermBody>(http, door, b => b.Fact())), "Give a term that has not begun another day");
        Map<CongressBody>(api.MapPost("/organisation/congresses", (HttpContext http, Door door) => NewAsync<CongressBody>(http, door, b => b.Fact())), "Convene a congress; while it is in session its documents are counted in one series");
        Map<CongressBody>(api.MapPut("/organisation/congresses", (HttpContext http, Door door) => ChangeAsync<CongressBody>(http, door, b => b.Fact())), "Put a congress off, or let it last longer");
        Map<GroupBody>(api.MapPost("/organisation/groups", (HttpContext http, Door door) =>
            NewAsync<GroupBody>(http, door, b => new GroupDefined(b.Code, b.Name, b.Branches) { Basis = b.Basis })), "Define a group of branches");
        Map<GroupChangeBody>(api.MapPut("/organisation/groups/{code}", (string code, HttpContext http, Door door) =>
            ChangeAsync<GroupChangeBody>(http, door, b => new GroupDefined(code, b.Name, b.Branches) { Basis = b.Basis })), "Change a group of branches");
        Map<CalendarBody>(api.MapPost("/organisation/calendar", (HttpContext http, Door door, LedgerStore ledger) =>
            ChangeAsync<CalendarBody>(http, door, b => b.Fact(ledger.Organisation.Calendar))), "Set holidays and the days made up for");
        Map<RouteBody>(api.MapPost("/routes", (HttpContext http, Door door) => NewAsync<RouteBody>(http, door, b => b.Fact(b.Code ?? throw RefusedRequestException.Malformed("code")))), "Define a route");
        Map<RouteBody>(api.MapPut("/routes/{code}", (string code, HttpContext http, Door door) =>
            ChangeAsync<RouteBody>(http, door, b => b.Fact(b.Code is null || b.Code == code ? code : throw RefusedRequestException.Malformed("code")))), "Give a route its next version");
    }

    private static void Map<T>(RouteHandlerBuilder endpoint, string summary) where T : Act =>
        endpoint.WithSummary(summary).Accepts<T>("application/json").Produces<OrganisationChangedAnswer>();

    private static BodyEstablished Branch(BodyBody body) => body.Parent is null ? throw RefusedRequestException.Malformed("parent") : body.Fact();

    private static async Task<IResult> ChangeBody(string code, HttpContext http, Door door, LedgerStore ledger, TimeProvider time)
    {
        var asked = await Asked.ReadAsync<BodyChangeBody>(http);
        var request = Door.RequestOf(http, asked.Body);
        if (ledger.Organisation.Body(code) is not { } body)
            return await door.RefuseAsync(http, asked.Hash, new(request, "change-organisation", Rejection.UnknownReference("body", code), null));

        return await SubmitAsync(http, door, asked.Hash, new ChangeOrganisation(request, asked.Body.Fact(body, VietnamTime.DateOf(time.GetUtcNow())), IsNew: false));
    }

    private static Task<IResult> NewAsync<T>(HttpContext http, Door door, Func<T, OrganisationEvent> fact) where T : Act => TellAsync(http, door, fact, isNew: true);

    private static Task<IResult> ChangeAsync<T>(HttpContext http, Door door, Func<T, OrganisationEvent> fact) where T : Act => TellAsync(http, door, fact, isNew: false);

    private static async Task<IResult> TellAsync<T>(HttpContext http, Door door, Func<T, OrganisationEvent> fact, bool isNew) where T : Act
    {
        var asked = await Asked.ReadAsync<T>(http);
        return await SubmitAsync(http, door, asked.Hash, new ChangeOrganisation(Door.RequestOf(http, asked.Body), fact(asked.Body), isNew));
    }

    private static Task<IResult> SubmitAsync(HttpContext http, Door door, byte[] hash, ChangeOrganisation command) => door.SubmitAsync(
        http, hash, command, (view, sequence) => OrganisationChangedAnswer.Of(command.Change, view.Organisation, sequence), StatusCodes.Status200OK, null, []);
}

/// <param name="Id">The code, or the id given to it: an appointment's is named in <c>as</c>.</param>
/// <param name="Version">Of the route, or of the organisation as a whole.</param>
public sealed record OrganisationChangedAnswer(string Id, int Version, string Status, long Sequence)
{
    internal static OrganisationChangedAnswer Of(OrganisationEvent change, OrganisationChart organisation, long sequence) =>
        new(OrganisationKey.IdOf(change, organisation), OrganisationKey.VersionOf(change, organisation), "recorded", sequence);
}
