using Marten;
using Workflow.Domain;
using Workflow.Domain.Distribution;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Ledger;

namespace Workflow.Host.Numbering;

/// <summary>Reads a counter as it stands. What it would give next is for showing only: whoever asks first takes it.</summary>
public sealed class SeriesReader(IDocumentStore documents, LedgerStore ledger)
{
    public async Task<NumberSeries> FindAsync(SeriesId id, CancellationToken cancellation)
    {
        await using var session = documents.QuerySession();
        var facts = await session.Events.FetchStreamAsync(id.Stream.Id, token: cancellation);
        return (NumberSeries?)LedgerSql.Fold(id.Stream, facts)?.State ?? new NumberSeries(id);
    }

    /// <summary>The series that would count it on that day; null when none would.</summary>
    public SeriesId? OfDirective(Directive directive, DateTimeOffset now)
    {
        var day = VietnamTime.DateOf(now);
        return ledger.Organisation.TypesOn(day).Find(directive.Type) is { } type ? AssignNumber.SeriesOf(type, directive.Organ, directive.Body, day, ledger.Organisation) : null;
    }

    /// <summary>The series that count on that day for the bodies that the person is clerk of.</summary>
    public IEnumerable<SeriesId> KeptBy(string person, DateOnly day) =>
        (from body in ledger.Organisation.BodiesServedBy(Duties.Clerk, person, day)
         from type in ledger.Organisation.TypesOn(day).All
         select AssignNumber.SeriesOf(type, null, body, day, ledger.Organisation)).OfType<SeriesId>().Distinct();

    public RegisterName NameOf(SeriesId id, bool isKept)
    {
        var (organisation, body) = (ledger.Organisation, ledger.Organisation.Body(id.Body));
        var types = organisation.TypesOn(DateOnly.MaxValue).All.Where(type => type.Series == id.Series).ToList();
        return new(id.ToString(), id.Body, body?.Name ?? id.Body, $"{types.FirstOrDefault()?.Symbol ?? id.Series}/{body?.Symbol}", [.. types.Select(type => type.Code)], id.Term, isKept);
    }
}

/// <summary>A register by name.</summary>
/// <param name="Symbol">As it prints after the number, such as <c>NQ/ĐU</c>.</param>
/// <param name="Types">The codes of the types that it counts; none for a congress, which counts all in one.</param>
/// <param name="Kept">It counts today, and the caller is its clerk.</param>
public sealed record RegisterName(string Series, string Body, string BodyName, string Symbol, IReadOnlyList<string> Types, string Term, bool Kept);

/// <summary>The world of one directive and the series that counts it.</summary>
internal sealed record NumberingView(Directive One, NumberSeries Counter, OrganisationChart Organisation, DateTimeOffset Now) : ILedgerView
{
    public Directive? Directive(Guid id) => id == One.Id ? One : null;

    public NumberSeries Series(SeriesId id) => id == Counter.Id ? Counter : new(id);

    public Delivery Delivery(Guid directive, string branch) => new(directive, branch);

    public Meeting? Meeting(Guid id) => null;
}
