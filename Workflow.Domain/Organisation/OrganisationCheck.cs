using System.Text.RegularExpressions;

namespace Workflow.Domain.Organisation;

/// <summary>Whether a fact of the organisation can be right, given all the others.</summary>
public static partial class OrganisationCheck
{
    private static readonly string[] AllDuties = [Duties.Draft, Duties.Clerk, Duties.FormCheck, Duties.Audit, Duties.Administer];

    /// <summary>What is wrong in it: a code that names nothing or cannot be one, days that contradict each other. Null when it may be recorded.</summary>
    public static Rejection? WrongIn(OrganisationEvent change, OrganisationChart organisation, DateOnly today) => change switch
    {
        BodyEstablished body => Wrong(body, organisation, today),
        BodyClosed closed => Wrong(closed, organisation, today),
        PersonRegistered person => Username().IsMatch(person.Username) ? null : Rejection.WrongCode(person.Username),
        AppointmentMade appointment => Wrong(appointment, organisation),
        AppointmentEnded ended => Wrong(ended, organisation),
        DutyAssigned duty => Wrong(duty, organisation),
        DutyEnded ended => organisation.Duties.Exists(ended.Ends) ? null : Rejection.UnknownReference("duty", ended.Duty),
        TermOpened term => Wrong(term, organisation, today),
        CongressConvened congress => Wrong(congress, organisation, today),
        GroupDefined group => !Code().IsMatch(group.Code) ? Rejection.WrongCode(group.Code)
            : Unknown("branch", group.Branches, branch => organisation.BodyOn(branch, today)?.Parent is not null),
        RouteDefined route => Code().IsMatch(route.Code) ? RouteCheck.WrongIn(route, organisation) : Rejection.WrongCode(route.Code),
        CalendarSet set => set.ExtraWorkingDays.Where(set.Holidays.Contains).Select(Rejection.DateRange).FirstOrDefault(),
        _ => null,
    };

    private static Rejection? Wrong(BodyEstablished body, OrganisationChart organisation, DateOnly today)
    {
        if (!Code().IsMatch(body.Code)) return Rejection.WrongCode(body.Code);
        if (body.Organs.FirstOrDefault(o => !Code().IsMatch(o.Code) || body.Organs.Count(other => other.Code == o.Code) > 1) is { } organ) return Rejection.WrongCode(organ.Code);
        if (Unknown("body", [body.Serves, body.Parent], code => code != body.Code && organisation.BodyOn(code, today) is not null) is { } unknown) return unknown;
        if (body.Level is { } level && organisation.RulesOn(today) is { Authority: not [] and var rules } && rules.All(r => r.Level != level)) return Rejection.UnknownReference("level", level);
        if (organisation.Body(body.Code) is not { } known) return null;

        // What it was stays what it was: a change comes after the one before, and is not told before its day.
        if (known.Parent is null != body.Parent is null) return Rejection.UnknownReference("body", body.Parent);
        return body.From is { } from && (from <= known.From || from > today) ? Rejection.DateRange(from) : null;
    }

    private static Rejection? Wrong(BodyClosed closed, OrganisationChart organisation, DateOnly today)
    {
        if (organisation.Body(closed.Code) is not { } body) return Rejection.UnknownReference("body", closed.Code);

        return closed.On < body.From || organisation.LastDayOf(closed.Code) < today ? Rejection.DateRange(closed.On) : null;
    }

    private static Rejection? Wrong(AppointmentMade made, OrganisationChart organisation)
    {
        if (!organisation.People.ContainsKey(made.Person)) return Rejection.UnknownReference("person", made.Person);
        if (organisation.Body(made.Body) is not { } body || organisation.LastDayOf(made.Body) < made.From) return Rejection.UnknownReference("body", made.Body);
        if (string.IsNullOrWhiteSpace(made.Post)) return Rejection.UnknownReference("appointment", made.Post);
        if (Unknown("organ", made.Organs, code => body.Organs.Any(o => o.Code == code)) is { } organ) return organ;
        if (Unknown("organ", made.VotesIn, made.Organs.Contains) is { } noSeat) return noSeat;
        if (made.To < made.From) return Rejection.DateRange(made.To.Value);
        if (organisation.Appointment(made.Id) is not null) return Rejection.Taken("appointment", made.Id);

        return organisation.Of(made.Person).Find(a => a.Body == made.Body && a.Post == made.Post && Overlap(a, made)) is { } held ? Rejection.Taken("appointment", held.Id) : null;
    }

    private static bool Overlap(AppointmentMade one, AppointmentMade other) => (one.To is null || other.From <= one.To) && (other.To is null || one.From <= other.To);

