using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>Who runs a ballot, what has been counted in it, and what follows from its end.</summary>
public static class BallotProgress
{
    /// <summary>The standing members who order a written ballot (147-QĐ/TW): a body without a Thường trực is led by its secretary alone.</summary>
    public static IEnumerable<AppointmentMade> Standing(Directive directive, OrganisationChart organisation, DateOnly day)
    {
        var standing = organisation.MembersOf(directive.Body, "TT", day).ToList();
        return standing is [] ? Chairs(directive.Body, organisation, day) : standing;
    }

    /// <summary>Who chairs the body's organs.</summary>
    public static IEnumerable<AppointmentMade> Chairs(string body, OrganisationChart organisation, DateOnly day) =>
        organisation.HoldersOf(body, organisation.Body(body)?.Head ?? "Bí thư", day);

    public static IEnumerable<VoteCast> VotesIn(Directive directive, Ballot ballot) => directive.Votes.Where(v => v.Ballot == ballot.N);

    public static VoteCounts Count(Directive directive, Ballot ballot)
    {
        var votes = VotesIn(directive, ballot).ToLookup(v => v.Choice);
        return new(votes[VoteChoice.For].Count(), votes[VoteChoice.Against].Count(), votes[VoteChoice.Other].Count());
    }

    /// <summary>The outcome that the votes given so far make certain at that instant; null while the ballot goes on.</summary>
    public static BallotOutcome? OutcomeOf(Directive directive, Ballot ballot, DateTimeOffset now)
    {
        var important = ballot.IsWritten && directive.Draft!.Important;
        var waiting = ballot.People.Length - VotesIn(directive, ballot).Count();
        return Ballot.OutcomeOf(Count(directive, ballot), waiting, ballot.Needed, important, ballot.IsOver(now));
    }

    /// <summary>The end of a ballot with what follows: the route goes on, the directive is not adopted, or a meeting is asked.</summary>
    public static IEnumerable<DirectiveEvent> End(Directive directive, BallotConcluded concluded, ILedgerView view)
    {
        var step = directive.Ballots[concluded.Ballot - 1].Step;
        return concluded.Outcome switch
        {
            BallotOutcome.NotAdopted => [concluded, new DirectiveRejected(null, TextJson.Name(StepKind.Ballot), null, null, [], directive.ContentHash)],
            BallotOutcome.ToMeeting => [concluded],
            _ => [concluded, new StepPassed(step), .. RouteProgress.From(step + 1, Directive.Evolve(directive, concluded), view)],
        };
    }

    /// <summary>The facts of an end that came by itself; none while the ballot goes on.</summary>
    public static IEnumerable<DirectiveEvent> EndByItself(Directive directive, Ballot ballot, ILedgerView view) => OutcomeOf(directive, ballot, view.Now) is { } outcome
        ? End(directive, new(ballot.N, null, outcome, Count(directive, ballot), view.Now, null, [], null), view)
        : [];
}
