using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Distribution;

/// <summary>The directive left the office. One fact however many recipients: their deliveries start with their first receipt.</summary>
/// <param name="Branches">The recipients, expanded that day, each once.</param>
/// <param name="FileHash">SHA-256 of the printed file with number, signature and seal; it differs from what was approved.</param>
public sealed record DirectiveIssued(
    Capacity By, Guid DirectiveId, string Number, DateOnly IssuedOn, string ContentHash, string? FileHash, ImmutableArray<string> Branches) : DirectiveEvent, IActed;

/// <param name="Reason">Address of the text; null where the content was quarantined, which is the reason.</param>
public sealed record RecallRequested(Capacity By, string? Reason, string? ByNumber, string? Remedy) : DirectiveEvent, IActed;

/// <summary>A branch answered the recall: 15 agreed, 16 refused.</summary>
public sealed record RecallAnswered(string Branch, bool Agreed) : DirectiveEvent;

/// <summary>Every copy is answered for.</summary>
public sealed record DirectiveRecalled : DirectiveEvent;

/// <summary>A newer document changed what this one is worth.</summary>
/// <param name="Effect"><c>replaced</c>, <c>repealed</c> or <c>amended</c>.</param>
/// <param name="ByDirective">The newer document.</param>
/// <param name="From">The first day of the newer document's effect; until then this one is worth what it was. Null for the day of issue.</param>
public sealed record EffectChanged(string Effect, Guid ByDirective, string ByNumber, DateOnly? From) : DirectiveEvent;

/// <summary>To send after commit: the issue, to every branch of it.</summary>
public sealed record DistributeIssue(Guid DirectiveId);

/// <summary>To send after commit: the issue once more, to the one branch it was sent to again.</summary>
public sealed record DistributeAgain(Guid DirectiveId, string Branch, int Attempt);

/// <summary>To send after commit: the request to give the copies back.</summary>
public sealed record DistributeRecall(Guid DirectiveId);

/// <summary>To send after commit: the new effect, to those who hold a copy.</summary>
public sealed record DistributeEffect(Guid DirectiveId);

/// <summary>To do after commit: the place where a new branch receives is made ready.</summary>
public sealed record DeclareBranch(string Branch);
