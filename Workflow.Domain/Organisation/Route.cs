using System.Collections.Immutable;

namespace Workflow.Domain.Organisation;

/// <summary>The kinds of steps a directive passes before it is signed (wording.md, "Step").</summary>
public enum StepKind { HeadOfUnit, FormCheck, Opinion, Reconciliation, Approval, Ballot }

/// <summary>One step of a route: who acts, how many of them, until when.</summary>
/// <param name="Who">Empty for a ballot, where <paramref name="Organ"/>'s voting members act.</param>
/// <param name="AtLeast">How many of its people must agree; null means all of them.</param>
/// <param name="Due">By urgency: "2 hours", "3 working days".</param>
public sealed record RouteStep(
    StepKind Kind, ImmutableArray<StepPeople> Who, int? AtLeast, string? Organ, string? Mode, ImmutableSortedDictionary<string, string> Due);

/// <summary>People named by post, by organ of the issuing body, or as the head of the drafting unit.</summary>
/// <param name="HeadOf"><c>drafter.unit</c>.</param>
public sealed record StepPeople(string? Body = null, string? Post = null, string? Organ = null, string? Person = null, string? HeadOf = null);

/// <summary>Who signs: the holder of a post. <c>@own-branch</c> stands for the issuing branch itself.</summary>
/// <param name="Prefix">T/L where a collective orders an assisting body to sign; then <paramref name="Basis"/> cites the order.</param>
public sealed record RouteSigner(string Body, string Post, string? Prefix = null, string? Basis = null);
