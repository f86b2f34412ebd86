using Workflow.Domain.Organisation;

namespace Workflow.Domain.Numbering;

/// <summary>Numbering, sealing and issuing are the clerk's (văn thư), never the signer's or the drafter's (domain.md §2.1).</summary>
public static class ClerkDuty
{
    public static (Capacity? By, Rejection? Rejection) Of(Directive directive, Request request, ILedgerView view)
    {
        var carrying = view.Organisation.Carrying(Duties.Clerk, directive.Body, request.Holder, VietnamTime.DateOf(view.Now));
        var (by, none) = AbsenceCover.Choose(request, carrying, new(null, directive.Type), view, Rejection.AuthorityMissing.With("duty", Duties.Clerk));

        // What a drafter or a signer may not do is not open to them in the clerk's name either.
        if (by is { OnBehalfOf: not null } && directive.IsOwnDraftOf(by.Person)) return (null, Rejection.SelfApproval);
        return by is { OnBehalfOf: not null } && directive.Signature?.By.Person == by.Person ? (null, Rejection.SecondVoice) : (by, none);
    }
}
