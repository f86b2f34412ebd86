using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Domain.Drafting;

/// <summary>The text itself: how it ends, how its headings count, what was left to fill in (domain.md §1.4).</summary>
internal static partial class FormText
{
    private static readonly ImmutableArray<string> Roman =
        ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"];

    public static ImmutableArray<FormAspect> Aspects { get; } =
    [
        new("ending", 6, Ending),
        new("heading-gap", 6, Gaps),
        new("placeholder", 6, paper => paper.Matches(Placeholder())),
        new("spelling-mixed", 6, Mixed),
    ];

    /// <summary>The text ends with «.», and not with the «./.» of State documents.</summary>
    private static IEnumerable<FormFound> Ending(FormPaper paper)
    {
        var text = paper.Text.AsSpan().TrimEnd(" \n\t*_");
        if (text.IsEmpty || (text[^1] is '.' && !text.EndsWith("/."))) return [];

        return [new(text.Length - 1, text[Math.Max(text.LastIndexOf('\n') + 1, text.Length - 30)..].ToString(), ".")];
    }

    /// <summary>Headings count on from the one before, or begin anew at 1; I, 1 and Điều 1 each count for themselves.</summary>
    private static IEnumerable<FormFound> Gaps(FormPaper paper)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(paper.Text))
        {
            var kind = heading.Groups["roman"].Success ? "roman" : heading.Groups["article"].Success ? "article" : "plain";
            var (label, before) = (heading.Groups[kind].Value, last.GetValueOrDefault(kind));
            var n = kind is "roman" ? Roman.IndexOf(label) : int.Parse(label, CultureInfo.InvariantCulture);
            if (n < 1) continue;
            if (n != 1 && n != before + 1) yield return new(heading.Groups[kind].Index, label, kind is "roman" ? Roman[Math.Min(before + 1, Roman.Length - 1)] : $"{before + 1}");
            last[kind] = n;
        }
    }

    /// <summary>«ủy» and «uỷ» are both in use, but not in one document.</summary>
    private static IEnumerable<FormFound> Mixed(FormPaper paper) =>
        ToneOnU().Match(paper.Text) is { Success: true } one && ToneOnY().Match(paper.Text) is { Success: true } other
            ? [new(Math.Max(one.Index, other.Index), $"{one.Value}, {other.Value}")]
            : [];

    [GeneratedRegex(
        @"^(?:\#{1,6} {1,3}\*{0,2}Điều (?<article>[0-9]{1,3})(?![0-9])|\*{0,2}Điều (?<article>[0-9]{1,3})[.:]|(?:\#{1,6} {1,3})?\*{0,2}(?:(?<roman>[IVX]{1,7})(?:\.| {1,2}[-–])|(?<plain>[0-9]{1,2})\.)(?= ))",
        Form.Options, Form.Timeout)]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"\[ {0,3}(?:…{1,5}|\.{2,10}) {0,3}\]|(?<![\p{L}\p{N}])x{3,10}(?![\p{L}\p{N}])|(?<!\p{L})(?:ngày|tháng|năm|[Ss]ố) {1,3}(?:…|\.{2,10})|…{2,5}|\.{4,20}|(?<=[\p{L}\p{N}:,] ?)_{4,20}",
        Form.Options, Form.Timeout)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{L}{0,5}[úùủũụÚÙỦŨỤ][yY](?!\p{L})", Form.Options, Form.Timeout)]
    private static partial Regex ToneOnU();

    [GeneratedRegex(@"\p{L}{0,5}(?<![qQ])[uU][ýỳỷỹỵÝỲỶỸỴ](?!\p{L})", Form.Options, Form.Timeout)]
    private static partial Regex ToneOnY();
}
