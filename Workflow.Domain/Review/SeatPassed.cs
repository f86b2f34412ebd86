using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>A post changed hands while its step was open: its new holder sits in the step in place of the one who left, and acts.</summary>
/// <param name="Step">Its place in the route, from 0.</param>
public sealed record SeatPassed(int Step, string From, StepPerson To) : DirectiveEvent;

/// <summary>
/// A seat in a step under way follows the post it was given for. A seat in a ballot does not, for its members are those of the day it opened (domain.md §7.4): it stays
/// with the member, also when they are appointed anew.
/// </summary>
public static class Seat
{
    /// <summary>Who may sit there on that day: whoever was seated while their appointment lasts, then those who hold the post.</summary>
    /// <param name="seated">The appointment the seat was given for.</param>
    /// <param name="post">Null for a seat that is a person's own.</param>
    public static IEnumerable<AppointmentMade> HoldersOf(string seated, string? post, OrganisationChart organisation, DateOnly day)
    {
        if (organisation.Appointment(seated) is { } held && organisation.InForce(held, day)) return [held];

        return post is null ? [] : PrincipalHolders.Of(post, organisation, day);
    }

    /// <summary>The member's appointment on that day: the one they were seated by, or a later one by which they vote in the organ, without a day between; none where there was one.</summary>
    /// <param name="seated">The appointment the seat was given for.</param>
    /// <param name="organ">Its principal.</param>
    public static IEnumerable<AppointmentMade> MemberOf(string seated, string organ, OrganisationChart organisation, DateOnly day)
    {
        var held = organisation.Appointment(seated);
        while (held is { To: { } last } && last < day)
            held = organisation.Of(held.Person).Where(a => a.From <= last.AddDays(1) && !(a.To <= last) && a.VotesIn.Any(o => Principal.Organ(a.Body, o) == organ)).MaxBy(a => a.To ?? DateOnly.MaxValue);

        return held is not null && organisation.InForce(held, day) ? [held] : [];
    }

    /// <summary>Who may sit in a seat of the directive's open step on that day.</summary>
    public static IEnumerable<AppointmentMade> HoldersOf(StepPerson seat, Directive directive, OrganisationChart organisation, DateOnly day) => directive.BallotNow is { } ballot
        ? MemberOf(seat.As, Principal.Organ(directive.Body, ballot.Organ), organisation, day)
        : HoldersOf(seat.As, seat.Post, organisation, day);

    /// <summary>The seat that came to the person with a post, as the fact to record before what they do in it; null when none did.</summary>
    public static SeatPassed? PassedTo(string person, Directive directive, ILedgerView view)
    {
        if (directive.Open is not { } open || open.People.Any(p => p.Person == person)) return null;

        var today = VietnamTime.DateOf(view.Now);
        var passed = from seat in open.People
                     where !ReviewTurn.IsDone(directive, open.Step, seat.Person)
                     from held in HoldersOf(seat, directive, view.Organisation, today)
                     where held.Person == person
                     select new SeatPassed(open.Step, seat.Person, seat with { Person = person, As = held.Id });
        return passed.FirstOrDefault();
    }

    /// <summary>Whom the open step waits for on that day: a new holder of a post in place of the old, and the old where the post is vacant.</summary>
    public static IEnumerable<string> Waiting(Directive directive, StepOpened open, OrganisationChart organisation, DateOnly day) =>
        from seat in open.People
        where !ReviewTurn.IsDone(directive, open.Step, seat.Person)
        from person in HoldersOf(seat, directive, organisation, day).Select(a => a.Person)
            .Where(p => p == seat.Person || open.People.All(other => other.Person != p)).DefaultIfEmpty(seat.Person)
        select person;

    /// <summary>The step with the one in the other's place.</summary>
    internal static StepOpened? Take(StepOpened? open, string from, StepPerson to) => open is null ? null :
        open with { People = [.. open.People.Select(p => p.Person == from ? to : p)] };
}
