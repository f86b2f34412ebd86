using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>What can happen to a meeting's record.</summary>
public abstract record MeetingEvent;

/// <summary>An organ met (hội nghị). All of them are usernames; who is invited without a vote may be among those present.</summary>
public sealed record MeetingHeld(
    Capacity By, string Body, string Organ, DateOnly HeldOn, string Chair, string Secretary,
    ImmutableArray<string> Summoned, ImmutableArray<string> Present, ImmutableArray<string> Absent) : MeetingEvent, IActed;

/// <summary>The meeting decided on one of its items. Hands, or secret papers, are counted: who voted how is not known here.</summary>
/// <param name="N">Counts the meeting's items from 1.</param>
/// <param name="Subject">Address of the text, like <paramref name="Conclusion"/>.</param>
/// <param name="Needed">More than half of the incumbent members on that day.</param>
/// <param name="Scan">Address of the scanned count of a secret vote, among the meeting's content.</param>
public sealed record MeetingDecided(
    Capacity By, int N, string Subject, Guid? DirectiveId, string? ContentHash, VoteCounts Counts, int Needed, bool Secret, BallotOutcome Outcome,
    string? Conclusion, ImmutableArray<string> Finalisers, string? Scan) : MeetingEvent, IActed;

/// <summary>The record of a meeting: who was summoned, who came, what was decided.</summary>
public sealed record Meeting(Guid Id)
{
    public int Version { get; private init; }

    public MeetingHeld Held { get; private init; } = null!;

    public ImmutableList<MeetingDecided> Items { get; private init; } = [];

    public StreamKey Stream => new(StreamKind.Meeting, Id);

    public static Meeting Evolve(Meeting meeting, MeetingEvent e) => (e switch
    {
        MeetingHeld held => meeting with { Held = held },
        MeetingDecided decided => meeting with { Items = meeting.Items.Add(decided) },
        _ => throw new InvalidOperationException($"A meeting has no {e.GetType().Name}."),
    }) with { Version = meeting.Version + 1 };

    /// <summary>Who keeps the record: Chánh Văn phòng, the clerk, or the meeting's own chair and secretary.</summary>
    internal static (Capacity? By, Rejection? Rejection) KeeperOf(Request request, string body, string chair, string secretary, ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        var own = request.Person == chair || request.Person == secretary ? organisation.AppointmentsOf(request.Person, today).Where(a => a.Body == body || organisation.Body(a.Body)?.Serves == body) : [];
        var office = organisation.Carrying(Duties.FormCheck, body, request.Person, today).Concat(organisation.Carrying(Duties.Clerk, body, request.Person, today));
        return Capacity.Choose(request, own.Any() ? own : office, Rejection.AuthorityMissing.With("duty", Duties.FormCheck));
    }
}
