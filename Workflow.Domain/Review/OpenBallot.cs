using System.Collections.Immutable;
using System.Globalization;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>A written ballot is sent out, on the order of a member of the Thường trực: by them, or by Chánh Văn phòng for them (147-QĐ/TW).</summary>
/// <param name="N">Which of the directive's ballots, from 1.</param>
/// <param name="OrderedBy">Username; null for the caller.</param>
public sealed record OpenBallot(Request Request, Guid DirectiveId, int N, string? OrderedBy) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        var standing = BallotProgress.Standing(directive, organisation, today).ToList();
        var (by, none) = Capacity.Choose(
            Request, standing.FindAll(a => a.Person == Request.Person) is { Count: > 0 } own ? own : organisation.Carrying(Duties.FormCheck, directive.Body, Request.Person, today),
            Rejection.AuthorityMissing.With("duty", "standing"));
        if (by is null) return none!;

        var orderedBy = OrderedBy ?? Request.Person;
        if (standing.TrueForAll(a => a.Person != orderedBy)) return Rejection.AuthorityMissing.With("duty", "standing");
        if (directive.Ballots.Find(b => b.N == N) is not { } ballot) return Rejection.UnknownReference("ballot", N.ToString(CultureInfo.InvariantCulture));
        if (ballot.OrderedBy is not null) return Decision.Nothing;
        if (ballot != directive.BallotNow || !ballot.IsWritten) return Rejection.WrongStatus(directive, "ballot-opening");

        var step = directive.Steps[ballot.Step];
        ImmutableArray<StepPerson> people = [.. RouteProgress.PeopleOf(step, directive, organisation, today).Select(a => new StepPerson(a.Person, a.Id))];
        return people is []
            ? Rejection.StepUnfilled(StepKind.Ballot)
            : Decision.Of(directive.Stream, new BallotOpened(N, by, orderedBy, people, RouteProgress.Needed(step, people.Length), RouteProgress.LimitOf(step, directive, view)));
    }
}
