using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

public enum ReviewChoice { Approve, Return, Reject, Note }

public enum VoteChoice { For, Against, Other }

/// <summary>The draft goes to review. The route's steps are kept as they were: later versions of it do not touch this directive.</summary>
/// <param name="Signer">The principal who shall sign.</param>
/// <param name="SignsAs">The post the route has sign, with the prefix it orders; kept, like the steps, as it was.</param>
public sealed record DirectiveSubmitted(
    Capacity By, string ContentHash, string Route, int RouteVersion, ImmutableArray<RouteStep> Steps, string Signer, RouteSigner SignsAs) : DirectiveEvent, IActed;

/// <summary>A step begins. Its people are settled on that day.</summary>
/// <param name="Step">Its place in the route, from 0.</param>
/// <param name="Needed">How many of the people must agree for the step to pass.</param>
public sealed record StepOpened(int Step, ImmutableArray<StepPerson> People, int Needed, TimeLimit? Limit) : DirectiveEvent;

/// <param name="As">The appointment that puts the person into this step.</param>
public sealed record StepPerson(string Person, string As)
{
    /// <summary>The principal of the post that the seat follows; null in a ballot, and for one who was named in person.</summary>
    public string? Post { get; init; }
}

/// <summary>One of the step's people has done their part: agreed, or in an opinion step noted.</summary>
/// <param name="Comment">Address of the text, like each of <paramref name="Findings"/>.</param>
public sealed record StepReviewed(
    int Step, Capacity By, ReviewChoice Choice, string ContentHash, string? ReasonCode, string? Comment, ImmutableArray<string> Findings) : DirectiveEvent, IActed;

/// <summary>A member voted. One person, one vote, in their own name (Điều lệ Đảng, Điều 9).</summary>
/// <param name="Opinion">Address of the text.</param>
/// <param name="Reserve">The member reserves their opinion: shown to author, chair and superior only.</param>
/// <param name="Ballot">Which of the directive's ballots, from 1.</param>
public sealed record VoteCast(int Step, Capacity By, VoteChoice Choice, string ContentHash, string? Opinion, bool Reserve, int Ballot) : DirectiveEvent, IActed;

public sealed record StepPassed(int Step) : DirectiveEvent;

/// <summary>Every step of the route has passed; the signer's turn.</summary>
public sealed record DirectiveApproved(string ContentHash, TimeLimit? Limit = null) : DirectiveEvent;

/// <summary>Back to the author for rework, the same record. A signature given before is void.</summary>
/// <param name="Step">What it was returned from: the step's kind, <c>signature</c> or <c>issue</c>.</param>
/// <param name="Comment">Address of the text, like each of <paramref name="Findings"/>.</param>
public sealed record DirectiveReturned(
    Capacity By, string Step, string? ReasonCode, string? Comment, ImmutableArray<string> Findings, string ContentHash) : DirectiveEvent, IActed;

/// <param name="By">Null when a ballot could no longer be carried.</param>
public sealed record DirectiveRejected(
    Capacity? By, string Step, string? ReasonCode, string? Comment, ImmutableArray<string> Findings, string ContentHash) : DirectiveEvent, IActed;
