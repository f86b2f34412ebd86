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
        if (directive.Open is not { } open || open.People.FirstOrDefault(p => p.Person == request.Holder) is not { } seat) return (null, waiting);

        // The seat in the step came from an appointment; when that has ended, so has the seat, unless the person was appointed anew.
        var held = Seat.HoldersOf(seat, directive, view.Organisation, VietnamTime.DateOf(view.Now)).Where(a => a.Person == request.Holder).ToList();
        if (held is []) return (null, Expired(seat, view.Organisation));

        var (by, none) = AbsenceCover.Choose(request, held, new(directive.Steps[open.Step].Kind, directive.Type), view, waiting);
        return by is not null && HasAnotherVoice(directive, open, request) ? (null, Rejection.SecondVoice) : (by, none);
    }

    /// <summary>Whether the caller has a voice in the step besides the one they ask to raise: a seat of their own, or what they said there for another.</summary>
    private static bool HasAnotherVoice(Directive directive, StepOpened open, Request request) =>
        (request.OnBehalfOf is not null && open.People.Any(p => p.Person == request.Person)) || SpokeForAnother(directive, open, request.Person, request.Holder);

    /// <summary>Whether the person spoke in the open step, on the content as it is now, for anyone but <paramref name="holder"/>.</summary>
    internal static bool SpokeForAnother(Directive directive, StepOpened open, string person, string holder) =>
        directive.Reviews.Any(r => r.Step == open.Step && directive.Holds(r.ContentHash) && r.By.Person == person && r.By.Holder != holder);

    private static Rejection Expired(StepPerson seat, OrganisationChart organisation) => organisation.Appointment(seat.As) is { } ended
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

    /// <summary>Whether the person's part of a step is done on the content as it is now, by them or by who acts for them.</summary>
    public static bool IsDone(Directive directive, int step, string person) =>
        directive.BallotOf(step) is { } ballot
            ? BallotProgress.VotesIn(directive, ballot).Any(v => v.By.Person == person)
            : directive.Reviews.Any(r => r.Step == step && r.By.Holder == person && directive.Holds(r.ContentHash) && RouteProgress.Completes(directive.Steps[step].Kind, r.Choice));
}
