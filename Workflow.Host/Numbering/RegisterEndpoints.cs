using Workflow.Domain;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;
using Workflow.Host.Organisation;

namespace Workflow.Host.Numbering;

/// <summary>The registers as they would print (contract §2, "Registers, incoming, tasks").</summary>
public static class RegisterEndpoints
{
    private static readonly string[] Kinds = ["outgoing", "incoming"];

    public static void MapRegisters(this RouteGroupBuilder api)
    {
        api.MapGet("/registers/{series}", OfSeries).WithSummary("One register: every number in order, voided ones included").Produces<RegisterAnswer>();
        api.MapGet("/registers/index", Index).WithSummary("The registers open to the caller, and those they keep that have no line yet").Produces<ListAnswer<RegisterName>>();
        api.MapGet("/registers", OfKind).WithSummary("All registers open to the caller, outgoing or incoming").Produces<RegisterAnswer>();
    }

    private static async Task<IResult> Index(HttpContext http, RegisterReader registers, SeriesReader series, CardReader cards, LedgerStore ledger, TimeProvider time)
    {
        var (person, organisation) = (Door.PersonOf(http), ledger.Organisation);
        var kept = series.KeptBy(person, VietnamTime.DateOf(time.GetUtcNow())).ToHashSet();
        var open = RegisterAccess.SeriesOf(await registers.SeriesAsync(http.RequestAborted), cards.PrincipalsOf(person), organisation);
        var names = open.Union(kept).Select(id => series.NameOf(id, kept.Contains(id))).OrderBy(n => n.BodyName, StringComparer.Ordinal).ThenBy(n => n.Series, StringComparer.Ordinal);
        return Results.Json(new ListAnswer<RegisterName>([.. names]), TextJson.Options);
    }

    private static async Task<IResult> OfSeries(
        string series, HttpContext http, RegisterReader registers, SeriesReader counters, CardReader cards, LedgerStore ledger, string? from, string? to)
    {
        var (first, last) = (Query.DayOf(from, "from"), Query.DayOf(to, "to"));
        var id = SeriesId.Parse(series);
        if (id is null || !IsKnown(id, ledger.Organisation)) throw RefusedRequestException.NotFound();

        var principals = cards.PrincipalsOf(Door.PersonOf(http));
        if (!RegisterAccess.BodiesOf(principals, ledger.Organisation).Contains(id.Body)) throw RefusedRequestException.NotFound();

        var counter = await counters.FindAsync(id, http.RequestAborted);
        var lines = await registers.OutgoingAsync([id.ToString()], principals, first, last, http.RequestAborted);
        return Results.Json(new RegisterAnswer(lines) { Next = counter.Last + 1, LastIssuedOn = counter.LastIssuedOn }, TextJson.Options);
    }

    private static async Task<IResult> OfKind(
        HttpContext http, RegisterReader registers, CardReader cards, LedgerStore ledger, string? kind, string? from, string? to, string? type)
    {
        var (first, last) = (Query.DayOf(from, "from"), Query.DayOf(to, "to"));
        if (type is not null && !ledger.Organisation.RuleBook.HasType(type)) throw RefusedRequestException.Malformed("type");

        var principals = cards.PrincipalsOf(Door.PersonOf(http));
        if (Query.CodeOf(kind, "kind", Kinds) is "incoming") return Answer(await registers.IncomingAsync(principals, first, last, type, http.RequestAborted));

        var open = RegisterAccess.SeriesOf(await registers.SeriesAsync(http.RequestAborted), principals, ledger.Organisation);
        var counting = type is null ? null : ledger.Organisation.RuleBook.SeriesOf(type).ToHashSet(StringComparer.Ordinal);
        var wanted = open.Where(s => counting?.Contains(s.Series) is not false || s.Series is CongressConvened.Series).Select(s => s.ToString()).ToArray();
        var lines = await registers.OutgoingAsync(wanted, principals, first, last, http.RequestAborted);
        return Answer([.. lines.Where(line => type is null || line.Type is null || line.Type == type)]);
    }

    private static IResult Answer(IReadOnlyList<RegisterLine> lines) => Results.Json(new RegisterAnswer(lines), TextJson.Options);

    /// <summary>A series that has given no number yet is an empty register; one of no such body, type or term is none.</summary>
    private static bool IsKnown(SeriesId id, OrganisationChart organisation) => organisation.Body(id.Body) is not null
        && (id.Series is CongressConvened.Series
            ? organisation.Congresses.Of(id.Body).Exists(congress => congress.Term == id.Term)
            : organisation.RuleBook.HasSeries(id.Series) && organisation.TermsOf(id.Body).Any(term => term.Id == id.Term));
}
