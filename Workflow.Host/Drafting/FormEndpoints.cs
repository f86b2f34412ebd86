using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Host.Http;

namespace Workflow.Host.Drafting;

/// <summary>What the form check says of a directive (thẩm định thể thức): to its readers, before and after submission.</summary>
public static class FormEndpoints
{
    public static void MapFormCheck(this RouteGroupBuilder api) => api.MapGet("/directives/{id:guid}/form-check", Check)
        .WithSummary("What is not as the form asks, with the clause; only errors stop the submission").Produces<FormAnswer>().Produces(StatusCodes.Status410Gone);

    private static async Task<IResult> Check(Guid id, HttpContext http, DirectiveReads directives, FormReader forms)
    {
        var reading = await directives.FindAsync(id, Door.PersonOf(http), http.RequestAborted);
        var directive = reading.Today.State;
        if (directive.Draft is null || reading.IsRecipientOnly || Readership.Entitling(directive, reading.Principals, text: true) is null) throw RefusedRequestException.NotFound();

        reading.RequireContent();
        var findings = await forms.FindingsAsync(directive, http.RequestAborted);
        return Results.Json(new FormAnswer([.. findings.Select(f => FindingItem.Of(f, LanguageChoice.Of(http.Request)))]), TextJson.Options);
    }
}

/// <param name="Items">The gravest first.</param>
public sealed record FormAnswer(IReadOnlyList<FindingItem> Items);

/// <summary>A finding in words.</summary>
/// <param name="Part">Of the nine mandatory parts, from 1; absent for a supplementary one.</param>
/// <param name="Excerpt">A few words as typed; absent where the finding is about no words, and in refusals.</param>
public sealed record FindingItem(string Code, FormSeverity Severity, int? Part, string Clause, string Text, string? Excerpt)
{
    internal static FindingItem Of(Finding finding, Language language) => new(
        finding.Code, finding.Severity, finding.Part, finding.Clause, Wording.Term("form", finding.Code, language, finding.Arguments), finding.Arguments.GetValueOrDefault("value"));
}
