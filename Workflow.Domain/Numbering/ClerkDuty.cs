using Workflow.Domain.Organisation;

namespace Workflow.Domain.Numbering;

/// <summary>Numbering, sealing and issuing are the clerk's (văn thư), never the signer's or the drafter's (domain.md §2.1).</summary>
public static class ClerkDuty
{
    public static (Capacity? By, Rejection? Rejection) Of(Directive directive, Request request, ILedgerView view) => Capacity.Choose(
        request, view.Organisation.Carrying(Duties.Clerk, directive.Body, request.Person, VietnamTime.DateOf(view.Now)), Rejection.AuthorityMissing.With("duty", Duties.Clerk));
}
