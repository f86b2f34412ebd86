using System.Collections.Immutable;
using System.Globalization;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>
/// The chair concludes a ballot: refers it to a meeting, adopts it with what is still to be put right, or closes a meeting's votes. That a written ballot is
/// adopted or not comes by itself, from the votes alone.
/// </summary>
/// <param name="Text">Address of what was concluded.</param>
/// <param name="Finalisers">Who must confirm the text put right; usernames.</param>
public sealed record ConcludeBallot(Request Request, Guid DirectiveId, int N, BallotOutcome Outcome, string? Text, ImmutableArray<string> Finalisers)
    : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        if (directive.Ballots.Find(b => b.N == N) is not { } ballot) return Rejection.UnknownReference("ballot", N.ToString(CultureInfo.InvariantCulture));

        // The one who ordered a written ballot takes the chair of it.
        var chairs = BallotProgress.Chairs(directive.Body, organisation, today).Concat(BallotProgress.Standing(directive, organisation, today).Where(a => a.Person == ballot.OrderedBy));
        var (by, none) = Capacity.Choose(Request, chairs.Where(a => a.Person == Request.Person), Rejection.AuthorityMissing.With("duty", "chair"));
        if (by is null) return none!;
        if (ballot.Conclusion is { } said && said.Outcome == Outcome && said.Text == Text) return Decision.Nothing;
        if (!IsConcludable(directive, ballot)) return Rejection.WrongStatus(directive, "ballot-conclusion");
        if (Finalisers.FirstOrDefault(p => !organisation.People.ContainsKey(p)) is { } unknown) return Rejection.UnknownReference("person", unknown);

        var counts = BallotProgress.Count(directive, ballot);
        var adopts = Outcome is BallotOutcome.Adopted or BallotOutcome.AdoptedWithChanges;
        if (Outcome is not BallotOutcome.ToMeeting && adopts != (counts.For >= ballot.Needed)) return Rejection.BallotNotCarried(counts, ballot.Needed);

        var concluded = new BallotConcluded(N, by, Outcome, counts, view.Now, Text, Finalisers, null);
        return Decision.Of(directive.Stream, ballot.Conclusion is null ? BallotProgress.End(directive, concluded, view) : [concluded]);
    }

    private bool IsConcludable(Directive directive, Ballot ballot) => Outcome switch
    {
        // Adopted by itself, and still to be put right before it is signed.
        BallotOutcome.AdoptedWithChanges when directive.Status is DirectiveStatus.Approved =>
            ballot.Conclusion is { Outcome: BallotOutcome.Adopted } && ballot.N == directive.Ballots.Count && directive.Holds(ballot.ContentHash),
        BallotOutcome.AdoptedWithChanges => ballot == directive.BallotNow && ballot.IsOpen,
        BallotOutcome.ToMeeting => ballot == directive.BallotNow && ballot.IsWritten,
        _ => ballot == directive.BallotNow && !ballot.IsWritten,
    };
}

/// <summary>A member cannot take part, and says why; or the office notes it for them. They stay one of those that more than half is counted of.</summary>
/// <param name="Person">Username.</param>
/// <param name="Reason">Address of the text.</param>
public sealed record ExcuseMember(Request Request, Guid DirectiveId, int N, string Person, string Reason) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        if (directive.Ballots.Find(b => b.N == N) is not { } ballot) return Rejection.UnknownReference("ballot", N.ToString(CultureInfo.InvariantCulture));

        var own = ballot.People.Where(p => p.Person == Person && Person == Request.Person).SelectMany(p => Seat.MemberOf(p.As, Principal.Organ(directive.Body, ballot.Organ), organisation, today));
        var office = organisation.Carrying(Duties.FormCheck, directive.Body, Request.Person, today).Concat(BallotProgress.Standing(directive, organisation, today).Where(a => a.Person == Request.Person));
        var (by, none) = Capacity.Choose(Request, own.Any() ? own : office, Rejection.AuthorityMissing.With("duty", Duties.FormCheck));
        if (by is null) return none!;
        if (!ballot.Has(Person)) return Rejection.UnknownReference("person", Person);
        if (ballot.Excused.Contains(Person)) return Decision.Nothing;
        if (ballot.Conclusion is not null || BallotProgress.VotesIn(directive, ballot).Any(v => v.By.Person == Person)) return Rejection.WrongStatus(directive, "excuse");

        return Decision.Of(directive.Stream, new MemberExcused(N, by, Person, Reason));
    }
}
