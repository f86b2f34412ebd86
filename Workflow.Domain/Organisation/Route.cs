using System.Collections.Immutable;
using Workflow.Domain.Drafting;

namespace Workflow.Domain.Organisation;

/// <summary>The kinds of steps a directive passes before it is signed (wording.md, "Step").</summary>
public enum StepKind { HeadOfUnit, FormCheck, Opinion, Reconciliation, Approval, Ballot }

/// <summary>One step of a route: who acts, how many of them, until when.</summary>
/// <param name="Who">Empty for a ballot, where <paramref name="Organ"/>'s voting members act.</param>
/// <param name="AtLeast">How many of its people must agree; null means all of them.</param>
/// <param name="Due">By urgency: "2 hours", "3 working days".</param>
public sealed record RouteStep(
    StepKind Kind, ImmutableArray<StepPeople> Who, int? AtLeast, string? Organ, string? Mode, ImmutableSortedDictionary<string, string> Due)
{
    /// <summary>How many in a hundred of its people must agree, in place of <see cref="AtLeast"/>.</summary>
    public int? Percent { get; init; }

    /// <summary>For which papers the step is meant; null for all.</summary>
    public StepCondition? When { get; init; }
}

/// <summary>For which papers a step is meant: those that fit everything it names.</summary>
public sealed record StepCondition(ImmutableArray<string>? Types = null, ImmutableArray<string>? Organs = null, ImmutableArray<Urgency>? Urgencies = null)
{
    public bool Fits(Draft draft) => Types?.Contains(draft.Type) is not false && Urgencies?.Contains(draft.Urgency) is not false
        && (Organs is null || (draft.Organ is { } organ && Organs.Value.Contains(organ)));
}

/// <summary>People named by post, by organ of the issuing body, or as the head of the drafting unit.</summary>
/// <param name="HeadOf"><c>drafter.unit</c>.</param>
public sealed record StepPeople(string? Body = null, string? Post = null, string? Organ = null, string? Person = null, string? HeadOf = null);

/// <summary>Who signs: the holder of a post. <c>@own-branch</c> stands for the issuing branch itself.</summary>
/// <param name="Prefix">T/L where a collective orders an assisting body to sign; then <paramref name="Basis"/> cites the order.</param>
public sealed record RouteSigner(string Body, string Post, string? Prefix = null, string? Basis = null)
{
    /// <summary>The same for a paper of this body: a branch signs for itself, whichever branch it is. Null where the route is a branch's and the body is none.</summary>
    public RouteSigner? For(string body, OrganisationChart organisation) =>
        Body != OrganisationChart.OwnBranch ? this : organisation.Body(body)?.Parent is null ? null : this with { Body = body };
}
