using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>Another acts in the step under way, in place of one who does not (chuyển người xử lý).</summary>
/// <param name="Reason">Address of the text.</param>
public sealed record StepReassigned(int Step, Capacity By, string From, StepPerson To, string Reason) : DirectiveEvent, IActed;

/// <summary>
/// Chánh Văn phòng, who carries the form check of the issuing body, puts another into the step under way. Never in a ballot: a seat in a collective is
/// nobody's to give.
/// </summary>
/// <param name="Step">Its place in the route, from 0.</param>
/// <param name="From">Who does not act.</param>
/// <param name="To">Who shall.</param>
/// <param name="Reason">Address of the text.</param>
public sealed record ReassignStep(Request Request, Guid DirectiveId, int Step, string From, string To, string Reason) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var today = VietnamTime.DateOf(view.Now);
        var (by, none) = Capacity.Choose(
            Request, view.Organisation.Carrying(Duties.FormCheck, directive.Body, Request.Person, today), Rejection.AuthorityMissing.With("duty", Duties.FormCheck));
        if (by is null) return none!;
        if (directive.Open is not { } open || open.Step != Step || directive.Steps[Step].Kind is StepKind.Ballot) return Rejection.WrongStatus(directive, "reassignment");
        if (open.People.Any(p => p.Person == To) && open.People.All(p => p.Person != From)) return Decision.Nothing;
        if (!ReviewTurn.Waiting(directive, open).Contains(From)) return Rejection.UnknownReference("person", From);
        if (directive.IsOwnDraftOf(To)) return Rejection.SelfApproval;
        if (ReviewTurn.SpokeForAnother(directive, open, To, To)) return Rejection.SecondVoice;
        if (open.People.Any(p => p.Person == To) || view.Organisation.AppointmentsOf(To, today).FirstOrDefault() is not { } held) return Rejection.UnknownReference("person", To);

        return Decision.Of(directive.Stream, new StepReassigned(Step, by, From, new(To, held.Id), Reason));
    }
}
