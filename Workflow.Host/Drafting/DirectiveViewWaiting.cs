using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Drafting;

/// <summary>Whom a directive waits for: posts and duties by the people who hold them on that day, with those who act for them.</summary>
internal static class DirectiveViewWaiting
{
    public static IReadOnlyList<WaitingView> Of(Replayed directive, OrganisationChart organisation, DateTimeOffset at)
    {
        var card = directive.Card;
        return
        [
            .. from waiting in card.Waiting
               where waiting.Kind is not Projections.Drafting.DirectiveCard.Escalated
               from held in waiting.HoldersOn(organisation, VietnamTime.DateOf(at)).DistinctBy(a => a.Person).DefaultIfEmpty()
               select new WaitingView(
                   waiting.Principal, held?.Person, held is null ? null : organisation.NameOf(held.Person), waiting.Kind, held?.Id ?? waiting.As, card.Since, card.DueAt)
               {
                   Deputies = held is null ? [] : [.. Deputies.For(held.Person, directive.State, organisation, at).Select(c => new DeputyView(c.Granted.Deputy, organisation.NameOf(c.Granted.Deputy), c.To))],
               },
        ];
    }

    /// <summary>What happens when the time limit passes, as a key of the terms <c>atDeadline</c>; null where there is none, or it has happened.</summary>
    public static string? Then(Directive directive) => directive switch
    {
        { Deadline: null } => null,
        { Deadline.Escalated: true } => "overdue",
        { BallotNow: { IsWritten: true, IsOpen: true } } => "close",
        _ => "office",
    };

    /// <summary>Who, since when, until when, what then; for a ballot how many have voted and who has not. Null when it waits for nobody.</summary>
    public static string? Sentence(Replayed directive, IReadOnlyList<WaitingView> waiting, OrganisationChart organisation, Language language)
    {
        if (waiting is []) return null;

        var state = directive.State;
        if (state.Open is { } open && state.Steps[open.Step].Kind is StepKind.Ballot)
            return WordingWaiting.Ballot(language, open.People.Length - ReviewTurn.Waiting(state, open).Count(), open.People.Length, Named(waiting, null, language), open.Needed);

        var post = waiting is [{ As: { } only }] ? organisation.Appointment(only)?.Post : null;
        var first = waiting[0];
        return WordingWaiting.Sentence(
            language, Named(waiting, post, language), first.Kind is "returned" ? "revision" : first.Kind, Instant.Text(first.Since),
            first.DueAt is { } due ? Instant.Text(due) : null, Then(state));
    }

    private static string Named(IEnumerable<WaitingView> waiting, string? post, Language language) => string.Join(", ", waiting.Select(w =>
        WordingWaiting.Named(language, w.Name ?? w.Principal.Split('/', ':')[^1], post, w.Deputies.Select(d => (d.Name, Instant.Text(d.Until))))));
}
