namespace Workflow.Web.Api;

/// <summary>A directive that waits for decisions which the clerk may enter from paper.</summary>
/// <param name="Kind">The kind of the step under way, or <c>signature</c>.</param>
/// <param name="Actions">What may be entered: <c>review</c>, <c>return</c>, <c>vote</c>, <c>signature</c>.</param>
/// <param name="People">Whose.</param>
public sealed record AwaitedPapers(
    Guid DirectiveId, string Kind, string Type, string Abstract, string Urgency, DateTimeOffset Since, DateTimeOffset? DueAt, string ContentHash, IReadOnlyList<string> Actions,
    IReadOnlyList<NamedPerson> People, IReadOnlyList<EnteredPaper> Entered)
{
    public bool May(string action) => Actions.Contains(action);
}

public sealed record EnteredPaper(string Person, string Name, DateOnly SignedOn, string Scan, bool Disputed);

/// <param name="Ballot">Which of the directive's ballots, from 1.</param>
/// <param name="Sequence">Its place in the audit log.</param>
public sealed record OwnVote(int Ballot, string Choice, bool Reserve, DateTimeOffset At, long Sequence);
