using System.Text.Json;
using Workflow.Domain.Numbering;
using Workflow.Host.Http;

namespace Workflow.Host.Numbering;

/// <summary>Give the next number, or the one that the paper was given by hand during an outage (contract §2).</summary>
public static class NumberingEndpoints
{
    public static void MapNumbering(this RouteGroupBuilder api) => api.MapPost("/directives/{id:guid}/number", Number)
        .WithSummary("Give the next number of the series, or a booked one").Accepts<NumberBody>("application/json").Produces<DirectiveAnswer>();

    private static async Task<IResult> Number(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<NumberBody>(http);
        return await door.SubmitAsync(http, asked.Hash, new AssignNumber(Door.RequestOf(http, asked.Body), id, asked.Body.Count));
    }
}

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
