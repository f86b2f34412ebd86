using System.Collections.Immutable;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>One whose turn it is approves, notes, returns or rejects. The signer may return before signing, the clerk before issue.</summary>
/// <param name="ContentHash">What the person saw; a decision on anything else is not taken.</param>
/// <param name="Comment">Address of the text.</param>
/// <param name="Findings">Addresses of the texts.</param>
public sealed record ReviewDirective(
    Request Request, Guid DirectiveId, ReviewChoice Choice, string ContentHash, string? ReasonCode, string? Comment, ImmutableArray<string> Findings)
    : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view) => directive.Status switch
    {
        _ when AlreadySaid(directive) => Decision.Nothing,
        DirectiveStatus.InReview when Seat.PassedTo(Request.Holder, directive, view) is { } seat => InSeat(seat, directive, view),
        DirectiveStatus.InReview => InStep(directive, view),
        DirectiveStatus.Approved when Choice is ReviewChoice.Return => BySigner(directive, view),
        DirectiveStatus.Signed or DirectiveStatus.Numbered when Choice is ReviewChoice.Return => ByClerk(directive, view),
        _ => Rejection.WrongStatus(directive, TextJson.Name(Choice)),
    };

    private Decision InSeat(SeatPassed seat, Directive directive, ILedgerView view)
    {
        var decision = InStep(Directive.Evolve(directive, seat), view);
        return decision.Rejection is null ? Decision.Of(directive.Stream, seat).And(decision) : decision;
    }

    private Decision InStep(Directive directive, ILedgerView view)
    {
        var completes = RouteProgress.Completes(directive.Steps[directive.StepNow].Kind, Choice);
        if (completes && directive.IsOwnDraftOf(Request.Holder)) return Rejection.SelfApproval;
        if (Request.OnBehalfOf is not null && directive.IsOwnDraftOf(Request.Person)) return Rejection.SelfApproval;

        var (by, none) = ReviewTurn.Of(directive, Request, view);
        if (by is null) return none!;
        if (directive.Steps[directive.StepNow].Kind is StepKind.Ballot) return Rejection.WrongStatus(directive, "review");
        if (directive.ContentHash != ContentHash) return Rejection.ContentChanged;
        if (Completed(directive) is not null) return Rejection.DecisionFinal;

        return Choice switch
        {
            ReviewChoice.Return => Decision.Of(directive.Stream, Returned(by, directive, TextJson.Name(directive.Steps[directive.StepNow].Kind))),
            ReviewChoice.Reject => Decision.Of(
                directive.Stream, new DirectiveRejected(by, TextJson.Name(directive.Steps[directive.StepNow].Kind), ReasonCode, Comment, Findings, ContentHash)),
            _ => Reviewed(by, directive, view),
        };
    }

    private Decision Reviewed(Capacity by, Directive directive, ILedgerView view)
    {
        var reviewed = new StepReviewed(directive.StepNow, by, Choice, ContentHash, ReasonCode, Comment, Findings);
        var after = Directive.Evolve(directive, reviewed);
        return RouteProgress.Agreed(directive.StepNow, directive.Open!, after) < directive.Open!.Needed
            ? Decision.Of(directive.Stream, reviewed)
            : Decision.Of(directive.Stream, [reviewed, new StepPassed(directive.StepNow), .. RouteProgress.From(directive.StepNow + 1, after, view)]);
    }

    private Decision BySigner(Directive directive, ILedgerView view)
    {
        var (by, none) = Signing.SignDirective.SignerOf(directive, Request, view);
        if (by is null) return none!;

        return directive.ContentHash != ContentHash ? Rejection.ContentChanged : Decision.Of(directive.Stream, Returned(by, directive, "signature"));
    }

    private Decision ByClerk(Directive directive, ILedgerView view)
    {
        var (by, none) = ClerkDuty.Of(directive, Request, view);
        if (by is null) return none!;
        if (directive.ContentHash != ContentHash) return Rejection.ContentChanged;
        if (directive.Number is not null && (ReasonCode, Comment) is (null, null)) return Rejection.ReasonRequired;

        var returned = Decision.Of(directive.Stream, Returned(by, directive, "issue"));
        return directive.Number is { } number && SeriesId.Parse(number.Series) is { } series
            ? returned.And(series.Stream, new NumberVoided(by, number.Count, directive.Id, number.IssuedOn, number.Number, ReasonCode, Comment))
            : returned;
    }

    private DirectiveReturned Returned(Capacity by, Directive directive, string step) => new(by, step, ReasonCode, Comment, Findings, directive.ContentHash);

    private StepReviewed? Completed(Directive directive) => directive.Reviews.FindLast(r =>
        r.Step == directive.StepNow && r.By.Holder == Request.Holder && r.ContentHash == ContentHash
        && RouteProgress.Completes(directive.Steps[r.Step].Kind, r.Choice));

    /// <summary>Asking twice records once, whether or not the step has passed meanwhile; unless a later step asks the same person anew.</summary>
    private bool AlreadySaid(Directive directive) =>
        directive.Status is not DirectiveStatus.Draft && directive.ContentHash == ContentHash
        && directive.Reviews.Any(r => r.By.Person == Request.Person && r.By.OnBehalfOf == Request.OnBehalfOf && r.Choice == Choice && r.ContentHash == ContentHash && r.ReasonCode == ReasonCode && r.Comment == Comment
            && r.Findings.SequenceEqual(Findings) && (r.Step == directive.StepNow || directive.Open?.People.Any(p => p.Person == Request.Holder) is not true));
}
