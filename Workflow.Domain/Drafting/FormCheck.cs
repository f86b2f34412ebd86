using System.Collections.Immutable;
using System.Globalization;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Drafting;

/// <summary>Something in a draft that is not as the form asks.</summary>
/// <param name="Part">Which of the nine mandatory parts (1 tiêu đề … 9 nơi nhận); null for a supplementary one such as a mark.</param>
/// <param name="Arguments">Fill the words: <c>line</c> from 1, the <c>value</c> as typed, what was <c>expected</c>.</param>
public sealed record Finding(string Code, FormSeverity Severity, int? Part, string Clause, ImmutableDictionary<string, string> Arguments)
{
    /// <summary>The same with its place only: the typed words stay where the draft is.</summary>
    public Finding WithoutWords => this with { Arguments = Arguments.RemoveRange(["value", "expected"]) };
}

/// <summary>The errors found in one version of a draft, recipients and marks included. What was found in another version says nothing of this one.</summary>
public sealed record CheckedForm(Draft Draft, ImmutableArray<Finding> Errors);

/// <summary>
/// Checks the form of a draft (thể thức: the nine mandatory parts and the supplementary ones, 05-HD/VPTW) by the rules in force on a day. What the product
/// prints itself (1, 2, 3, 4, 7, 8, 9) is not looked for but must not be typed as well.
/// </summary>
public static class FormCheck
{
    /// <summary>More of the same would not help the drafter.</summary>
    public const int MostOfOneCode = 20;

    private const int LongestValue = 60;

    private static readonly ImmutableArray<FormAspect> Aspects = [.. FormParts.Aspects, .. FormMarks.Aspects, .. FormNumbers.Aspects, .. FormText.Aspects];

    /// <summary>Every requirement that can be asked for.</summary>
    public static ImmutableHashSet<string> Codes { get; } = [.. Aspects.Select(a => a.Code)];

    /// <summary>Whether what was typed bears the mark of a secret paper. Asked at the door, before anything is kept; whatever the rules in force say.</summary>
    public static bool IsMarkedSecret(string? @abstract, string? text) => FormMarks.IsMarkedSecret(FormPaper.Plain(@abstract ?? ""), FormPaper.Plain(text ?? ""));

    /// <summary>What the rules of the day find, the gravest first; nothing where no rules were adopted.</summary>
    /// <param name="text">Markdown; null while there is none.</param>
    public static ImmutableArray<Finding> Of(Draft draft, string @abstract, string? text, OrganisationChart organisation, DateOnly day)
    {
        if (organisation.RulesOn(day) is not { Form: not [] and var rules }) return [];

        var paper = new FormPaper(draft, @abstract, text ?? "", organisation, organisation.TypesOn(day));
        var findings = from rule in rules
                       join aspect in Aspects on rule.Code equals aspect.Code
                       from found in aspect.Find(paper).Take(MostOfOneCode)
                       select new Finding(rule.Code, rule.Severity, aspect.Part, rule.Clause, Arguments(found, paper));
        return [.. findings.OrderByDescending(f => f.Severity)];
    }

    private static ImmutableDictionary<string, string> Arguments(FormFound found, FormPaper paper)
    {
        var arguments = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (found.At is { } at) arguments["line"] = paper.LineOf(at).ToString(CultureInfo.InvariantCulture);
        if (found.Value is { } value) arguments["value"] = value.Length > LongestValue ? $"{value[..LongestValue]}…" : value;
        if (found.Expected is { } expected) arguments["expected"] = expected;
        return arguments.ToImmutable();
    }
}