    private static Rejection? Wrong(AppointmentEnded ended, OrganisationChart organisation)
    {
        if (organisation.Appointment(ended.Id) is not { } held) return Rejection.UnknownReference("appointment", ended.Id);

        // A day may be set where there was none, or an earlier one; who stays longer is appointed again.
        return ended.On < held.From || held.To < ended.On ? Rejection.DateRange(ended.On) : null;
    }

    private static Rejection? Wrong(DutyAssigned duty, OrganisationChart organisation)
    {
        if (!AllDuties.Contains(duty.Duty)) return Rejection.UnknownReference("duty", duty.Duty);
        if (duty.Who is { Person: null, Post: null } or { Person: not null, Post: not null }) return Rejection.UnknownReference("person", duty.Who.Person);
        if (Unknown("person", [duty.Who.Person], organisation.People.ContainsKey) is { } person) return person;
        if (Unknown("body", [duty.Who.Body, .. duty.For], code => organisation.Body(code) is not null || IsWhole(code, duty.Duty)) is { } body) return body;

        return duty.For.IsEmpty ? Rejection.UnknownReference("body", null) : duty.To < duty.From ? Rejection.DateRange(duty.To.Value) : null;
    }

    /// <summary>A duty of administration is for the whole and for nothing less.</summary>
    private static bool IsWhole(string code, string duty) => code is OrganisationChart.OwnBranch || (code is "*" && duty is Duties.Administer);

    /// <summary>Terms of one body follow one another, day after day (HD 36 §II.1.3). One that has not begun may still be given another day: a congress may be put off.</summary>
    private static Rejection? Wrong(TermOpened term, OrganisationChart organisation, DateOnly today)
    {
        if (!Code().IsMatch(term.Id)) return Rejection.WrongCode(term.Id);
        if (organisation.Body(term.Body) is null) return Rejection.UnknownReference("body", term.Body);
        if (term.To < term.From) return Rejection.DateRange(term.To.Value);

        var terms = organisation.Terms.GetValueOrDefault(term.Body, []);
        if (terms.Exists(t => t.Id == term.Id && t.From <= today)) return Rejection.TermOverlap(term.Id);

        var others = terms.RemoveAll(t => t.Id == term.Id);
        return (others.FindLast(t => t.From <= term.From), others.Find(t => t.From > term.From)) switch
        {
            ({ } before, null) => Joins(before, term),
            (null, { } after) => Joins(term, after),
            ({ } before, _) => Rejection.TermOverlap(before.Id),
            _ => null,
        };
    }

    /// <summary>A term for which no end was told ends with the next.</summary>
    private static Rejection? Joins(TermOpened before, TermOpened after) =>
        before.From == after.From || after.From <= before.To ? Rejection.TermOverlap(before.Id)
        : before.To is { } last && last.AddDays(1) < after.From ? Rejection.TermGap(last.AddDays(1))
        : null;

    /// <summary>A congress comes before the term that it elects. Its opening may be put off until it is held, its close until it is over.</summary>
    private static Rejection? Wrong(CongressConvened congress, OrganisationChart organisation, DateOnly today)
    {
        if (!Code().IsMatch(congress.Term)) return Rejection.WrongCode(congress.Term);
        if (organisation.Body(congress.Body) is null) return Rejection.UnknownReference("body", congress.Body);
        if (congress.To < congress.From || organisation.Terms.GetValueOrDefault(congress.Body, []).Exists(t => t.Id == congress.Term && t.From < congress.From)) return Rejection.DateRange(congress.From);

        var held = organisation.Congresses.Of(congress.Body);
        if (held.Find(c => c.Term == congress.Term) is { } known && (known.To < today || congress.To < today || (known.From <= today && known.From != congress.From))) return Rejection.DateRange(congress.From);

        return held.Exists(c => c.Term != congress.Term && c.From <= congress.To && congress.From <= c.To) ? Rejection.DateRange(congress.From) : null;
    }

    /// <summary>The first that does not pass, as a refusal.</summary>
    private static Rejection? Unknown(string kind, IEnumerable<string?> codes, Func<string, bool> passes) =>
        codes.OfType<string>().FirstOrDefault(code => !passes(code)) is { } unknown ? Rejection.UnknownReference(kind, unknown) : null;

    /// <summary>Codes stand in the names of series, principals and queues: letters and digits without accents, and hyphens.</summary>
    [GeneratedRegex(@"\A(?=.{1,40}\z)[A-Za-z0-9]+(-[A-Za-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Code();

    [GeneratedRegex(@"\A(?=.{1,64}\z)[a-z0-9]+([.-][a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Username();
}
