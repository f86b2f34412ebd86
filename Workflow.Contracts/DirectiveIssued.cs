namespace Workflow.Contracts;

/// <summary>
/// A directive now binds the branch. Sent once for each recipient when the clerk issues it, and again with a higher
/// <see cref="Attempt"/> when the centre resends it; the same attempt may arrive several times.
/// </summary>
/// <remarks>Exchange <c>directives</c>, routing key <c>issued.{branch}</c>.</remarks>
public sealed record DirectiveIssued
{
    /// <summary>The centre's name for the directive; every later message about it carries the same.</summary>
    public required Guid DirectiveId { get; init; }

    /// <summary>Code of the branch this copy is for, equal to the last part of the routing key.</summary>
    public required string Branch { get; init; }

    /// <summary>The printed number, for example <c>79-NQ/ĐU</c>. Not a key: other bodies and terms print the same.</summary>
    public required string Number { get; init; }

    /// <summary>Code of the document type, for example <c>NQ</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Code of the issuing organ, for example <c>BTV</c>; absent for a body without organs.</summary>
    public string? Organ { get; init; }

    /// <summary>What the directive is about, as printed under its type (trích yếu).</summary>
    public required string Abstract { get; init; }

    /// <summary><c>normal</c>, <c>urgent</c>, <c>very-urgent</c> or <c>flash</c>.</summary>
    public required string Urgency { get; init; }

    /// <summary>The date printed on the directive, in Vietnam.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>First day in force; absent when that is the day of issue.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>SHA-256 of the manifest, lower-case hex: what was approved and signed.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Path of the manifest below the centre's address, for example <c>/api/directives/{id}/manifest</c>.</summary>
    public required string ContentUrl { get; init; }

    /// <summary>The text and its attachments, to be fetched with the branch's own token.</summary>
    public IReadOnlyList<DirectiveFile> Files { get; init; } = [];

    /// <summary>Last day for the branch to acknowledge or to act; absent when none is set.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Numbers of the directives that this one replaces.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>Number of the branch's paper that this one answers.</summary>
    public string? RepliesTo { get; init; }

    /// <summary>Counts the sendings to this branch from 1; a refusal (02) ends one, a resend opens the next.</summary>
    public int Attempt { get; init; } = 1;
}
