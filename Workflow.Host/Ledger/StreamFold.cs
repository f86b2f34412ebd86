using Workflow.Domain;
using Workflow.Domain.Audit;
using Workflow.Domain.Distribution;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Projections.Drafting;
using Workflow.Projections.Reporting;

namespace Workflow.Host.Ledger;

/// <summary>Puts one fact onto a stream as it stood. The same fold serves deciding, replaying and rebuilding.</summary>
public static class StreamFold
{
    public static StreamAsOf Apply(StreamKey key, StreamAsOf? before, object e, DateTimeOffset at, long sequence) => e switch
    {
        DirectiveEvent fact => Directive(key, before, fact, at, sequence),
        SeriesEvent fact => Series(before, fact),
        DeliveryEvent fact => Delivery(before, fact),
        MeetingEvent fact => new(Meeting.Evolve((Meeting?)before?.State ?? new(key.Id), fact), Next(before)),
        _ => new(before?.State ?? typeof(DayEvent), Next(before)),
    };

    /// <summary>What the store calls streams of this kind.</summary>
    public static string AliasOf(StreamKind kind) => kind switch
    {
        StreamKind.Directive => "directive",
        StreamKind.NumberSeries => "number_series",
        StreamKind.Delivery => "delivery",
        StreamKind.Meeting => "meeting",
        StreamKind.Organisation => "organisation_chart",
        _ => "day_event",
    };

    private static StreamAsOf Directive(StreamKey key, StreamAsOf? before, DirectiveEvent e, DateTimeOffset at, long sequence)
    {
        var after = Domain.Directive.Evolve((Directive?)before?.State ?? new Directive(key.Id), e);
        return new(after, Next(before), DirectiveCard.Next(before?.Card, after, e, at, sequence), DirectivePace.Next(before?.Pace, after, e, at));
    }

    private static StreamAsOf Series(StreamAsOf? before, SeriesEvent e)
    {
        var series = (NumberSeries?)before?.State ?? (e is SeriesOpened opened
            ? new NumberSeries(new(opened.Body, opened.Series, opened.Term))
            : throw new InvalidOperationException("A number series begins with its opening."));
        return new(NumberSeries.Evolve(series, e), Next(before));
    }

    private static StreamAsOf Delivery(StreamAsOf? before, DeliveryEvent e) =>
        new(Domain.Distribution.Delivery.Evolve((Delivery?)before?.State ?? new(e.DirectiveId, e.Branch), e), Next(before));

    private static int Next(StreamAsOf? before) => (before?.Version ?? 0) + 1;
}
