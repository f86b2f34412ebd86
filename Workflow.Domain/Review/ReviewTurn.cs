using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>Whose turn it is in the step under way.</summary>
public static class ReviewTurn
{
    /// <summary>The capacity in which the caller acts in the open step, or why they may not.</summary>
    public static (Capacity? By, Rejection? Rejection) Of(Directive directive, Request request, ILedgerView view)
    {
        var waiting = NotYourTurn(directive, view.Organisation);
        if (directive.Open?.People.FirstOrDefault(p => p.Person == request.Person) is not { } mine) return (null, waiting);

        // The seat in the step came from an appointment; when that has ended, so has the seat.
        var held = view.Organisation.AppointmentsOf(request.Person, VietnamTime.DateOf(view.Now)).Where(a => a.Id == mine.As).ToList();
        return held is [] ? (null, Rejection.AuthorityExpired) : Capacity.Choose(request, held, waiting);
    }

    /// <summary>The refusal that tells where the directive is and whom it waits for.</summary>
    public static Rejection NotYourTurn(Directive directive, OrganisationChart organisation)
    {
        if (directive.Open is not { } open) return Rejection.NotYourTurn.With("step", TextJson.Name(directive.Status));

        return Rejection.NotYourTurn
            .With("step", TextJson.Name(directive.Steps[directive.StepNow].Kind))
            .With("who", string.Join(", ", Waiting(directive, open).Select(organisation.NameOf)));
    }

    /// <summary>The people of the open step who have not done their part on this content.</summary>
    public static IEnumerable<string> Waiting(Directive directive, StepOpened open)
    {
        var kind = directive.Steps[open.Step].Kind;
        return open.People.Select(p => p.Person).Where(person =>
            !directive.Votes.Any(v => v.Step == open.Step && v.By.Person == person && v.ContentHash == directive.ContentHash)
            && !directive.Reviews.Any(r =>
                r.Step == open.Step && r.By.Person == person && r.ContentHash == directive.ContentHash && RouteProgress.Completes(kind, r.Choice)));
    }
}
