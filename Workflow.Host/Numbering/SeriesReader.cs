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

    /// <summary>The series that count on that day for the bodies that the person is clerk of, in the order of the rules.</summary>
    public IEnumerable<CountingSeries> KeptBy(string person, DateOnly day)
    {
        var organisation = ledger.Organisation;
        return from code in organisation.BodiesServedBy(Duties.Clerk, person, day)
               let body = organisation.Body(code)!
               from types in organisation.TypesOn(day).All.GroupBy(type => type.Series)
               let id = AssignNumber.SeriesOf(types.First(), null, code, day, organisation)
               where id is not null
               select new CountingSeries(id.ToString(), code, body.Name, $"{types.First().Symbol}/{body.Symbol}", [.. types.Select(t => t.Code)], id.Term);
    }
}

/// <summary>A series that counts today.</summary>
/// <param name="Symbol">As it prints after the number, such as <c>NQ/ĐU</c>.</param>
/// <param name="Types">The codes of the types that it counts.</param>
public sealed record CountingSeries(string Series, string Body, string BodyName, string Symbol, IReadOnlyList<string> Types, string Term);

/// <summary>The world of one directive and the series that counts it.</summary>
internal sealed record NumberingView(Directive One, NumberSeries Counter, OrganisationChart Organisation, DateTimeOffset Now) : ILedgerView
{
    public Directive? Directive(Guid id) => id == One.Id ? One : null;

    public NumberSeries Series(SeriesId id) => id == Counter.Id ? Counter : new(id);

    public Delivery Delivery(Guid directive, string branch) => new(directive, branch);

    public Meeting? Meeting(Guid id) => null;
}
