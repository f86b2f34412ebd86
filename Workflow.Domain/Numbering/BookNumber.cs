using System.Collections.Immutable;
using System.Globalization;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Numbering;

/// <summary>What a number is booked for without a document in the system.</summary>
public enum BookingKind
{
    /// <summary>A secret document, kept outside: secret and other documents of one type share one series (HD 36 §II.1.3), and the system knows of it the number alone.</summary>
    Secret,

    /// <summary>A paper numbered by hand while the system was away; its directive takes the number later.</summary>
    Outage,
}

/// <summary>The clerk books the next numbers of a series: the register shows them, so that no gap is unexplained.</summary>
/// <param name="Unit">Code of the unit that the secret document is of; nothing else is known of it.</param>
/// <param name="Waiver">Address of the reason why the date may be earlier than that of the number before; null when none is given.</param>
public sealed record BookNumber(Request Request, SeriesId Series, BookingKind Kind, DateOnly IssuedOn, int Count, string? Unit, string? Waiver) : Command(Request)
{
    public override Decision Decide(ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        var (by, none) = Capacity.Choose(Request, organisation.Carrying(Duties.Clerk, Series.Body, Request.Person, today), Rejection.AuthorityMissing.With("duty", Duties.Clerk));
        if (by is null) return none!;
        if (Unit is not null && organisation.Body(Unit) is null) return Rejection.UnknownReference("body", Unit);
        if (organisation.TypesOn(IssuedOn).OfSeries(Series.Series) is not { } type) return Rejection.UnknownReference("series", Series.ToString());
        if (organisation.TermOf(Series.Body, IssuedOn)?.Id != Series.Term || IssuedOn > today) return Rejection.DateOutOfRange.With("date", Day(IssuedOn)).With("series", Series.ToString());

        var series = view.Series(Series);
        if (series.LastIssuedOn > IssuedOn && Waiver is null) return Rejection.DateDecreasing.With("date", Day(IssuedOn)).With("previous", Day(series.LastIssuedOn.Value));

        ImmutableArray<SeriesEvent> opened = series.IsOpen ? [] : [new SeriesOpened(Series.Body, Series.Series, Series.Term, 0)];
        var symbol = organisation.Body(Series.Body)!.Symbol;
        return Decision.Of(Series.Stream, [.. opened, .. Enumerable.Range(series.Last + 1, Count).Select(n => Booked(by, n, new DirectiveNumber(n, type.Symbol, symbol).Printed))]);
    }

    private NumberBooked Booked(Capacity by, int count, string printed) => new(by, count, Kind, IssuedOn, printed, Unit, Waiver);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>The clerk voids a booked number that was not needed. It stays in the register, with the reason.</summary>
/// <param name="Reason">Address of the text, among the texts of the series.</param>
public sealed record VoidNumber(Request Request, SeriesId Series, int Count, string Reason) : Command(Request)
{
    public override Decision Decide(ILedgerView view)
    {
        var today = VietnamTime.DateOf(view.Now);
        var (by, none) = Capacity.Choose(Request, view.Organisation.Carrying(Duties.Clerk, Series.Body, Request.Person, today), Rejection.AuthorityMissing.With("duty", Duties.Clerk));
        if (by is null) return none!;

        // A number that a document bears is void with the document's return, never by itself.
        return view.Series(Series).Booked.GetValueOrDefault(Count) is { } booked
            ? Decision.Of(Series.Stream, new NumberVoided(by, Count, null, booked.IssuedOn, booked.Printed, null, Reason))
            : Rejection.NotBooked.With("number", Count.ToString(CultureInfo.InvariantCulture)).With("series", Series.ToString());
    }
}
