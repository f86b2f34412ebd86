using Workflow.Domain;
using Workflow.Domain.Distribution;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;

namespace Workflow.Benchmarks.Rules;

/// <summary>A world of one directive and no store.</summary>
internal sealed record OneDirective(OrganisationChart Organisation, DateTimeOffset Now, Directive? One) : ILedgerView
{
    public Directive? Directive(Guid id) => One;

    public NumberSeries Series(SeriesId id) => new(id);

    public Delivery Delivery(Guid directive, string branch) => new(directive, branch);

    public Meeting? Meeting(Guid id) => null;

    /// <exception cref="InvalidOperationException">The command was refused.</exception>
    public OneDirective After(Command command)
    {
        var decision = command.Decide(this);
        if (decision.Rejection is { } refused) throw new InvalidOperationException(refused.Code);

        return this with { One = decision.Facts.Select(f => f.Event).OfType<DirectiveEvent>().Aggregate(One ?? new Directive(Guid.Empty), Domain.Directive.Evolve) };
    }
}
