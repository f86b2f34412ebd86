using Workflow.Domain.Numbering;
using Workflow.Host.Http;
using Workflow.Host.Signing;

namespace Workflow.Host.Numbering;

/// <summary>Give the next number (contract §2).</summary>
public static class NumberingEndpoints
{
    public static void MapNumbering(this RouteGroupBuilder api) => api.MapPost("/directives/{id:guid}/number", Number)
        .WithSummary("Give the next number of the series").Accepts<ActBody>("application/json").Produces<DirectiveAnswer>();

    private static async Task<IResult> Number(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<ActBody>(http);
        return await door.SubmitAsync(http, asked.Hash, new AssignNumber(Door.RequestOf(http, asked.Body), id));
    }
}
