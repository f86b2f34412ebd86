using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Organisation;

/// <summary>The rules of the field, to read for everyone who holds a post, to change for an administrator (contract §2).</summary>
public static class RuleEndpoints
{
    public static void MapRules(this RouteGroupBuilder api)
    {
        api.MapGet("/rules", Rules).WithSummary("The types of documents with symbol and series, and the dated sets of rules").Produces<RulesAnswer>();
        api.MapPost("/rules", Adopt).WithSummary("Adopt a set of rules, in force from its day until that of the next").Accepts<RulesBody>("application/json").Produces<RulesAdoptedAnswer>();
    }

    private static IResult Rules(HttpContext http, LedgerStore ledger, TimeProvider time, string? asOf)
    {
        var (organisation, day) = (ledger.Organisation, OrganisationEndpoints.DayFor(http, ledger, time, asOf));
        var types = organisation.TypesOn(day).All.Select(t => new RuleItem(t.Code, t.Name, t.Symbol, t.Series, t.Clause, t.Source));
        return Results.Json(new RulesAnswer([.. types], organisation.RulesOn(day)?.Code, organisation.RuleBook.Sets), TextJson.Options);
    }

    private static async Task<IResult> Adopt(HttpContext http, Door door, LedgerStore ledger)
    {
        var bytes = await Asked.BytesAsync(http);
        var asked = Asked.Read<RulesBody>(bytes);
        var request = Door.RequestOf(http, asked.Body);
        if (asked.Body is { Rules: null, Text: null } or { Rules: not null, Text: not null }) throw RefusedRequestException.Malformed("rules");
        if (asked.Body.Text is { } text) bytes = Encoding.UTF8.GetBytes(text);
        var rules = asked.Body.Rules ?? SetIn(bytes);

        // What is wrong is told with the line it stands on, which only the file as it came can tell.
        if (AdoptRules.WrongIn(rules, ledger.Organisation) is { } wrong)
        {
            var line = RuleFile.LineOf(bytes, wrong).ToString(CultureInfo.InvariantCulture);
            return await door.RefuseAsync(http, asked.Hash, new(request, "adopt-rules", wrong.With("line", line), null));
        }

        return await door.SubmitAsync(
            http, asked.Hash, new AdoptRules(request, rules, asked.Body.Basis), (view, sequence) => new RulesAdoptedAnswer(rules.Code, view.Organisation.RuleBook.Sets.Count, "adopted", sequence),
            StatusCodes.Status200OK, null, []);
    }

    /// <exception cref="RefusedRequestException">It is no set of rules: the line and the member where reading it ended.</exception>
    private static RuleSet SetIn(byte[] file)
    {
        try
        {
            return Asked.HasGap(file) ? throw new JsonException() : JsonSerializer.Deserialize<RuleSet>(file, StrictJson.Options) ?? throw new JsonException();
        }
        catch (JsonException malformed)
        {
            throw RefusedRequestException.Malformed(string.Create(CultureInfo.InvariantCulture, $"text:{1 + (malformed.LineNumber ?? 0)} {malformed.Path?.TrimStart('$', '.')}").TrimEnd());
        }
    }
}

/// <param name="Basis">The decision by which the set is adopted here.</param>
/// <param name="Rules">The set; or in its place <paramref name="Text"/>, the file that holds it, whose lines are told where something in it is wrong.</param>
public sealed record RulesBody(string Basis, RuleSet? Rules = null, string? Text = null) : Act;

/// <param name="Id">The set's code.</param>
/// <param name="Version">How many sets there are.</param>
public sealed record RulesAdoptedAnswer(string Id, int Version, string Status, long Sequence);

/// <param name="InForce">The code of the set in force on the day asked for.</param>
/// <param name="Sets">By the day they are in force from.</param>
public sealed record RulesAnswer(IReadOnlyList<RuleItem> Items, string? InForce, ImmutableList<RuleSet> Sets);
