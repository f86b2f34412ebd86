using System.Collections.Immutable;

namespace Workflow.Domain.Organisation;

/// <summary>What can happen to the organisation. Every fact is dated and names its basis; nothing is ever overwritten.</summary>
public abstract record OrganisationEvent;

/// <param name="Level">Decides what the body may issue (399-QĐ/TW, Điều 8–11).</param>
/// <param name="Serves">For an office or a steering committee: the committee it works for.</param>
/// <param name="Parent">For a branch: the committee directly above it.</param>
/// <param name="Head">The post that leads a body with a single head.</param>
/// <param name="HasSeal">A chi bộ has none.</param>
public sealed record BodyEstablished(
    string Code, string Name, string Symbol, string Kind, string? Level, string? Superior, string? Serves, string? Parent,
    string? Head, bool HasSeal, string? Place, ImmutableArray<Organ> Organs) : OrganisationEvent
{
    /// <summary>The day from which it is so: told again with a later day, the body changes (its name, its level, its organs) and keeps its code. Null for always.</summary>
    public DateOnly? From { get; init; }

    public string? Basis { get; init; }
}

/// <summary>A body came to its end (giải thể, kết thúc hoạt động), and with it the posts in it. Its papers and its history stay.</summary>
/// <param name="On">Its last day.</param>
public sealed record BodyClosed(string Code, DateOnly On, string Basis) : OrganisationEvent;

/// <param name="Prints">The line above the signer's post; null for an organ that issues nothing.</param>
public sealed record Organ(string Code, string Name, string? Prints);

public sealed record PersonRegistered(string Username, string Name) : OrganisationEvent;

/// <param name="Id">Unique and lasting; people name it in <c>as</c>.</param>
/// <param name="VotesIn">The organs in which it gives a vote.</param>
/// <param name="To">Last day; null while it lasts.</param>
public sealed record AppointmentMade(
    string Id, string Person, string Body, string Post, ImmutableArray<string> Organs, ImmutableArray<string> VotesIn,
    DateOnly From, DateOnly? To, string Basis) : OrganisationEvent;

/// <summary>Someone leaves a post (thôi giữ chức vụ).</summary>
/// <param name="On">The last day.</param>
public sealed record AppointmentEnded(string Id, DateOnly On, string Basis) : OrganisationEvent;

/// <summary>Who carries a duty, for which bodies: <c>draft</c>, <c>form-check</c>, <c>clerk</c>, <c>audit</c>, <c>administer</c>.</summary>
/// <param name="For">Body codes; <c>@own-branch</c> is the branch that the person's post is in, <c>*</c> the whole.</param>
public sealed record DutyAssigned(
    string Duty, Holder Who, ImmutableArray<string> For, DateOnly From, DateOnly? To, string Basis) : OrganisationEvent;

/// <summary>The duty of just these people for just these bodies is over.</summary>
/// <param name="On">The last day.</param>
public sealed record DutyEnded(string Duty, Holder Who, ImmutableArray<string> For, DateOnly On, string Basis) : OrganisationEvent
{
    public bool Ends(DutyAssigned duty) => IsAbout(duty) && duty.From <= On && (duty.To is null || On < duty.To);

    public bool IsAbout(DutyAssigned duty) => duty.Duty == Duty && duty.Who == Who && duty.For.SequenceEqual(For);
}

/// <summary>People named by person, by post, or by post in one body.</summary>
public sealed record Holder(string? Person = null, string? Body = null, string? Post = null)
{
    public bool Is(AppointmentMade appointment) =>
        Person is not null ? appointment.Person == Person
            : Post is not null && OrganisationChart.Holds(appointment, Post) && (Body is null || appointment.Body == Body);
}

/// <summary>A term of a committee (nhiệm kỳ). Numbers run from 01 within one.</summary>
/// <param name="From">The day after the congress closed, or the day the new committee first met if that was sooner (HD 36 §II.1.3).</param>
/// <param name="To">Last day; the next term ends it where none is told.</param>
public sealed record TermOpened(string Id, string Body, DateOnly From, DateOnly? To, string Basis) : OrganisationEvent;

/// <summary>A named list of branches to send to.</summary>
public sealed record GroupDefined(string Code, string Name, ImmutableArray<string> Branches) : OrganisationEvent
{
    public string? Basis { get; init; }
}

/// <summary>A route in its newest version. A directive keeps the version it was submitted under.</summary>
public sealed record RouteDefined(string Code, int Version, string Name, ImmutableArray<RouteStep> Steps, RouteSigner Signer) : OrganisationEvent
{
    /// <summary>The day from which what is submitted goes this way; null for always.</summary>
    public DateOnly? From { get; init; }

    public string? Basis { get; init; }

    /// <summary>The way that this very draft goes: steps meant for other papers left out.</summary>
    public RouteDefined For(Drafting.Draft draft) => this with { Steps = Steps.RemoveAll(step => step.When?.Fits(draft) is false) };
}

/// <summary>Working days, holidays, and the days made up for (làm bù). Told anew, it takes the place of the one before.</summary>
public sealed record CalendarSet(
    ImmutableArray<DayOfWeek> WorkingDays, ImmutableArray<DateOnly> Holidays, ImmutableArray<DateOnly> ExtraWorkingDays) : OrganisationEvent
{
    public string? Basis { get; init; }
}
