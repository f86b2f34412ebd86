using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Distribution;
using Workflow.Domain.Drafting;
using Workflow.Domain.Review;
using Workflow.Domain.Signing;

namespace Workflow.Projections.Reporting;

/// <summary>
/// How one directive went, as figures over many count it: instants and counts alone, so that a hundred thousand of them are read in one go
/// (docs/decisions/0015). Written in the same transaction as the facts, and a fold of that one stream. What was imported never went this way.
/// </summary>
/// <param name="Step">What it waits for: <c>draft</c>, <c>returned</c>, a kind of step, <c>signature</c>, <c>number</c> or <c>issue</c>; null once nothing more is to be done.</param>
/// <param name="Since">When that began.</param>
public sealed record DirectivePace(Guid Id, string Body, string Type, bool IsUrgent, string? Step, DateTimeOffset Since, DateTimeOffset DraftedAt)
{
    /// <summary>The first time.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Until when it was to be issued, by the limit that the signature set.</summary>
    public DateTimeOffset? IssueDueAt { get; init; }

    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Reviews, returns and rejections, votes and signatures.</summary>
    public int Decisions { get; init; }

    /// <summary>How many of them were entered from paper.</summary>
    public int OnPaper { get; init; }

    /// <summary>What it was returned from and the code of the reason, such as <c>form-check/basis</c>; without a code <c>approval/</c>.</summary>
    public ImmutableArray<string> Returns { get; init; } = [];

    public DateOnly DraftedOn => VietnamTime.DateOf(DraftedAt);

    public DateOnly? SubmittedOn => SubmittedAt is { } at ? VietnamTime.DateOf(at) : null;

    public DateOnly? IssuedOn => IssuedAt is { } at ? VietnamTime.DateOf(at) : null;

    /// <summary>The row after one more fact; null for what was imported.</summary>
    /// <param name="after">The state with that fact in it.</param>
    public static DirectivePace? Next(DirectivePace? before, Directive after, DirectiveEvent e, DateTimeOffset at)
    {
        if (after.Draft is not { } draft) return null;

        var step = StepOf(before, after);
        var begins = before?.Step != step || e is StepOpened;
        return new(after.Id, after.Body, after.Type, draft.Urgency is not Urgency.Normal, step, before is null || begins ? at : before.Since, before?.DraftedAt ?? at)
        {
            SubmittedAt = before?.SubmittedAt ?? (e is DirectiveSubmitted ? at : null),
            IssueDueAt = e is DirectiveSigned signed ? signed.Limit?.DueAt : before?.IssueDueAt,
            IssuedAt = before?.IssuedAt ?? (e is DirectiveIssued ? at : null),
            Decisions = (before?.Decisions ?? 0) + (e is StepReviewed or DirectiveReturned or DirectiveRejected { By: not null } or VoteCast or DirectiveSigned ? 1 : 0),
            OnPaper = (before?.OnPaper ?? 0) + (e is TranscribedFromPaper ? 1 : 0),
            Returns = e is DirectiveReturned returned ? [.. before!.Returns, $"{returned.Step}/{returned.ReasonCode}"] : before?.Returns ?? [],
        };
    }

    private static string? StepOf(DirectivePace? before, Directive after) => after.Status switch
    {
        DirectiveStatus.Draft => after.Returned is null ? "draft" : "returned",
        DirectiveStatus.InReview => after.Open is { } open ? TextJson.Name(after.Steps[open.Step].Kind) : before?.Step,
        DirectiveStatus.Approved => "signature",
        DirectiveStatus.Signed => "number",
        DirectiveStatus.Numbered => "issue",
        _ => null,
    };
}
