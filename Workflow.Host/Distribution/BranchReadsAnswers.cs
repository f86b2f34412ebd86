using Workflow.Contracts;
using Workflow.Domain;

namespace Workflow.Host.Distribution;

/// <summary>What was sent to a branch, in the order of the log.</summary>
/// <param name="Next">To be given as <c>after</c> to go on from here; absent while nothing was ever sent.</param>
public sealed record BranchInboxAnswer(IReadOnlyList<BranchInboxItem> Items, long? Next);

/// <summary>One message to a branch: the fields of <see cref="DirectiveIssued"/>, <see cref="DirectiveRecallRequested"/> or
/// <see cref="DirectiveEffectChanged"/>, and its place in the log.</summary>
/// <param name="Kind"><c>issued</c>, also when sent again, with a greater attempt; <c>recall-requested</c> or <c>effect-changed</c>.</param>
public sealed record BranchInboxItem(long Sequence, string Kind, DateTimeOffset At, Guid DirectiveId, string Branch, string Number)
{
    public string? Type { get; init; }
    public string? Organ { get; init; }
    public string? Abstract { get; init; }
    public string? Urgency { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? EffectiveFrom { get; init; }
    public string? ContentHash { get; init; }
    public string? ContentUrl { get; init; }
    public IReadOnlyList<DirectiveFile>? Files { get; init; }
    public DateOnly? DueOn { get; init; }
    public IReadOnlyList<string>? Replaces { get; init; }
    public string? RepliesTo { get; init; }
    public int? Attempt { get; init; }

    /// <summary>Why a directive is called back, as the signer wrote it.</summary>
    public string? Reason { get; init; }
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>What the directive is worth now.</summary>
    public string? Effect { get; init; }
    public string? ByNumber { get; init; }

    /// <summary>The first day of the new effect; absent for at once.</summary>
    public DateOnly? From { get; init; }

    public static BranchInboxItem Of(long sequence, DateTimeOffset at, DirectiveIssued m) => new(sequence, "issued", at, m.DirectiveId, m.Branch, m.Number)
    {
        Type = m.Type, Organ = m.Organ, Abstract = m.Abstract, Urgency = m.Urgency, IssuedOn = m.IssuedOn, EffectiveFrom = m.EffectiveFrom,
        ContentHash = m.ContentHash, ContentUrl = m.ContentUrl, Files = m.Files, DueOn = m.DueOn, Replaces = m.Replaces, RepliesTo = m.RepliesTo, Attempt = m.Attempt,
    };
}

/// <summary>A page of the directives that bind a branch, newest first.</summary>
public sealed record BranchDirectivesAnswer(IReadOnlyList<BranchDirective> Items, int Total, int Page, int Size);

/// <param name="Status">Of the directive; where the branch's copy stands is in <paramref name="Delivery"/>.</param>
/// <param name="Effect">What it is worth on the day asked for.</param>
public sealed record BranchDirective(
    Guid Id, string Number, string Type, string? Organ, string Abstract, DateOnly IssuedOn, string Urgency, DirectiveStatus Status, string Effect,
    string? EffectBy, string ContentHash, int Version, BranchCopy Delivery);

/// <summary>The branch's copy.</summary>
/// <param name="Auto">A machine stored it and no person has received it yet.</param>
/// <param name="Next">The codes that would bring it further, such as <c>03</c>; while a recall waits for its answer, <c>15</c> and <c>16</c>.</param>
public sealed record BranchCopy(string Status, string StatusCode, int Attempt, DateTimeOffset? OpenedAt, string? OpenedBy, string? RecallAnswer, bool Auto, IReadOnlyList<string> Next);

/// <param name="Status">Of the directive, or of the branch's copy.</param>
/// <param name="AsOf">Null for now.</param>
public sealed record BranchDirectivesFilter(string? Status, string? Effect, DateTimeOffset? AsOf, int Page, int Size);
