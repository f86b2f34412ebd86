using System.Globalization;
using Workflow.Domain;
using Workflow.Domain.Numbering;

namespace Workflow.Projections.Numbering;

/// <summary>One line of a register (sổ văn bản). Numbers from before the system are one line together; a voided number stays.</summary>
/// <param name="Count">The number; 0 for the line of those before the system.</param>
/// <param name="State"><c>before-system</c>, <c>allocated</c>, <c>bound</c>, <c>booked-secret</c>, <c>booked-outage</c> or <c>voided</c>.</param>
/// <param name="Number">As printed; for the line of those before the system, from–to.</param>
/// <param name="Reason">Why a number is void: address of the text; or the code, or both.</param>
public sealed record RegisterEntry(string Series, int Count, string State, string Number, DateOnly? IssuedOn, Guid? Directive, string? Reason)
{
    public string? ReasonCode { get; init; }

    /// <summary>Code of the unit that a secret document is of.</summary>
    public string? Unit { get; init; }

    /// <summary>The line that the fact writes, in place of an earlier one of the same number; null when it writes none.</summary>
    public static RegisterEntry? Of(string series, SeriesEvent e) => e switch
    {
        SeriesOpened { LastNumber: > 0 } opened =>
            new(series, 0, "before-system", string.Create(CultureInfo.InvariantCulture, $"01–{opened.LastNumber:00}"), null, null, null),
        NumberAllocated allocated => new(series, allocated.Count, "allocated", allocated.Printed, allocated.IssuedOn, allocated.Directive, null),
        NumberBound bound => new(series, bound.Count, "bound", bound.Printed, bound.IssuedOn, bound.Directive, null),
        NumberVoided voided => new(series, voided.Count, "voided", voided.Printed, voided.IssuedOn, voided.Directive, voided.Reason) { ReasonCode = voided.ReasonCode },
        NumberBooked booked => new(series, booked.Count, $"booked-{TextJson.Name(booked.Kind)}", booked.Printed, booked.IssuedOn, null, booked.Waiver) { Unit = booked.Unit },
        NumberTaken taken => new(series, taken.Count, "allocated", taken.Printed, taken.IssuedOn, taken.Directive, null),
        _ => null,
    };
}
