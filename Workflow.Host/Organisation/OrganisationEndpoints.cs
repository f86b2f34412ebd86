using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Organisation;

/// <summary>The organisation and its rules on any day (contract §2), open to everyone who holds a post today.</summary>
public static class OrganisationEndpoints
{
    public static void MapOrganisation(this RouteGroupBuilder api)
    {
        api.MapGet("/organisation", Whole).WithSummary("Bodies with their posts and holders, terms, duties, groups").Produces<OrganisationAnswer>();
        api.MapGet("/branches", Branches).WithSummary("The branches").Produces<ListAnswer<BodyItem>>();
        api.MapGet("/routes", Routes).WithSummary("The routes with their steps").Produces<ListAnswer<RouteItem>>();
    }

    private static IResult Whole(HttpContext http, LedgerStore ledger, TimeProvider time, string? asOf) =>
        Json(OrganisationAnswer.Of(ledger.Organisation, DayFor(http, ledger, time, asOf)));

    private static IResult Branches(HttpContext http, LedgerStore ledger, TimeProvider time, string? asOf)
    {
        var day = DayFor(http, ledger, time, asOf);
        return Json(new ListAnswer<BodyItem>([.. OrganisationAnswer.BodiesOf(ledger.Organisation, ledger.Organisation.Branches, day)]));
    }

    private static IResult Routes(HttpContext http, LedgerStore ledger, TimeProvider time, string? asOf)
    {
        DayFor(http, ledger, time, asOf);
        return Json(new ListAnswer<RouteItem>([.. ledger.Organisation.Routes.Values.OrderBy(r => r.Code, StringComparer.Ordinal).Select(RouteItem.Of)]));
    }

    /// <summary>The day asked for, once it is plain that the caller may ask: people with a post today, no machines.</summary>
    internal static DateOnly DayFor(HttpContext http, LedgerStore ledger, TimeProvider time, string? asOf)
    {
        var today = VietnamTime.DateOf(time.GetUtcNow());
        if (!ledger.Organisation.AppointmentsOf(Door.PersonOf(http), today).Any()) throw RefusedRequestException.NotFound();

        return Query.DayOf(asOf, "asOf") ?? today;
    }

    private static IResult Json<T>(T answer) => Results.Json(answer, TextJson.Options);
}
