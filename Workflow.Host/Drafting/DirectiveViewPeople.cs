using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;

namespace Workflow.Host.Drafting;

/// <summary>What people said about a directive, as far as the caller may see it.</summary>
internal sealed class DirectiveViewPeople(Reading reading, OrganisationChart organisation, IReadOnlyDictionary<string, string> texts)
{
    private Directive State => reading.Then.State;

    public IReadOnlyList<ReviewView> Reviews() =>
        [.. State.Reviews.Select(r => new ReviewView(
            r.Step + 1, r.By.Person, Name(r.By), r.By.As, r.By.OnBehalfOf, AbsentName(r.By), r.Choice, r.ReasonCode, Said(r.Comment), Said(r.Findings), reading.Then.InstantOf(r), r.ContentHash, PaperView.Of(r, reading.Then, organisation)))];

    /// <summary>A vote is shown by name to the voter; once its ballot is closed, to the organ, the office and the auditors too.</summary>
    public IReadOnlyList<VoteView> Votes() =>
        [.. from v in State.Votes
            where v.By.Person == reading.Person || (IsClosed(v) && Readership.SeesVotes(State, State.Ballots[v.Ballot - 1].Organ, reading.Principals))
            select new VoteView(v.Step + 1, v.By.Person, Name(v.By), v.By.As, v.Choice, Opinion(v), v.Reserve, reading.Then.InstantOf(v), v.ContentHash, PaperView.Of(v, reading.Then, organisation))];

    public ReturnedView? Returned() => State.Returned is { } r
        ? new(r.By.Person, Name(r.By), r.By.As, r.By.OnBehalfOf, AbsentName(r.By), reading.Then.InstantOf(r), r.Step, r.ReasonCode, Said(r.Comment), Said(r.Findings))
        : null;

    public ClosedView? Withdrawal() => Last<DirectiveWithdrawn>() is { } w ? Closed(w, w.By, null, null, w.Reason, []) : null;

    public ClosedView? Rejection() => Last<DirectiveRejected>() is { } r ? Closed(r, r.By, r.Step, r.ReasonCode, r.Comment, r.Findings) : null;

    private ClosedView Closed(DirectiveEvent fact, Capacity? by, string? step, string? reasonCode, string? reason, ImmutableArray<string> findings) =>
        new(by?.Person, by is null ? null : Name(by), by?.As, by?.OnBehalfOf, AbsentName(by), reading.Then.InstantOf(fact), step, reasonCode, Said(reason), Said(findings));

    private bool IsClosed(VoteCast vote) => State.Ballots[vote.Ballot - 1].Conclusion is not null;

    /// <summary>A reserved opinion is for the author, the chair and the superior body.</summary>
    private string? Opinion(VoteCast vote)
    {
        var chairs = BallotProgress.Chairs(State.Body, organisation, reading.Day).Any(a => a.Person == reading.Person);
        var hidden = vote.Reserve && reading.Person != vote.By.Person && reading.Person != State.Author.Person && !chairs;
        return hidden ? null : Said(vote.Opinion);
    }

    private T? Last<T>() where T : DirectiveEvent => reading.Then.Facts.Select(f => f.Event).OfType<T>().LastOrDefault();

    private string Name(Capacity by) => organisation.NameOf(by.Person);

    private string? AbsentName(Capacity? by) => by?.OnBehalfOf is { } absent ? organisation.NameOf(absent) : null;

    private IReadOnlyList<string> Said(ImmutableArray<string> addresses) => [.. addresses.Select(address => texts[address])];

    private string? Said(string? address) => address is null ? null : texts[address];
}
