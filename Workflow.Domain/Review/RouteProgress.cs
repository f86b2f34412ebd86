using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>How a directive goes from step to step of its route.</summary>
public static class RouteProgress
{
    /// <summary>The facts that come when the steps before <paramref name="step"/> have passed: the next step opens, or passes at once
    /// because its approvals bind this very content, and after the last the directive is approved.</summary>
    public static IEnumerable<DirectiveEvent> From(int step, Directive directive, ILedgerView view)
    {
        for (; step < directive.Steps.Length; step++)
        {
            var opened = Open(step, directive, view);
            if (!IsPassed(step, opened, directive))
            {
                yield return opened;
                yield break;
            }

            yield return new StepPassed(step);
        }

        yield return new DirectiveApproved(directive.ContentHash, TimeLimit.ByRule("signature", directive, view));
    }

    /// <summary>Whether what was decided before carries the step: a ballot adopted the content as it is now, or enough of its people agreed to it.</summary>
    private static bool IsPassed(int step, StepOpened opened, Directive directive) => directive.Steps[step].Kind is StepKind.Ballot
        ? directive.Ballots.Exists(b => b.Step == step && b.IsAdopted && directive.Holds(b.ContentHash))
        : Agreed(step, opened, directive) >= opened.Needed;

    /// <summary>How many of the step's people have agreed to the content as it is now.</summary>
    public static int Agreed(int step, StepOpened opened, Directive directive) => directive.Reviews
        .Where(r => r.Step == step && Completes(directive.Steps[step].Kind, r.Choice) && directive.Holds(r.ContentHash))
        .Select(r => r.By.Holder).Distinct(StringComparer.Ordinal).Count(holder => opened.People.Any(p => p.Person == holder));

    /// <summary>In an opinion step having remarks is a complete answer too.</summary>
    public static bool Completes(StepKind kind, ReviewChoice choice) =>
        choice is ReviewChoice.Approve || (kind is StepKind.Opinion && choice is ReviewChoice.Note);

    /// <summary>Whom a step means on that day, each person once.</summary>
    public static IEnumerable<AppointmentMade> PeopleOf(RouteStep step, Directive directive, OrganisationChart organisation, DateOnly day) =>
        (step.Kind is StepKind.Ballot
            ? organisation.VotersOf(directive.Body, step.Organ!, day)
            : step.Who.SelectMany(who => PeopleOf(who, directive, organisation, day))).DistinctBy(a => a.Person);

    /// <summary>How many of a step's people must agree: of a ballot's more than half of the members, not of those who answer (147-QĐ/TW). Nobody's agreement passes no step.</summary>
    public static int Needed(RouteStep step, int people) =>
        step.Kind is StepKind.Ballot ? (people / 2) + 1 : Math.Max(1, step.AtLeast ?? (step.Percent is { } percent ? ((people * percent) + 99) / 100 : people));

    /// <summary>Whether the step has people enough on that day to pass at all.</summary>
    public static bool IsFilled(RouteStep step, Directive directive, OrganisationChart organisation, DateOnly day) =>
        PeopleOf(step, directive, organisation, day).Count() is var people && people >= Needed(step, people);

    private static IEnumerable<AppointmentMade> PeopleOf(StepPeople who, Directive directive, OrganisationChart organisation, DateOnly day) => who switch
    {
        { Person: { } person } => organisation.AppointmentsOf(person, day).Take(1),
        { Organ: { } organ } => organisation.MembersOf(directive.Body, organ, day),
        { HeadOf: not null } => organisation.Body(directive.Draft?.DraftingUnit) is { Head: { } head } unit ? organisation.HoldersOf(unit.Code, head, day) : [],
        { Body: { } body, Post: { } post } => organisation.HoldersOf(body == OrganisationChart.OwnBranch ? directive.Body : body, post, day),
        _ => [],
    };

    private static StepOpened Open(int number, Directive directive, ILedgerView view)
    {
        var step = directive.Steps[number];
        ImmutableArray<StepPerson> people =
            [.. PeopleOf(step, directive, view.Organisation, VietnamTime.DateOf(view.Now)).Select(a => Seat(a, step))];

        return new(number, people, Needed(step, people.Length), LimitOf(step, directive, view));
    }

    /// <summary>Until when a step that opens now is to be done, by the urgency of the paper; null where the route sets no time.</summary>
    public static TimeLimit? LimitOf(RouteStep step, Directive directive, ILedgerView view) =>
        TimeLimit.After(view.Now, step.Due.GetValueOrDefault(TextJson.Name(directive.Draft!.Urgency)), view.Organisation.Calendar);

    private static StepPerson Seat(AppointmentMade a, RouteStep step) => new(a.Person, a.Id)
    {
        Post = step.Kind is StepKind.Ballot || step.Who.Any(who => who.Person == a.Person) ? null : Principal.Post(a.Body, a.Post),
    };
}
