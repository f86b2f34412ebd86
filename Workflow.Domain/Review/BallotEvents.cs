using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>How a ballot ended (wording.md, "Vote"): thông qua, thông qua và giao hoàn chỉnh, không thông qua, đưa ra hội nghị.</summary>
public enum BallotOutcome { Adopted, AdoptedWithChanges, NotAdopted, ToMeeting }

/// <summary>What was counted. Who did not answer is in none of the three.</summary>
public sealed record VoteCounts(int For, int Against, int Other)
{
    public int Differing => Against + Other;
}

/// <summary>The Thường trực had the ballots sent out (147-QĐ/TW). The members are those of that instant: more than half of these must be for it.</summary>
/// <param name="Ballot">Counts the directive's ballots from 1.</param>
/// <param name="OrderedBy">The member of the Thường trực who ordered it; the office may have sent it.</param>
public sealed record BallotOpened(
    int Ballot, Capacity By, string OrderedBy, ImmutableArray<StepPerson> People, int Needed, TimeLimit? Limit) : DirectiveEvent, IActed;

/// <summary>A member is away with a reason: still one of those more than half is counted of.</summary>
/// <param name="Reason">Address of the text.</param>
public sealed record MemberExcused(int Ballot, Capacity By, string Person, string Reason) : DirectiveEvent, IActed;

/// <summary>A ballot ended. A later conclusion of the chair's takes the place of one that came by itself; both stay in the record.</summary>
/// <param name="By">Null where it came by itself: no outcome could change any more, or its time was over.</param>
/// <param name="At">The instant it was over.</param>
/// <param name="Text">Address of what was concluded.</param>
/// <param name="Finalisers">Who must confirm the text as it was concluded (giao hoàn chỉnh).</param>
/// <param name="Meeting">The meeting that decided; null for votes given one by one.</param>
public sealed record BallotConcluded(
    int Ballot, Capacity? By, BallotOutcome Outcome, VoteCounts Counts, DateTimeOffset At, string? Text, ImmutableArray<string> Finalisers, Guid? Meeting)
    : DirectiveEvent, IActed;
