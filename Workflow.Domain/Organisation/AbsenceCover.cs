using System.Collections.Immutable;
using System.Globalization;

namespace Workflow.Domain.Organisation;

/// <summary>Who acts for whom while they are absent. A deputy acts in person and for the absent one's own appointment: what they cover for they cannot pass on.</summary>
public static class AbsenceCover
{
    /// <summary>The covers by which a person acts for others at that instant: none for one who holds no post or administers, or for an appointment that has ended.</summary>
    public static IEnumerable<Cover> InForce(string person, OrganisationChart organisation, DateTimeOffset at)
    {
        var day = VietnamTime.DateOf(at);
        var covers = organisation.AbsenceCovers.Of(person).FindAll(cover => cover.IsInForce(at) && organisation.AppointmentsOf(cover.Granted.Absent, day).Any(a => a.Id == cover.Granted.Covered));
        return covers is not [] && MayCover(person, organisation, day) ? covers : [];
    }

    public static bool MayCover(string person, OrganisationChart organisation, DateOnly day) => organisation.PrincipalsOf(person, day).Contains(Principal.Member);

    /// <summary>The capacity in which the caller acts: in an appointment of their own, or in that of the one they act for, where a cover in force reaches.</summary>
    /// <param name="fitting">The appointments that fit, of the caller or of the one they act for.</param>
    /// <param name="none">Said when none fits, or not the one asked for.</param>
    public static (Capacity? Capacity, Rejection? Rejection) Choose(Request request, IEnumerable<AppointmentMade> fitting, CoverReach reach, ILedgerView view, Rejection none)
    {
        if (request.OnBehalfOf is not { } absent) return Capacity.Choose(request, fitting, none);

        var seats = fitting.Where(a => a.Person == absent).ToList();
        var covers = InForce(request.Person, view.Organisation, view.Now).Where(IsMeant).ToList();
        if (covers is []) return (null, NoneInForce(view.Organisation.AbsenceCovers.Of(request.Person).FindAll(c => c.To <= view.Now && IsMeant(c))));

        var (seat, refused) = Capacity.Choose(request with { OnBehalfOf = null }, seats.Where(a => covers.Exists(c => c.Granted.Covered == a.Id)), none);
        return seat is null ? (null, refused) : (seat with { Person = request.Person, OnBehalfOf = absent }, null);

        bool IsMeant(Cover cover) => cover.Reaches(reach) && seats.Exists(a => a.Id == cover.Granted.Covered);
    }

    private static Rejection NoneInForce(ImmutableList<Cover> over) => over is []
        ? Rejection.AuthorityMissing.With("duty", "cover")
        : Rejection.AuthorityExpired.With("capacity", "cover").With("until", over.Max(c => c.To).ToString("O", CultureInfo.InvariantCulture));

    /// <summary>What a cover makes its deputy to directives, one principal for each seat, act and type it reaches.</summary>
    public static IEnumerable<string> PrincipalsOf(Cover cover, OrganisationChart organisation, DateOnly day)
    {
        var granted = cover.Granted;
        var acts = granted.Steps.Select(step => (Seat: granted.Covered, Act: TextJson.Name(step))).ToList();
        if (granted.Issue) acts.AddRange(BodiesIssuedFor(granted, organisation, day).Select(body => (Principal.Duty(body, Duties.Clerk), Principal.Issuing)));

        return from act in acts
               from type in granted.Types is [] ? organisation.TypesOn(day).All.Select(t => t.Code) : granted.Types
               select Principal.Cover(act.Seat, act.Act, type);
    }

    private static IEnumerable<string> BodiesIssuedFor(CoverGranted granted, OrganisationChart organisation, DateOnly day) =>
        organisation.BodiesServedBy(Duties.Clerk, granted.Absent, day)
            .Where(body => organisation.Carrying(Duties.Clerk, body, granted.Absent, day).Any(a => a.Id == granted.Covered));
}
