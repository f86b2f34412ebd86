using System.Collections.Immutable;
using System.Globalization;

namespace Workflow.Domain.Organisation;

/// <summary>
/// Who will be absent, or Chánh Văn phòng, lets another act in an appointment meanwhile. The cover's id follows from what is granted, so asking again finds the same one.
/// </summary>
/// <param name="Covered">The appointment of the absent one.</param>
/// <param name="Types">Codes of types; empty for all.</param>
/// <param name="Issue">Whether it reaches number, seal and issue.</param>
/// <param name="Basis">The document that says so.</param>
public sealed record GrantCover(
    Request Request, string Covered, string Deputy, ImmutableArray<string> Types, ImmutableArray<StepKind> Steps, bool Issue,
    DateTimeOffset From, DateTimeOffset To, string Basis) : Command(Request)
{
    public Guid Id => NameId.Of(
        "cover", Covered, Deputy, string.Join(',', Types.Order(StringComparer.Ordinal)), string.Join(',', Steps.Order()), $"{Issue}", Written(From), Written(To), Basis);

    public override Decision Decide(ILedgerView view)
    {
        var (organisation, begins) = (view.Organisation, From > view.Now ? From : view.Now);
        var day = VietnamTime.DateOf(begins);
        if (organisation.Appointment(Covered) is not { } covered || !organisation.AppointmentsOf(covered.Person, day).Any(a => a.Id == Covered))
            return Rejection.UnknownReference("appointment", Covered);

        var (by, none) = MayDecideOn(covered, Request, view);
        if (by is null) return none!;
        if (organisation.AbsenceCovers.Find(Id) is not null) return Decision.Nothing;
        if (Steps.Contains(StepKind.Ballot)) return Rejection.NoProxyVote;
        if (Types.FirstOrDefault(code => !organisation.RuleBook.HasType(code)) is { } unknown) return Rejection.UnknownReference("type", unknown);
        if (To <= begins) return Rejection.CoverPeriod;
        if (!organisation.People.ContainsKey(Deputy)) return Rejection.UnknownReference("person", Deputy);
        if (Deputy == covered.Person || !AbsenceCover.MayCover(Deputy, organisation, day)) return Rejection.CoverDeputy;

        return Decision.Of(EstablishOrganisation.StreamOf("*"), new CoverGranted(Id, by, Covered, covered.Person, Deputy, Types, Steps, Issue, begins, To, Basis));
    }

    /// <summary>The capacity in which the caller decides who acts in the appointment: as its holder, or by the form check of its body or the body that one serves.</summary>
    internal static (Capacity? By, Rejection? Rejection) MayDecideOn(AppointmentMade covered, Request request, ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        var own = organisation.AppointmentsOf(request.Person, today).Where(a => a.Id == covered.Id).ToList();
        var office = new[] { covered.Body, organisation.Body(covered.Body)?.Serves }.OfType<string>().SelectMany(body => organisation.Carrying(Duties.FormCheck, body, request.Person, today));
        return Capacity.Choose(request, own is [] ? office : own, Rejection.AuthorityMissing.With("duty", Duties.FormCheck));
    }

    /// <summary>The appointment meant by one who names only the person, or nothing: the only one that person holds.</summary>
    public static (string? Covered, Rejection? Rejection) OnlyAppointmentOf(string absent, OrganisationChart organisation, DateOnly day) =>
        organisation.AppointmentsOf(absent, day).ToList() switch
        {
            [] => (null, Rejection.UnknownReference("person", absent)),
            [var only] => (only.Id, null),
            var several => (null, Rejection.CapacityRequired(several.Select(a => new Choice(a.Id, $"{a.Post}, {a.Body}")))),
        };

    private static string Written(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>Who may grant a cover ends it earlier. A longer absence is another cover, with a document of its own.</summary>
/// <param name="Id">The cover.</param>
/// <param name="To">When it is over; null, or an instant gone by, means at once.</param>
public sealed record EndCover(Request Request, Guid Id, DateTimeOffset? To) : Command(Request)
{
    public override Decision Decide(ILedgerView view)
    {
        if (view.Organisation.AbsenceCovers.Find(Id) is not { } cover) return Rejection.NotFound;

        var (by, none) = GrantCover.MayDecideOn(view.Organisation.Appointment(cover.Granted.Covered)!, Request, view);
        if (by is null) return none!;

        var ends = To > view.Now ? To.Value : view.Now;
        if (ends == cover.To || (ends == view.Now && cover.To <= view.Now)) return Decision.Nothing;

        return ends > cover.To ? Rejection.CoverPeriod : Decision.Of(EstablishOrganisation.StreamOf("*"), new CoverEnded(Id, by, ends));
    }
}
