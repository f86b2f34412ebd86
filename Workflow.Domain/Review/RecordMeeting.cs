using System.Collections.Immutable;
using System.Globalization;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>A meeting is entered: it was held only if two thirds of those summoned came (147-QĐ/TW, chế độ làm việc).</summary>
public sealed record RecordMeeting(Request Request, Guid MeetingId, MeetingAttendance Attendance) : Command(Request)
{
    public override Decision Decide(ILedgerView view)
    {
        if (view.Meeting(MeetingId) is not null) return Decision.Nothing;
        if (UnknownIn(Attendance, view) is { } unknown) return unknown;

        var (body, organ, heldOn, chair, secretary, summoned, present, absent) = Attendance;
        var (by, none) = Meeting.KeeperOf(Request, body, chair, secretary, view);
        if (by is null) return none!;
        if (heldOn > VietnamTime.DateOf(view.Now)) return Rejection.DateOutOfRange.With("date", heldOn.ToString("O", CultureInfo.InvariantCulture)).With("series", organ);

        var came = present.Count(summoned.Contains);
        return came * 3 < summoned.Length * 2
            ? Rejection.NoQuorum(came, summoned.Length)
            : Decision.Of(new StreamKey(StreamKind.Meeting, MeetingId), new MeetingHeld(by, body, organ, heldOn, chair, secretary, summoned, present, absent));
    }

    private static Rejection? UnknownIn(MeetingAttendance attendance, ILedgerView view)
    {
        if (view.Organisation.Body(attendance.Body) is not { } body) return Rejection.UnknownReference("body", attendance.Body);
        if (body.Organs.All(o => o.Code != attendance.Organ)) return Rejection.UnknownReference("organ", attendance.Organ);

        var named = attendance.Summoned.Concat(attendance.Present).Concat(attendance.Absent).Append(attendance.Chair).Append(attendance.Secretary);
        if (named.FirstOrDefault(p => !view.Organisation.People.ContainsKey(p)) is { } person) return Rejection.UnknownReference("person", person);

        // Who is both present and absent, and who is absent from what they were not summoned to.
        var wrong = attendance.Absent.FirstOrDefault(p => attendance.Present.Contains(p) || !attendance.Summoned.Contains(p));
        return wrong is null ? null : Rejection.UnknownReference("person", wrong);
    }
}

/// <summary>Who was where; usernames, each once.</summary>
public sealed record MeetingAttendance(
    string Body, string Organ, DateOnly HeldOn, string Chair, string Secretary, ImmutableArray<string> Summoned, ImmutableArray<string> Present, ImmutableArray<string> Absent);

/// <summary>
/// An item that the meeting decided. On a directive, the count ends the ballot that its route is in: adopted by more than half of the incumbent members,
/// not of those present (147-QĐ/TW).
/// </summary>
/// <param name="Subject">Address of the text, like <paramref name="Conclusion"/>.</param>
/// <param name="Outcome">Null for what the counts say.</param>
public sealed record DecideAtMeeting(
    Request Request, Guid MeetingId, string Subject, Guid? DirectiveId, string? ContentHash, VoteCounts Counts, bool Secret, BallotOutcome? Outcome, string? Conclusion,
    ImmutableArray<string> Finalisers, string? Scan) : Command(Request)
{
    public override Guid? Target => DirectiveId;

    public override Decision Decide(ILedgerView view)
    {
        if (view.Meeting(MeetingId) is not { } meeting) return Rejection.NotFound;

        var held = meeting.Held;
        var (by, none) = Meeting.KeeperOf(Request, held.Body, held.Chair, held.Secretary, view);
        if (by is null) return none!;
        if (Finalisers.FirstOrDefault(p => !view.Organisation.People.ContainsKey(p)) is { } unknown) return Rejection.UnknownReference("person", unknown);

        var members = view.Organisation.VotersOf(held.Body, held.Organ, held.HeldOn).Select(a => a.Person).Distinct(StringComparer.Ordinal).ToList();
        var (present, needed) = (members.Count(held.Present.Contains), (members.Count / 2) + 1);
        if (Counts.For + Counts.Differing > present) return Rejection.TooManyVotes(Counts, present);

        var outcome = Outcome ?? (Counts.For >= needed ? BallotOutcome.Adopted : BallotOutcome.NotAdopted);
        if (outcome is BallotOutcome.ToMeeting || (outcome is BallotOutcome.NotAdopted) == (Counts.For >= needed)) return Rejection.BallotNotCarried(Counts, needed);

        var decided = new MeetingDecided(by, meeting.Items.Count + 1, Subject, DirectiveId, ContentHash, Counts, needed, Secret, outcome, Conclusion, Finalisers, Scan);
        if (meeting.Items.Exists(item => TextJson.Same(item, decided with { N = item.N, By = item.By }))) return Decision.Nothing;

        var minuted = Decision.Of(meeting.Stream, decided);
        return DirectiveId is { } id ? On(id, decided, held, by, minuted, view) : minuted;
    }

    private Decision On(Guid id, MeetingDecided decided, MeetingHeld held, Capacity by, Decision minuted, ILedgerView view)
    {
        if (view.Directive(id) is not { } directive) return Rejection.UnknownReference("directive", id.ToString());
        if (directive.Quarantined is not null) return Rejection.ContentQuarantined;
        if (directive.BallotNow is not { IsWritten: false } ballot || ballot.Organ != held.Organ || directive.Body != held.Body) return Rejection.WrongStatus(directive, "meeting-decision");
        if (directive.ContentHash != ContentHash) return Rejection.ContentChanged;

        var concluded = new BallotConcluded(ballot.N, by, decided.Outcome, decided.Counts, view.Now, Conclusion, Finalisers, MeetingId);
        return minuted.And(directive.Stream, BallotProgress.End(directive, concluded, view));
    }
}
