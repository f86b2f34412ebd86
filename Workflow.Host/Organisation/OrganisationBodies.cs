using System.Collections.Immutable;
using Workflow.Domain.Organisation;
using Workflow.Host.Http;

namespace Workflow.Host.Organisation;

/// <summary>Something told of the organisation, with the document it rests on.</summary>
/// <param name="Basis">The decision, the congress, the working rules.</param>
public abstract record OrganisationAct(string Basis) : Act;

/// <param name="Level">As the rules of authority name it.</param>
/// <param name="Serves">For an office: the committee it works for.</param>
/// <param name="Parent">For a branch: the committee directly above it.</param>
/// <param name="Head">The post that leads a body with a single head.</param>
/// <param name="From">Its first day.</param>
public sealed record BodyBody(
    string Code, string Name, string Symbol, string Kind, DateOnly From, string Basis, bool HasSeal = false, string? Level = null, string? Superior = null,
    string? Serves = null, string? Parent = null, string? Head = null, string? Place = null, ImmutableArray<Organ>? Organs = null) : OrganisationAct(Basis)
{
    internal BodyEstablished Fact() => new(Code, Name, Symbol, Kind, Level, Superior, Serves, Parent, Head, HasSeal, Place, Organs ?? []) { From = From, Basis = Basis };
}

/// <summary>What changes in a body; what is left out stays. With <paramref name="To"/> it is closed, and nothing else changes.</summary>
/// <param name="From">The first day of the change; left out, today.</param>
/// <param name="To">The body's last day.</param>
public sealed record BodyChangeBody(
    string Basis, DateOnly? From = null, DateOnly? To = null, string? Name = null, string? Symbol = null, string? Kind = null, bool? HasSeal = null, string? Level = null,
    string? Superior = null, string? Serves = null, string? Parent = null, string? Head = null, string? Place = null, ImmutableArray<Organ>? Organs = null) : OrganisationAct(Basis)
{
    internal OrganisationEvent Fact(BodyEstablished body, DateOnly today) => To is { } last
        ? new BodyClosed(body.Code, last, Basis)
        : body with
        {
            Name = Name ?? body.Name, Symbol = Symbol ?? body.Symbol, Kind = Kind ?? body.Kind, HasSeal = HasSeal ?? body.HasSeal, Level = Level ?? body.Level,
            Superior = Superior ?? body.Superior, Serves = Serves ?? body.Serves, Parent = Parent ?? body.Parent, Head = Head ?? body.Head, Place = Place ?? body.Place,
            Organs = Organs ?? body.Organs, From = From ?? today, Basis = Basis,
        };
}

public sealed record PersonBody(string Username, string Name) : Act;

public sealed record NameBody(string Name) : Act;

/// <param name="Organs">The organs it has a seat in, and <paramref name="VotesIn"/> those of them in which it gives a vote.</param>
/// <param name="To">Last day; left out while it lasts.</param>
public sealed record AppointmentBody(
    string Person, string Body, string Post, DateOnly From, string Basis, ImmutableArray<string>? Organs = null, ImmutableArray<string>? VotesIn = null, DateOnly? To = null) : OrganisationAct(Basis)
{
    internal AppointmentMade Fact() => new("", Person, Body, Post, Organs ?? [], VotesIn ?? [], From, To, Basis);
}

/// <param name="To">The last day.</param>
public sealed record EndBody(DateOnly To, string Basis) : OrganisationAct(Basis);

/// <param name="Who">A person, or a post, or a post in one body.</param>
/// <param name="For">Codes of bodies; <c>@own-branch</c> for the branch the post is in, <c>*</c> for the whole.</param>
public sealed record DutyBody(string Duty, Holder Who, ImmutableArray<string> For, DateOnly From, string Basis, DateOnly? To = null) : OrganisationAct(Basis)
{
    internal DutyAssigned Fact() => new(Duty, Who, For, From, To, Basis);
}

/// <summary>Names the duty as it was assigned.</summary>
/// <param name="To">The last day.</param>
public sealed record DutyEndBody(string Duty, Holder Who, ImmutableArray<string> For, DateOnly To, string Basis) : OrganisationAct(Basis)
{
    internal DutyEnded Fact() => new(Duty, Who, For, To, Basis);
}

/// <param name="To">Last day; left out, the day before the next term.</param>
public sealed record TermBody(string Id, string Body, DateOnly From, string Basis, DateOnly? To = null) : OrganisationAct(Basis)
{
    internal TermOpened Fact() => new(Id, Body, From, To, Basis);
}

/// <param name="Term">The term that it elects.</param>
/// <param name="From">The day it opens, the preparatory sitting included.</param>
/// <param name="To">The day it closes.</param>
public sealed record CongressBody(string Term, string Body, DateOnly From, DateOnly To, string Basis) : OrganisationAct(Basis)
{
    internal CongressConvened Fact() => new(Body, Term, From, To, Basis);
}

public sealed record GroupBody(string Code, string Name, ImmutableArray<string> Branches, string Basis) : OrganisationAct(Basis);

public sealed record GroupChangeBody(string Name, ImmutableArray<string> Branches, string Basis) : OrganisationAct(Basis);

/// <param name="WorkingDays">Left out, they stay.</param>
/// <param name="ExtraWorkingDays">Days made up for (làm bù).</param>
public sealed record CalendarBody(
    ImmutableArray<DateOnly> Holidays, string Basis, ImmutableArray<DayOfWeek>? WorkingDays = null, ImmutableArray<DateOnly>? ExtraWorkingDays = null) : OrganisationAct(Basis)
{
    internal CalendarSet Fact(WorkingCalendar now) =>
        new([.. (WorkingDays ?? [.. now.WorkingDays]).Order()], [.. Holidays.Order()], [.. (ExtraWorkingDays ?? []).Order()]) { Basis = Basis };
}
