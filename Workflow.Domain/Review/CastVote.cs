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

        var ballot = directive.BallotNow ?? directive.Ballots.LastOrDefault();
        var mine = ballot is null ? null : BallotProgress.VotesIn(directive, ballot).FirstOrDefault(v => v.By.Person == Request.Person);
        if (mine is not null && mine.ContentHash == ContentHash && mine.Choice == Choice && mine.Opinion == Opinion) return Decision.Nothing;
        if (ballot is not null && ballot.IsOver(view.Now) && ballot.Has(Request.Person)) return Late(ballot, view);
        if (directive.Status is not DirectiveStatus.InReview) return Rejection.WrongStatus(directive, "vote");

        var (by, none) = ReviewTurn.Of(directive, Request, view);
        if (by is null) return none!;
        if (directive.BallotNow is not { } open) return Rejection.WrongStatus(directive, "vote");
        if (directive.ContentHash != ContentHash) return Rejection.ContentChanged;
        if (mine is not null) return Rejection.DecisionFinal;

        return open.IsOpen ? Count(by, open, directive, view) : Rejection.BallotNotOpen;
    }

    private Decision Count(Capacity by, Ballot ballot, Directive directive, ILedgerView view)
    {
        var vote = new VoteCast(ballot.Step, by, Choice, ContentHash, Opinion, Reserve, ballot.N);
        return Decision.Of(directive.Stream, [vote, .. BallotProgress.EndByItself(Directive.Evolve(directive, vote), ballot, view)]);
    }

    /// <summary>Kept in the voter's own day, and not counted.</summary>
    private Decision Late(Ballot ballot, ILedgerView view) => Decision
        .Of(DayEvent.StreamOf(Request.Person, view.Now), new VoteCameLate(Request.Person, DirectiveId, Choice, ContentHash, Opinion))
        .Refusing(Rejection.BallotClosed.With("at", (ballot.Conclusion?.At ?? ballot.DueAt)?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
}
