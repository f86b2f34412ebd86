using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Organisation;

/// <summary>Absence cover (contract §2): to read for everyone who holds a post, to decide for who is absent and for Chánh Văn phòng.</summary>
public static class DelegationEndpoints
{
    private const int LongestBasis = 300;

    public static void MapDelegations(this RouteGroupBuilder api)
    {
        api.MapGet("/delegations", List).WithSummary("Who acts for whom now and later, or at an instant or on a day").Produces<ListAnswer<DelegationItem>>();
        api.MapPost("/delegations", Grant).WithSummary("Let another act in an appointment while its holder is absent").Accepts<DelegationBody>("application/json").Produces<DelegationAnswer>(201);
        api.MapPut("/delegations/{id:guid}", End).WithSummary("End a cover earlier").Accepts<DelegationEndBody>("application/json").Produces<DelegationAnswer>();
    }

    private static IResult List(HttpContext http, LedgerStore ledger, TimeProvider time, string? asOf, string? person)
    {
        OrganisationEndpoints.DayFor(http, ledger, time, asOf: null);
        var (organisation, now) = (ledger.Organisation, time.GetUtcNow());
        var (since, until) = (Query.InstantOf(asOf, "asOf", endOfDay: false) ?? now, Query.InstantOf(asOf, "asOf", endOfDay: true) ?? DateTimeOffset.MaxValue);
        var covers =
            from cover in organisation.AbsenceCovers.All
            where cover.To > since && cover.Granted.From <= until && (person is null || cover.Granted.Absent == person || cover.Granted.Deputy == person)
            orderby cover.Granted.From, cover.Granted.Id
            select DelegationItem.Of(cover, organisation, now);
        return Results.Json(new ListAnswer<DelegationItem>([.. covers]), TextJson.Options);
    }

    private static async Task<IResult> Grant(HttpContext http, Door door, LedgerStore ledger, TimeProvider time)
    {
        var asked = await Asked.ReadAsync<DelegationBody>(http);
        var (body, request) = (asked.Body, Door.RequestOf(http, asked.Body));
        if (string.IsNullOrWhiteSpace(body.Basis) || body.Basis.Length > LongestBasis) throw RefusedRequestException.Malformed("basis");

        IReadOnlyList<string?> types = body.Types ?? [];
        if (types.Contains(null)) throw RefusedRequestException.Malformed("types");

        // Who names neither steps nor issue lets the deputy do all that can be done for another.
        var whole = body is { Steps: null, Issue: null };
        IReadOnlyList<StepKind> steps = whole ? [.. Enum.GetValues<StepKind>().Where(kind => kind is not StepKind.Ballot)] : body.Steps ?? [];
        if (steps is [] && body.Issue is not true) throw RefusedRequestException.Malformed("steps");

        var (covered, unclear) = AppointmentOf(body, request, ledger.Organisation, VietnamTime.DateOf(time.GetUtcNow()));
        if (covered is null) return await door.RefuseAsync(http, asked.Hash, new(request, "grant-cover", unclear!, null));

        var command = new GrantCover(request, covered, body.Deputy, [.. types.OfType<string>().Distinct(StringComparer.Ordinal)], [.. steps.Distinct()], whole || body.Issue is true, body.From, body.To, body.Basis);
        return await door.SubmitAsync(http, asked.Hash, command, (view, sequence) => DelegationAnswer.Of(command.Id, view, sequence), StatusCodes.Status201Created, null, []);
    }

    private static (string? Covered, Rejection? Unclear) AppointmentOf(DelegationBody body, Request request, OrganisationChart organisation, DateOnly today)
    {
        var absent = body.Absent ?? request.Person;
        if ((body.Appointment ?? (absent == request.Person ? request.As : null)) is not { } named) return GrantCover.OnlyAppointmentOf(absent, organisation, today);

        return body.Absent is null || organisation.Appointment(named)?.Person == body.Absent
            ? (named, null)
            : (null, Rejection.UnknownReference("appointment", named));
    }

    private static async Task<IResult> End(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<DelegationEndBody>(http);
        var command = new EndCover(Door.RequestOf(http, asked.Body), id, asked.Body.To);
        return await door.SubmitAsync(http, asked.Hash, command, (view, sequence) => DelegationAnswer.Of(id, view, sequence), StatusCodes.Status200OK, null, []);
    }
}

/// <param name="Deputy">Username of who acts.</param>
/// <param name="From">From this instant on.</param>
/// <param name="To">At this instant it is over.</param>
/// <param name="Basis">The document that says so.</param>
/// <param name="Appointment">The appointment to act in; the absent one's only one when left out.</param>
/// <param name="Absent">Username; the caller when left out.</param>
/// <param name="Types">Codes of types; all when left out.</param>
/// <param name="Steps">Kinds of steps, never a ballot; with neither these nor <paramref name="Issue"/> all that can be done for another.</param>
/// <param name="Issue">Whether number, seal and issue are among it.</param>
public sealed record DelegationBody(
    string Deputy, DateTimeOffset From, DateTimeOffset To, string Basis, string? Appointment = null, string? Absent = null,
    IReadOnlyList<string?>? Types = null, IReadOnlyList<StepKind>? Steps = null, bool? Issue = null) : Act;

/// <param name="To">When it is over; at once when left out. It can only be shortened.</param>
public sealed record DelegationEndBody(DateTimeOffset? To = null) : Act;
