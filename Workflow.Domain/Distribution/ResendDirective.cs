using Workflow.Domain.Numbering;

namespace Workflow.Domain.Distribution;

/// <summary>
/// The clerk sends one branch its copy again (gửi lại), wherever the last one stands: it may have been refused by mistake, or lost with the machine it was on.
/// Asked again it is sent again; only a repeated request is held back, by its key.
/// </summary>
public sealed record ResendDirective(Request Request, Guid DirectiveId, string Branch) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var (by, none) = ClerkDuty.Of(directive, Request, view);
        if (by is null) return none!;
        if (directive.Status is not DirectiveStatus.Issued) return Rejection.WrongStatus(directive, "resend");
        if (directive.Issue?.Branches.Contains(Branch) is not true) return Rejection.NotFound;

        var delivery = view.Delivery(directive.Id, Branch);
        var resent = new DeliveryResent(by, directive.Id, Branch, delivery.Attempt + 1);
        return Decision.Of(delivery.Stream, resent).Sending(new DistributeAgain(directive.Id, Branch, resent.Attempt));
    }
}
