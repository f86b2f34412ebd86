
namespace Workflow.Domain.Drafting;

/// <summary>The author takes the directive back before it is signed (rút). The record stays.</summary>
/// <param name="Reason">Address of the text.</param>
public sealed record WithdrawDirective(Request Request, Guid DirectiveId, string Reason) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        if (directive.Author.Person != Request.Person) return Rejection.AuthorityMissing;
        if (directive.Status is DirectiveStatus.Withdrawn) return Decision.Nothing;
        if (directive.Status is not (DirectiveStatus.Draft or DirectiveStatus.InReview or DirectiveStatus.Approved)) return Rejection.WrongStatus(directive, "withdrawal");

        var (by, none) = DraftingDuty.Of(directive.Body, Request, view, Rejection.AuthorityExpired);
        return by is null ? none! : Decision.Of(directive.Stream, new DirectiveWithdrawn(by, Reason));
    }
}
