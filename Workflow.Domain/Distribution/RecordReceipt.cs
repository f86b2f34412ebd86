using System.Globalization;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Distribution;

/// <summary>A branch reports on its copy. Asked twice with the same id, it is recorded once; in any order, the state only moves forward.</summary>
/// <param name="Person">Who did it at the branch, as the branch names them.</param>
/// <param name="Note">Address of the text.</param>
/// <param name="Attempt">The sending it answers, where the branch says.</param>
public sealed record RecordReceipt(
    Request Request, Guid ReceiptId, Guid DirectiveId, string Branch, string StatusCode, DateTimeOffset At, string? Person, bool Auto, string? Note, int? Attempt = null)
    : Command(Request)
{
    public override Guid? Target => DirectiveId;

    public override Decision Decide(ILedgerView view)
    {
        var (by, none) = Authority(view);
        if (by is null) return none!;
        if (view.Directive(DirectiveId) is not { Issue: { } issue } directive || !issue.Branches.Contains(Branch)) return Rejection.NotFound;
        if (Distribution.StatusCode.Of(StatusCode) is not { } code) return Rejection.UnknownReference("status-code", StatusCode);

        var delivery = view.Delivery(DirectiveId, Branch);
        if (delivery.Receipts.Contains(ReceiptId)) return Decision.Nothing;
        if (Attempt < 1 || Attempt > delivery.Attempt) return Rejection.UnknownReference("attempt", Attempt.Value.ToString(CultureInfo.InvariantCulture));
        if (code is "15" or "16" && directive.Recall is null) return Rejection.WrongStatus(directive, "answer-recall");

        // Of a quarantined directive nothing is kept that anyone types about it.
        var note = directive.Quarantined is null ? Note : null;
        var recorded = new ReceiptRecorded(ReceiptId, DirectiveId, Branch, code, At, Person, Auto, note, by, Attempt);
        return Decision.Of(delivery.Stream, recorded).And(RecallOf(directive, delivery, code));
    }

    private (Capacity? By, Rejection? Rejection) Authority(ILedgerView view)
    {
        if (Request.Person == Principal.Branch(Branch) && Request.OnBehalfOf is null) return (Capacity.OfBranch(Branch), null);

        var posts = view.Organisation.AppointmentsOf(Request.Person, VietnamTime.DateOf(view.Now)).Where(a => a.Body == Branch);
        return Capacity.Choose(Request, posts, Rejection.BranchMismatch.With("branch", Branch));
    }

    private Decision RecallOf(Directive directive, Delivery delivery, string code)
    {
        if (code is not ("15" or "16") || delivery.RecallAnswer == code || directive.RecallAgreed.Contains(Branch)) return Decision.Nothing;

        var answered = Decision.Of(directive.Stream, new RecallAnswered(Branch, code is "15"));
        var all = code is "15" && directive.Issue!.Branches.All(b => b == Branch || directive.RecallAgreed.Contains(b));
        return all ? answered.And(directive.Stream, new DirectiveRecalled()) : answered;
    }
}
