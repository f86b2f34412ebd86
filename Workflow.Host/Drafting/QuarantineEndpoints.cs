using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Host.Http;

namespace Workflow.Host.Drafting;

/// <summary>Destroy the content of a directive that must not lie here (cách ly văn bản; domain.md §7, rule 11).</summary>
public static class QuarantineEndpoints
{
    public static void MapQuarantine(this RouteGroupBuilder api) => api.MapPost("/directives/{id:guid}/quarantine", Quarantine)
        .WithSummary("Destroy the content for good, and keep the record of it").Accepts<QuarantineBody>("application/json").Produces<DirectiveAnswer>();

    private static async Task<IResult> Quarantine(Guid id, HttpContext http, Door door, ContentStore content)
    {
        var asked = await Asked.ReadAsync<QuarantineBody>(http);
        var record = asked.Body.Record is { } given ? DirectiveNumber.Parse(given) ?? throw RefusedRequestException.Malformed("record") : null;
        var command = new QuarantineContent(Door.RequestOf(http, asked.Body), id, asked.Body.ReasonCode, record, await content.AddressesAsync(id, http.RequestAborted));
        return await door.SubmitAsync(http, asked.Hash, command, (view, sequence) => DirectiveAnswer.Of(view.Directive(id)!, sequence), StatusCodes.Status200OK, null, []);
    }
}

/// <summary>There is no room for words: what is written of a secret may be the secret.</summary>
/// <param name="Record">Number of the minutes that say more, such as <c>02-BB/VPĐU</c>.</param>
public sealed record QuarantineBody(QuarantineReason ReasonCode, string? Record = null) : Act;
