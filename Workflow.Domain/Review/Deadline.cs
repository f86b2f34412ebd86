using Workflow.Domain.Distribution;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Signing;

namespace Workflow.Domain.Review;

/// <summary>Until when something is to be done, and when those it waits for are reminded before. Settled when it begins: a later calendar does not move it.</summary>
public sealed record TimeLimit(DateTimeOffset RemindAt, DateTimeOffset DueAt)
{
    /// <summary>
    /// The limit of <paramref name="duration"/> from now. What is counted in working days is reminded of on the morning of the last one; what runs by the clock,
    /// and what would be reminded of before it began, half way.
    /// </summary>
    /// <param name="duration">Such as <c>2 hours</c> or <c>3 working days</c>; null for none.</param>
    public static TimeLimit? After(DateTimeOffset now, string? duration, WorkingCalendar calendar)
    {
        if (calendar.After(now, duration) is not { } dueAt) return null;

        var morning = VietnamTime.At(VietnamTime.DateOf(dueAt), WorkingCalendar.StartOfDay);
        var halfWay = now.AddSeconds(Math.Floor((dueAt - now).TotalSeconds / 2));
        return new(WorkingCalendar.IsByTheDay(duration) && morning > now ? morning : halfWay, dueAt);
    }

    /// <summary>The limit that the rules of the day set for an act of this kind, by the urgency of the paper; null where they set none.</summary>
    /// <param name="kind"><c>signature</c>, <c>number</c> or <c>issue</c>.</param>
    public static TimeLimit? ByRule(string kind, Directive directive, ILedgerView view) => After(
        view.Now, view.Organisation.RulesOn(VietnamTime.DateOf(view.Now))?.DeadlineOf(kind, directive.Draft!.Urgency), view.Organisation.Calendar);
}

/// <summary>The time limit that a directive is under now, and what was done about it.</summary>
public sealed record Deadline(TimeLimit Limit)
{
    public bool Reminded { get; init; }

    public bool Escalated { get; init; }

    /// <summary>Username of who was told that it passed.</summary>
    public string? EscalatedTo { get; init; }

    /// <summary>The next instant at which something is to be done about it; null when nothing is left to do.</summary>
    public DateTimeOffset? NextAt => !Reminded ? Limit.RemindAt : !Escalated ? Limit.DueAt : null;

    /// <summary>The deadline after one more fact: each turn begins with its own, and ends with it.</summary>
    internal static Deadline? Next(Deadline? before, DirectiveEvent e) => e switch
    {
        StepOpened opened => Of(opened.Limit),
        BallotOpened opened => Of(opened.Limit),
        DirectiveApproved approved => Of(approved.Limit),
        DirectiveSigned signed => Of(signed.Limit),
        NumberAssigned number => Of(number.Limit),
        ReminderSent { By: null } => before is null ? null : before with { Reminded = true },
        DeadlineEscalated escalated => before is null ? null : before with { Escalated = true, EscalatedTo = escalated.To?.Person },
        StepPassed or DirectiveReturned or DirectiveRejected or DirectiveWithdrawn or ContentQuarantined or DirectiveIssued or BallotConcluded { Outcome: BallotOutcome.ToMeeting } => null,
        _ => before,
    };

    private static Deadline? Of(TimeLimit? limit) => limit is null ? null : new(limit);
}
