using System.Globalization;
using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Domain.Signing;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Organisation;

/// <summary>The organisation and its rules on any day (contract §2), open to everyone who holds a post today.</summary>
public static class OrganisationEndpoints
{
    public static void MapOrganisation(this RouteGroupBuilder api)
    {
        api.MapGet("/organisation", Whole).WithSummary("Bodies with their posts and holders, terms, duties, groups").Produces<OrganisationAnswer>();
        api.MapGet("/organisation/signers", Signers).WithSummary("Who could sign for a body by a route on a day: answers \"who could sign on 3 March?\"").Produces<SignersAnswer>();
        api.MapGet("/branches", Branches).WithSummary("The branches").Produces<ListAnswer<BodyItem>>();
        api.MapGet("/routes", Routes).WithSummary("The routes with their steps").Produces<ListAnswer<RouteItem>>();
    }

    private static IResult Whole(HttpContext http, LedgerStore ledger, TimeProvider time, string? asOf)
    {
        var answer = OrganisationAnswer.Of(ledger.Organisation, DayFor(http, ledger, time, asOf));
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{answer.Version}\"");
        return Json(answer);
    }

    private static IResult Signers(HttpContext http, LedgerStore ledger, TimeProvider time, string? body, string? route, string? on)
    {
        var (organisation, day) = (ledger.Organisation, DayFor(http, ledger, time, on, "on"));
        if (body is null || route is null) throw RefusedRequestException.Malformed(body is null ? "body" : "route");
        if (organisation.BodyOn(body, day) is null || organisation.RouteOn(route, day) is not { } way || way.Signer.For(body, organisation) is not { } signer)
            throw RefusedRequestException.NotFound();

        var items = from held in SignDirective.MaySign(body, signer, organisation, day)
                    let named = held.Body == signer.Body && held.Post == signer.Post
                    orderby named descending
                    select new SignerItem(held.Person, organisation.NameOf(held.Person), held.Id, held.Post, named, held.From, held.To, held.Basis);
        return Json(new SignersAnswer(body, route, way.Version, day, signer.Prefix, [.. items]));
    }

    private static IResult Branches(HttpContext http, LedgerStore ledger, TimeProvider time, string? asOf)
    {
        var day = DayFor(http, ledger, time, asOf);
        return Json(new ListAnswer<BodyItem>([.. OrganisationAnswer.BodiesOf(ledger.Organisation, ledger.Organisation.Branches, day)]));
    }

    private static IResult Routes(HttpContext http, LedgerStore ledger, TimeProvider time, string? asOf)
    {
        var (organisation, day) = (ledger.Organisation, DayFor(http, ledger, time, asOf));
        return Json(new ListAnswer<RouteItem>([.. organisation.Routes.Keys.Order(StringComparer.Ordinal).Select(code => organisation.RouteOn(code, day)).OfType<RouteDefined>().Select(RouteItem.Of)]));
    }

    /// <summary>The day asked for, once it is plain that the caller may ask: people with a post today, no machines.</summary>
    internal static DateOnly DayFor(HttpContext http, LedgerStore ledger, TimeProvider time, string? asOf, string name = "asOf")
    {
        var today = VietnamTime.DateOf(time.GetUtcNow());
        if (!ledger.Organisation.AppointmentsOf(Door.PersonOf(http), today).Any()) throw RefusedRequestException.NotFound();

        return Query.DayOf(asOf, name) ?? today;
    }

    private static IResult Json<T>(T answer) => Results.Json(answer, TextJson.Options);
}
