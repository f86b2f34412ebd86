using Workflow.Domain.Audit;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>A member of the organ votes on exactly this content. The drafter may vote; nobody votes for another.</summary>
/// <param name="Opinion">Address of the text; needed for <see cref="VoteChoice.Other"/>.</param>
public sealed record CastVote(Request Request, Guid DirectiveId, VoteChoice Choice, string? Opinion, bool Reserve, string ContentHash)
    : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        if (Request.OnBehalfOf is not null) return Rejection.NoProxyVote;
        if (Choice is VoteChoice.Other && Opinion is null) return Rejection.OpinionRequired;

        var mine = directive.Votes.FindLast(v => v.By.Person == Request.Person && v.ContentHash == ContentHash && IsLatest(v, directive));
        if (mine is not null && ContentHash == directive.ContentHash && mine.Choice == Choice && mine.Opinion == Opinion) return Decision.Nothing;
        if (mine is not null && ContentHash == directive.ContentHash && directive.Open?.Step == mine.Step) return Rejection.DecisionFinal;
        if (directive.Status is not DirectiveStatus.InReview) return IsLate(directive, view) ? Late(view) : Rejection.WrongStatus(directive, "vote");

        var (by, none) = ReviewTurn.Of(directive, Request, view);
        if (by is null) return IsLate(directive, view) ? Late(view) : none!;
        if (directive.Steps[directive.StepNow].Kind is not StepKind.Ballot) return Rejection.WrongStatus(directive, "vote");

        return directive.ContentHash != ContentHash ? Rejection.ContentChanged : Count(by, directive, view);
    }

    private Decision Count(Capacity by, Directive directive, ILedgerView view)
    {
        var open = directive.Open!;
        var vote = new VoteCast(open.Step, by, Choice, ContentHash, Opinion, Reserve);
        var after = Directive.Evolve(directive, vote);
        var agreed = RouteProgress.Agreed(open.Step, open, after);

        if (agreed >= open.Needed) return Decision.Of(directive.Stream, [vote, new StepPassed(open.Step), .. RouteProgress.From(open.Step + 1, after, view)]);
        if (agreed + ReviewTurn.Waiting(after, open).Count() < open.Needed)
            return Decision.Of(directive.Stream, vote, new DirectiveRejected(null, TextJson.Name(StepKind.Ballot), null, null, [], ContentHash));

        return Decision.Of(directive.Stream, vote);
    }

    /// <summary>A vote is in the ballot under way, or in the last one closed.</summary>
    private static bool IsLatest(VoteCast vote, Directive directive) => vote.Step == (directive.Open?.Step ?? vote.Step);

    /// <summary>Kept in the voter's own day, and not counted.</summary>
    private Decision Late(ILedgerView view) =>
        Decision.Of(DayEvent.StreamOf(Request.Person, view.Now), new VoteCameLate(Request.Person, DirectiveId, Choice, ContentHash, Opinion)).Refusing(Rejection.BallotClosed);

    /// <summary>Whether a ballot that the caller had a seat in has closed: one behind the step where it stands, or the one it was rejected in.</summary>
    private bool IsLate(Directive directive, ILedgerView view) => directive.Steps
        .Take(directive.StepNow + (directive.Status is DirectiveStatus.Rejected ? 1 : 0))
        .Any(step => step.Kind is StepKind.Ballot
            && RouteProgress.PeopleOf(step, directive, view.Organisation, VietnamTime.DateOf(view.Now)).Any(p => p.Person == Request.Person));
}
