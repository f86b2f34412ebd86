using System.Globalization;
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
        return held is [] ? (null, Expired(mine, view.Organisation)) : Capacity.Choose(request, held, waiting);
    }

    private static Rejection Expired(StepPerson seat, OrganisationChart organisation) => organisation.Appointments.FindLast(a => a.Id == seat.As) is { } ended
        ? Rejection.AuthorityExpired.With("capacity", ended.Post).With("until", ended.To?.ToString("O", CultureInfo.InvariantCulture))
        : Rejection.AuthorityExpired;

    /// <summary>The refusal that tells where the directive is and whom it waits for.</summary>
    public static Rejection NotYourTurn(Directive directive, OrganisationChart organisation)
    {
        if (directive.Open is not { } open) return Rejection.NotYourTurn.With("step", TextJson.Name(directive.Status));

        return Rejection.NotYourTurn
            .With("step", TextJson.Name(directive.Steps[directive.StepNow].Kind))
            .With("who", string.Join(", ", Waiting(directive, open).Select(organisation.NameOf)));
    }

    /// <summary>The people of the open step who have not done their part on this content.</summary>
    public static IEnumerable<string> Waiting(Directive directive, StepOpened open) =>
        open.People.Select(p => p.Person).Where(person => !IsDone(directive, open.Step, person));

    /// <summary>Whether the person has done their part of a step on the content as it is now.</summary>
    public static bool IsDone(Directive directive, int step, string person) =>
        directive.BallotOf(step) is { } ballot
            ? BallotProgress.VotesIn(directive, ballot).Any(v => v.By.Person == person)
            : directive.Reviews.Any(r => r.Step == step && r.By.Person == person && directive.Holds(r.ContentHash) && RouteProgress.Completes(directive.Steps[step].Kind, r.Choice));
}
