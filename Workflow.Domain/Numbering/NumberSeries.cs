using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Numbering;

/// <summary>Which counter: one per body, series and term of the committee (HD 36 §II.1.3), written <c>DU.NQ.NK-2025-2030</c>.</summary>
public sealed record SeriesId(string Body, string Series, string Term)
{
    public override string ToString() => $"{Body}.{Series}.{Term}";

    public StreamKey Stream => new(StreamKind.NumberSeries, NameId.Of("series", ToString()));

    public static SeriesId? Parse(string? text) =>
        text?.Split('.', 3) is [var body, var series, var term] ? new(body, series, term) : null;
}

/// <summary>A counter: every number from 1 to <see cref="Last"/> is before the system, given to a directive, or voided with a reason.</summary>
public sealed record NumberSeries(SeriesId Id)
{
    public int Version { get; private init; }

    /// <summary>The last number given on paper before this system; 0 when there was none. Shown as one line.</summary>
    public int Opening { get; private init; }

    public int Last { get; private init; }

    public DateOnly? LastIssuedOn { get; private init; }

    /// <summary>Historical documents entered later, each under the number it bore before the system.</summary>
    public ImmutableDictionary<int, Guid> Bound { get; private init; } = ImmutableDictionary<int, Guid>.Empty;

    /// <summary>Numbers booked and not yet taken or voided.</summary>
    public ImmutableDictionary<int, NumberBooked> Booked { get; private init; } = ImmutableDictionary<int, NumberBooked>.Empty;

    public bool IsOpen => Version > 0;

    /// <summary>The facts that give the next number to <paramref name="directive"/>, and the number. A series unheard of opens with its first number.</summary>
    public (int Count, ImmutableArray<SeriesEvent> Facts) Allocate(Guid directive, DateOnly issuedOn, string printed)
    {
        var allocated = new NumberAllocated(Last + 1, directive, issuedOn, printed);
        return (Last + 1, IsOpen ? [allocated] : [new SeriesOpened(Id.Body, Id.Series, Id.Term, 0), allocated]);
    }

    public static NumberSeries Evolve(NumberSeries series, SeriesEvent e) => (e switch
    {
        SeriesOpened opened => series with { Opening = opened.LastNumber, Last = opened.LastNumber },
        NumberAllocated allocated => series with { Last = allocated.Count, LastIssuedOn = allocated.IssuedOn },
        NumberBound bound => series with { Bound = series.Bound.SetItem(bound.Count, bound.Directive) },
        NumberBooked booked => series with { Last = booked.Count, LastIssuedOn = Later(series.LastIssuedOn, booked.IssuedOn), Booked = series.Booked.SetItem(booked.Count, booked) },
        NumberTaken taken => series with { Booked = series.Booked.Remove(taken.Count) },
        NumberVoided voided => series with { Booked = series.Booked.Remove(voided.Count) },
        _ => throw new InvalidOperationException($"A number series has no {e.GetType().Name}."),
    }) with { Version = series.Version + 1 };

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;
}

/// <summary>What can happen to a number series.</summary>
public abstract record SeriesEvent;

/// <summary>Counting begins after <paramref name="LastNumber"/>, the last one given before the system.</summary>
public sealed record SeriesOpened(string Body, string Series, string Term, int LastNumber) : SeriesEvent;

public sealed record NumberAllocated(int Count, Guid Directive, DateOnly IssuedOn, string Printed) : SeriesEvent;

/// <summary>A historical document took the number it always had; nothing was counted.</summary>
public sealed record NumberBound(int Count, Guid Directive, DateOnly IssuedOn, string Printed) : SeriesEvent;

/// <summary>The number is spent and stays visible in the register with its reason, so that the gap is explained.</summary>
/// <param name="Directive">The document that bore it; null for a booked number, which none bore.</param>
/// <param name="Reason">Address of the text, in the directive's content or else in the series'; one of the two is there.</param>
public sealed record NumberVoided(Capacity By, int Count, Guid? Directive, DateOnly IssuedOn, string Printed, string? ReasonCode, string? Reason) : SeriesEvent, IActed;

/// <summary>A number was given to a paper that is not in the system: a secret one, of which nothing else is known, or one numbered by hand during an outage.</summary>
/// <param name="Unit">Code of the unit, for a secret document.</param>
/// <param name="Waiver">Address, among the texts of the series, of the reason why its date is earlier than that of the number before; null when it is not.</param>
public sealed record NumberBooked(Capacity By, int Count, BookingKind Kind, DateOnly IssuedOn, string Printed, string? Unit, string? Waiver) : SeriesEvent, IActed;

/// <summary>The directive of a paper numbered during an outage took its number.</summary>
public sealed record NumberTaken(int Count, Guid Directive, DateOnly IssuedOn, string Printed) : SeriesEvent;
