using Workflow.Domain.Organisation;

namespace Workflow.Domain.Distribution;

/// <summary>The signer, or today's holder of that post, calls the document back (thu hồi). From that instant it is not to be used; its record stays.</summary>
/// <param name="Reason">Address of the text.</param>
/// <param name="Remedy"><c>none</c>, <c>reissue</c>, <c>replace</c> or <c>correct</c>.</param>
public sealed record RequestRecall(Request Request, Guid DirectiveId, string Reason, string? ByNumber, string? Remedy) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var signedAs = directive.Signature?.By;
        var held = view.Organisation.AppointmentsOf(Request.Person, VietnamTime.DateOf(view.Now)).ToLookup(a => a.Body == signedAs?.Body && OrganisationChart.Holds(a, OrganisationChart.Acted(signedAs.Post) ?? signedAs.Post));

        // Who holds the post recalls in it; a signer who left it, in what they hold now.
        var (by, none) = Capacity.Choose(Request, held[true].Any() || signedAs?.Person != Request.Person ? held[true] : held[false], Rejection.RecallAuthority);
        if (by is null) return none!;
        if (directive.Recall is not null) return Decision.Nothing;
        if (directive.Status is not DirectiveStatus.Issued) return Rejection.WrongStatus(directive, "recall");

        var requested = Decision.Of(directive.Stream, new RecallRequested(by, Reason, ByNumber, Remedy)).Sending(new DistributeRecall(directive.Id));
        return directive.Issue!.Branches is [] ? requested.And(directive.Stream, new DirectiveRecalled()) : requested;
    }
}
