using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Domain.Tests.Rules;

namespace Workflow.Domain.Tests.Catalogue;

/// <summary>docs/rules.md as the data and the tests give it: every set of rules with its validity and sources, what passes and what does not, every refusal with its words, clause and tests.</summary>
internal static partial class RuleCatalogue
{
    public const string Command = "WORKFLOW_WRITE_RULES=1 dotnet test Workflow.Domain.Tests --filter RuleCatalogue";

    private const int MostTests = 3;

    /// <summary>What is refused by the rows of a section whose rows have no code of their own.</summary>
    private static readonly Dictionary<string, string[]> RefusedBy = new(StringComparer.Ordinal)
    {
        ["types"] = ["reference.unknown"], ["authority"] = ["authority.type-organ"], ["ballots"] = ["route.ballot-required"], ["form"] = ["form.errors"],
    };

    public static readonly TestIndex Tests = new("Workflow.Domain.Tests", "Workflow.IntegrationTests");

    public static readonly JsonObject Refusals = Json("Workflow.Host", "Http", "wording", "refusals.json"), Terms = Json("Workflow.Host", "Http", "wording", "terms.json");

    /// <summary>The refusals that the product can give: words may be there before the rule is.</summary>
    public static readonly ImmutableArray<string> Codes = [.. CodesInSources()];

    public static string Render()
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# The rules of the field\n\nGenerated from `Workflow.Host/Organisation/rules`, `Workflow.Host/Http/wording` and the tests; a test fails when it is not up to date. Written anew by `{Command}`.\n");
        page.Append("\nA set is in force from its day until that of the next (docs/decisions/0008). An installation may adopt others; these are the ones shipped.\n");
        var origin = new Dictionary<string, string>(StringComparer.Ordinal);
        var sets = ShippedRules.Files;
        foreach (var (at, set) in sets.Index()) AppendSet(page, set, origin, at + 1 < sets.Length ? sets[at + 1] : null);

        AppendCases(page, "The rules, case by case", "What passes and what does not, by `domain.md` §7.", RuleTables.Rules);
        AppendCases(page, "The commands, case by case", "What is taken and by which code it is refused, by `contract.md` §2.", RuleTables.Commands);

        page.Append("\n## Refusals\n\nWhat the product says no to, in the words people read.\n\n| Code | Words | Clause | Tests |\n|---|---|---|---|\n");
        foreach (var code in Codes.Where(Refusals.ContainsKey).Order(StringComparer.Ordinal))
        {
            var words = Refusals[code]!;
            AppendRow(page, [$"`{code}`", Text(words["detail"]!["vi"]), Text(words["clause"]), TestsOf(code)]);
        }

        return page.ToString();
    }

    /// <param name="origin">The set that each section in force comes from.</param>
    private static void AppendSet(StringBuilder page, JsonObject set, Dictionary<string, string> origin, JsonObject? next)
    {
        var until = next is null ? "" : $" until {DateOnly.Parse(Text(next["from"]), CultureInfo.InvariantCulture).AddDays(-1):yyyy-MM-dd}";
        page.Append(CultureInfo.InvariantCulture, $"\n## {Text(set["code"])}\n\nIn force from {Text(set["from"])}{until}. Source: {Text(set["source"])}.\n");
        var kept = origin.Where(section => !set.ContainsKey(section.Key)).Select(section => $"{section.Key} of {section.Value}").ToList();
        if (kept is not []) page.Append(CultureInfo.InvariantCulture, $"\nStill in force: {string.Join(", ", kept)}.\n");
        foreach (var (section, rules) in set.Where(m => m.Value is JsonArray or JsonObject))
        {
            origin[section] = Text(set["code"]);
            if (rules is JsonArray rows) AppendTable(page, section, [.. rows.OfType<JsonObject>()], 3);
            else if (rules is JsonObject single) AppendSection(page, section, single);
        }
    }

    /// <summary>A section that is one thing and no list: its plain values in a line, its lists as tables.</summary>
    private static void AppendSection(StringBuilder page, string section, JsonObject single)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {section}\n\n{string.Join(" · ", single.Where(m => m.Value is not JsonArray).Select(m => $"{m.Key}: {Text(m.Value)}"))}\n");
        foreach (var (name, rows) in single.Where(m => m.Value is JsonArray)) AppendTable(page, name, [.. ((JsonArray)rows!).OfType<JsonObject>()], 4);
    }

    private static void AppendTable(StringBuilder page, string section, ImmutableArray<JsonObject> rows, int level)
    {
        string[] columns = [.. rows.SelectMany(row => row.Select(m => m.Key)).Distinct()];
        var coded = columns.Contains("code") && section is not "types";
        page.Append(CultureInfo.InvariantCulture, $"\n{new string('#', level)} {section}\n\n");
        if (RefusedBy.GetValueOrDefault(section) is { } codes) page.Append(CultureInfo.InvariantCulture, $"Refused with {string.Join(", ", codes.Select(c => $"`{c}`"))}.\n\n");
        AppendRow(page, coded ? [.. columns, "tests"] : columns);
        page.Append(string.Concat(Enumerable.Repeat("|---", columns.Length + (coded ? 1 : 0)))).Append("|\n");
        foreach (var row in rows)
        {
            var cells = columns.Select(column => Text(row[column]));
            AppendRow(page, coded ? [.. cells, TestsOf(Text(row["code"]))] : [.. cells]);
        }
    }

    private static void AppendCases(StringBuilder page, string title, string says, IEnumerable<RuleTable> tables)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{says} Each row is a test in `Workflow.Domain.Tests/Rules`.\n");
        foreach (var table in tables)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {table.Title}\n\n| Case | Outcome |\n|---|---|\n");
            foreach (var (words, outcome) in table) AppendRow(page, words, RefusalOr(outcome));
        }
    }

    private static string RefusalOr(string outcome) => Codes.Contains(outcome) ? $"refused: `{outcome}`" : outcome;

    private static void AppendRow(StringBuilder page, params IEnumerable<string> cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");

    private static string TestsOf(string code) => Tests.Of(code) is { Count: > MostTests } many ? $"{string.Join(", ", many.Take(MostTests))}, …" : string.Join(", ", Tests.Of(code));

    private static IEnumerable<string> CodesInSources()
    {
        var sources = string.Join('\n', Repository.Sources("Workflow.Domain").Concat(Repository.Sources("Workflow.Host")).Select(File.ReadAllText));
        var named = Named().Matches(sources).Select(m => m.Groups["code"].Value);
        return named.Concat(Refusals.Select(r => r.Key).Where(code => sources.Contains($"\"{code}\"", StringComparison.Ordinal))).Distinct();
    }

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray list => string.Join(", ", list.Select(Text)),
        JsonObject several => string.Join(", ", several.Select(m => $"{m.Key} {Text(m.Value)}")),
        _ => node.ToString(),
    };

    private static JsonObject Json(params IEnumerable<string> path) => JsonNode.Parse(File.ReadAllText(Repository.File(path)))!.AsObject();

    /// <summary>Where a refusal is made: by kind or by HTTP status, or as one of a family.</summary>
    [GeneratedRegex("""(?:RejectionKind\.\w+|\bStatus[1-5]\w+|\b[45]\d\d|WrongRules\(), ?"(?<code>[a-z]+(?:[.-][a-z]+)*)"|WrongRules\("(?<code>[a-z.-]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Named();
}
