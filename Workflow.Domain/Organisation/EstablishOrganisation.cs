using System.Collections.Immutable;

namespace Workflow.Domain.Organisation;

/// <summary>An installation's first facts: bodies, people, duties, terms, routes, and where each number series stands. Done once; again records nothing.</summary>
public sealed record EstablishOrganisation(Request Request, ImmutableArray<Fact> Facts) : Command(Request)
{
    public override Decision Decide(ILedgerView view) => view.Organisation.Bodies.IsEmpty
        ? Facts.Aggregate(Decision.Nothing, (decision, fact) => decision.And(fact.Stream, fact.Event))
        : Decision.Nothing;

    /// <summary>Each body has a stream of its own; people, groups, routes and the calendar are in the stream of the whole.</summary>
    public static StreamKey StreamOf(string body) => new(StreamKind.Organisation, NameId.Of("organisation", body));
}
