using System.Collections.Immutable;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>Those whom a directive waits for were reminded (đôn đốc).</summary>
/// <param name="By">Who reminded them; null where the time did.</param>
/// <param name="People">Usernames; who acts for an absent one is among them.</param>
public sealed record ReminderSent(Capacity? By, ImmutableArray<string> People, DateTimeOffset? DueAt) : DirectiveEvent, IActed;

/// <summary>A time limit passed unmet, and a named person was told (báo quá hạn).</summary>
/// <param name="People">Usernames of those it waited for, who acts for an absent one among them.</param>
/// <param name="To">Null where no post above them is held.</param>
public sealed record DeadlineEscalated(ImmutableArray<string> People, StepPerson? To, DateTimeOffset DueAt) : DirectiveEvent;

/// <summary>
/// The time has come for a directive: those it waits for are reminded, and once the limit has passed a named person is told, or a written ballot ends. Asked too
/// early, too late or twice, it records nothing: what is to be done follows from the facts alone.
/// </summary>
public sealed record MeetDeadline(Request Request, Guid DirectiveId) : Command(Request)
{
    public override Guid? Target => DirectiveId;

    public override Decision Decide(ILedgerView view)
    {
        if (view.Directive(DirectiveId) is not { Deadline: { } deadline } directive) return Decision.Nothing;

        List<DirectiveEvent> facts = [];
        ImmutableArray<string> waiting = [.. Turn.WaitingFor(directive, view)];
        if (!deadline.Reminded && deadline.Limit.RemindAt <= view.Now) facts.Add(new ReminderSent(null, waiting, deadline.Limit.DueAt));
        if (!deadline.Escalated && deadline.Limit.DueAt <= view.Now) facts.AddRange(Passed(directive, waiting, deadline.Limit.DueAt, view));
        return facts is [] ? Decision.Nothing : Decision.Of(directive.Stream, facts);
    }

    private static IEnumerable<DirectiveEvent> Passed(Directive directive, ImmutableArray<string> waiting, DateTimeOffset dueAt, ILedgerView view)
    {
        if (directive.BallotNow is { IsWritten: true, IsOpen: true } ballot) return BallotProgress.EndByItself(directive, ballot, view);

        // Where nobody is left to be told, one of those it waits for is.
        var told = Turn.Superiors(directive, view).FirstOrDefault(a => !waiting.Contains(a.Person)) ?? Turn.Superiors(directive, view).FirstOrDefault();
        return [new DeadlineEscalated(waiting, told is null ? null : new(told.Person, told.Id), dueAt)];
    }
}

/// <summary>The author, or the office, reminds those whom a directive waits for, without waiting for the time to.</summary>
public sealed record RemindPeople(Request Request, Guid DirectiveId) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var today = VietnamTime.DateOf(view.Now);
        var office = view.Organisation.Carrying(Duties.FormCheck, directive.Body, Request.Person, today);
        var own = view.Organisation.AppointmentsOf(Request.Person, today).Where(a => directive.IsDrafter(a.Person));
        var (by, none) = Capacity.Choose(Request, office.Any() ? office : own, Rejection.AuthorityMissing.With("duty", Duties.FormCheck));
        if (by is null) return none!;

        ImmutableArray<string> waiting = [.. Turn.WaitingFor(directive, view)];
        return waiting is [] ? Rejection.WrongStatus(directive, "reminders") : Decision.Of(directive.Stream, new ReminderSent(by, waiting, directive.Deadline?.Limit.DueAt));
    }
}

/// <summary>Whom a directive waits for, in every part of its life before it is issued, with who acts for the absent; and who is above them.</summary>
internal static class Turn
{
    public static IEnumerable<string> WaitingFor(Directive directive, ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        IEnumerable<string> waiting = directive.Status switch
        {
            DirectiveStatus.InReview when directive.BallotNow is { IsWritten: true, OrderedBy: null } => BallotProgress.Standing(directive, organisation, today).Select(a => a.Person),
            DirectiveStatus.InReview when directive.Open is { } open => Seat.Waiting(directive, open, organisation, today),
            DirectiveStatus.Approved => PrincipalHolders.Of(directive.Signer, organisation, today).Select(a => a.Person),
            DirectiveStatus.Signed or DirectiveStatus.Numbered => PrincipalHolders.Of(Principal.Duty(directive.Body, Duties.Clerk), organisation, today).Select(a => a.Person),
            _ => [],
        };
        ImmutableArray<string> people = [.. waiting];
        return people.Concat(people.SelectMany(person => Deputies.For(person, directive, organisation, view.Now)).Select(cover => cover.Granted.Deputy)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Chánh Văn phòng, who answers for the office's work; then the Thường trực; for a branch those of the committee above it.</summary>
    public static IEnumerable<AppointmentMade> Superiors(Directive directive, ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        var office = PrincipalHolders.Of(Principal.Duty(directive.Body, Duties.FormCheck), organisation, today);
        var above = organisation.Body(directive.Body)?.Parent is { } parent ? organisation.MembersOf(parent, "TT", today) : [];
        return office.Concat(BallotProgress.Standing(directive, organisation, today)).Concat(above);
    }
}
