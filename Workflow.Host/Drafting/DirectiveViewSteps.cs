using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;

namespace Workflow.Host.Drafting;

/// <summary>The steps of a directive's route: those behind it with the people they were opened for, those ahead with the people they would be opened for today.</summary>
internal static class DirectiveViewSteps
{
    public static IReadOnlyList<StepView> Of(Replayed directive, OrganisationChart organisation, DateOnly day)
    {
        var opened = directive.Facts.Reverse().TakeWhile(f => f.Event is not DirectiveSubmitted).Where(f => f.Event is StepOpened)
            .DistinctBy(f => ((StepOpened)f.Event).Step).ToDictionary(f => ((StepOpened)f.Event).Step);
        return [.. directive.State.Steps.Select((step, n) => View(n, step, directive.State, opened.GetValueOrDefault(n), organisation, day))];
    }

    private static StepView View(int n, RouteStep step, Directive directive, PlacedFact? opening, OrganisationChart organisation, DateOnly day)
    {
        // The step under way may have other people by now than when it was opened.
        var (opened, ballot) = (directive.Open?.Step == n ? directive.Open : opening?.Event as StepOpened, directive.BallotOf(n));
        var people = opened is not null
            ? [.. (ballot?.People ?? opened.People).Select(p => p.Person)]
            : RouteProgress.PeopleOf(step, directive, organisation, day).Select(a => a.Person).ToList();
        var needed = ballot?.Needed ?? opened?.Needed ?? RouteProgress.Needed(step, people.Count);
        var status = StatusOf(n, directive);
        return new(
            n + 1, step.Kind, status, [.. people.Select(p => new StepPersonView(p, organisation.NameOf(p), ReviewTurn.IsDone(directive, n, p)))], needed,
            opening?.At, opened?.Limit?.DueAt, step.Organ, ModeOf(step, ballot), ballot?.Conclusion is { } end ? CountsView.Of(end.Counts) : null);
    }

    /// <summary>A written ballot that was referred to a meeting is held there.</summary>
    private static string? ModeOf(RouteStep step, Ballot? ballot) => ballot is null ? step.Mode : ballot.IsWritten ? "written" : "meeting";

    private static string StatusOf(int n, Directive directive) => directive.Status switch
    {
        DirectiveStatus.Draft => "waiting",
        DirectiveStatus.Rejected when n == directive.StepNow => "rejected",
        _ when n < directive.StepNow => "passed",
        DirectiveStatus.InReview when n == directive.StepNow => "open",
        _ => "waiting",
    };
}
