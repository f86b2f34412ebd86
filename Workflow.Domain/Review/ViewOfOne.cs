using Workflow.Domain.Distribution;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>A world of one directive, to ask what would come of an act on it: what it would do to other documents and which number it would take does not matter there.</summary>
/// <param name="One">Null before it is drafted.</param>
internal sealed record ViewOfOne(Directive? One, OrganisationChart Organisation, DateTimeOffset Now) : ILedgerView
{
    public Directive? Directive(Guid id) => id == One?.Id ? One : null;

    public NumberSeries Series(SeriesId id) => new(id);

    public Delivery Delivery(Guid directive, string branch) => new(directive, branch);

    public Meeting? Meeting(Guid id) => null;
}
