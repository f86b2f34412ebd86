using Workflow.Domain;
using Workflow.Domain.Numbering;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Numbering;

/// <summary>Numbers without a document in the system: booked for secret papers and for outages, and voided (contract §2, "Registers").</summary>
public static class BookingEndpoints
{
    private const int MostAtOnce = 200;

    public static void MapBookings(this RouteGroupBuilder api)
    {
        api.MapPost("/registers/{series}/secret-bookings", BookSecret).WithSummary("Book the next number for a secret document, of which nothing else is known here")
            .Accepts<SecretBookingBody>("application/json").Produces<BookingAnswer>(201);
        api.MapPost("/registers/{series}/bookings", BookOutage).WithSummary("Book numbers that papers were given by hand during an outage")
            .Accepts<OutageBookingBody>("application/json").Produces<BookingAnswer>(201);
        api.MapPost("/registers/{series}/voids", Void).WithSummary("Void a booked number, with the reason").Accepts<VoidBody>("application/json").Produces<BookingAnswer>();
    }

    private static async Task<IResult> BookSecret(string series, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<SecretBookingBody>(http);
        return await BookAsync(http, door, asked.Hash, new(Door.RequestOf(http, asked.Body), SeriesOf(series), BookingKind.Secret, asked.Body.IssuedOn, 1, asked.Body.Unit, null), []);
    }

    private static async Task<IResult> BookOutage(string series, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<OutageBookingBody>(http);
        if (asked.Body.Kind is not "outage") throw RefusedRequestException.Malformed("kind");
        if (asked.Body.Count is < 1 or > MostAtOnce) throw RefusedRequestException.Malformed("count");

        var id = SeriesOf(series);
        var waiver = asked.Body.Waiver is { Length: > 0 } why ? ContentStore.Text(id.Stream.Id, why) : null;
        var command = new BookNumber(Door.RequestOf(http, asked.Body), id, BookingKind.Outage, asked.Body.IssuedOn, asked.Body.Count, null, waiver?.Sha256);
        return await BookAsync(http, door, asked.Hash, command, waiver is null ? [] : [waiver]);
    }

    private static Task<IResult> BookAsync(HttpContext http, Door door, byte[] hash, BookNumber command, params ContentPart[] content) => door.SubmitAsync(
        http, hash, command, (view, sequence) => BookingAnswer.Booked(view.Series(command.Series), command.Count, sequence), StatusCodes.Status201Created, null, [.. content]);

    private static async Task<IResult> Void(string series, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<VoidBody>(http);
        if (string.IsNullOrWhiteSpace(asked.Body.Reason)) throw RefusedRequestException.Malformed("reason");

        var (id, number) = (SeriesOf(series), asked.Body.NumberInSeries);
        var reason = ContentStore.Text(id.Stream.Id, asked.Body.Reason);
        return await door.SubmitAsync(
            http, asked.Hash, new VoidNumber(Door.RequestOf(http, asked.Body), id, number, reason.Sha256),
            (view, sequence) => BookingAnswer.Voided(view.Series(id), number, sequence), StatusCodes.Status200OK, null, [reason]);
    }

    private static SeriesId SeriesOf(string series) => SeriesId.Parse(series) ?? throw RefusedRequestException.NotFound();
}

/// <param name="IssuedOn">The date on the paper.</param>
/// <param name="Unit">Code of the unit whose paper it is.</param>
public sealed record SecretBookingBody(DateOnly IssuedOn, string Unit) : Act;

/// <param name="Kind"><c>outage</c>.</param>
/// <param name="Count">How many numbers, one after another.</param>
/// <param name="Waiver">Why the date may be earlier than that of the number before.</param>
public sealed record OutageBookingBody(string Kind, DateOnly IssuedOn, int Count, string? Waiver = null) : Act;

public sealed record VoidBody(int NumberInSeries, string Reason) : Act;

/// <summary>The numbers booked; the first of them also by itself.</summary>
/// <param name="Id">The register.</param>
public sealed record BookingAnswer(string Id, int Version, string Status, long Sequence, string? Number, int NumberInSeries, IReadOnlyList<BookedNumber>? Items)
{
    internal static BookingAnswer Booked(NumberSeries series, int count, long sequence)
    {
        BookedNumber[] booked = [.. Enumerable.Range(series.Last - count + 1, count).Select(n => new BookedNumber(series.Booked[n].Printed, n, series.Booked[n].IssuedOn))];
        return new(series.Id.ToString(), series.Version, "booked", sequence, booked[0].Number, booked[0].NumberInSeries, booked);
    }

    internal static BookingAnswer Voided(NumberSeries series, int number, long sequence) => new(series.Id.ToString(), series.Version, "voided", sequence, null, number, null);
}

public sealed record BookedNumber(string Number, int NumberInSeries, DateOnly IssuedOn);
