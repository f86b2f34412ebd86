using System.Text.Json;
using Workflow.Domain;
using Workflow.Domain.Numbering;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Numbering;

/// <summary>Give the next number, or the one that the paper was given by hand during an outage (contract §2).</summary>
public static class NumberingEndpoints
{
    public static void MapNumbering(this RouteGroupBuilder api)
    {
        api.MapPost("/directives/{id:guid}/number", Number).WithSummary("Give the next number of the series, or a booked one").Accepts<NumberBody>("application/json").Produces<DirectiveAnswer>();
        api.MapGet("/directives/{id:guid}/number", Next).WithSummary("The number it would be given today, for a clerk; nothing is taken").Produces<NextNumberAnswer>();
    }

    private static async Task<IResult> Next(Guid id, HttpContext http, DirectiveReader directives, SeriesReader series, LedgerStore ledger, TimeProvider time)
    {
        var (organisation, now) = (ledger.Organisation, time.GetUtcNow());
        if ((await directives.ReadAsync(id, http.RequestAborted))?.State is not { } directive || series.OfDirective(directive, now) is not { } counting) throw RefusedRequestException.NotFound();

        var counter = await series.FindAsync(counting, http.RequestAborted);
        var decided = new AssignNumber(new(Door.PersonOf(http)), id).Decide(new NumberingView(directive, counter, organisation, now));
        if (decided.Rejection is { Choices: [var capacity, ..] }) decided = new AssignNumber(new(Door.PersonOf(http), capacity.Id), id).Decide(new NumberingView(directive, counter, organisation, now));
        var given = decided.Facts.Select(fact => fact.Event).OfType<NumberAssigned>().FirstOrDefault() ?? throw RefusedRequestException.NotFound();

        var spare = counter.Booked.Values.Where(b => b.Kind is BookingKind.Outage).OrderBy(b => b.Count);
        return Results.Json(new NextNumberAnswer(given.Series, given.Count, given.Number, given.IssuedOn, [.. spare.Select(b => new BookedNumber(b.Printed, b.Count, b.IssuedOn))]), TextJson.Options);
    }

    private static async Task<IResult> Number(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<NumberBody>(http);
        return await door.SubmitAsync(http, asked.Hash, new AssignNumber(Door.RequestOf(http, asked.Body), id, asked.Body.Count));
    }
}

/// <param name="Booked">Numbers booked for an outage that it could take instead.</param>
public sealed record NextNumberAnswer(string Series, int NumberInSeries, string Number, DateOnly IssuedOn, IReadOnlyList<BookedNumber> Booked);

/// <param name="BookedNumber">A number booked for an outage, as a number in the series or as printed; left out for the next one.</param>
public sealed record NumberBody(JsonElement? BookedNumber = null) : Act
{
    /// <exception cref="RefusedRequestException">It is no number.</exception>
    internal int? Count => BookedNumber switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } given when given.TryGetInt32(out var count) => count,
        { ValueKind: JsonValueKind.String } given when DirectiveNumber.Parse(given.GetString()) is { } printed => printed.Count,
        _ => throw RefusedRequestException.Malformed("bookedNumber"),
    };
}
