using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Workflow.Domain.Numbering;

/// <summary>A printed number such as <c>05-NQ/ĐU</c>: the count in its series, the symbol of the type and the symbol of the body (HD 05, "số và ký hiệu").
/// It never identifies a directive alone: several bodies and terms print the same.</summary>
public sealed partial record DirectiveNumber(int Count, string Symbol, string BodySymbol)
{
    /// <summary>The canonical form: no colon, a leading zero below 10, a hyphen before the type and a slash before the body.</summary>
    public string Printed => string.Create(CultureInfo.InvariantCulture, $"{Count:00}-{Symbol}/{BodySymbol}");

    /// <summary>What two spellings of one number have in common: no accents, no case, no leading zeros.</summary>
    public string Key => KeyOf(Count, Symbol, BodySymbol);

    /// <summary>Reads any spelling in use: <c>Số: 3/CTr-ĐU</c>, <c>03-CTr/ĐU</c>, <c>3 / CTr / ĐU</c>, <c>3 ctr đu</c>, with any of the hyphens and spaces that word processors put in. Null when the text is not a number.</summary>
    public static DirectiveNumber? Parse(string? text)
    {
        if (text is null || text.Length > 64 || text.EnumerateRunes().Contains(Rune.ReplacementChar)) return null;
        var match = Spelling().Match(text.Normalize(NormalizationForm.FormC).Trim());
        if (!match.Success || !int.TryParse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture, out var count) || count < 1) return null;

        return new(count, match.Groups["type"].Value, match.Groups["body"].Value);
    }

    /// <summary>The first number within words, and the words without it: "Nghị quyết 79-NQ/ĐU". Null where there is none.</summary>
    /// <param name="isSymbol">Whether the letters stand for a type: with spaces alone between its parts, a number looks like any words after a figure.</param>
    public static (DirectiveNumber Number, string Others)? FindIn(string text, Func<string, bool> isSymbol)
    {
        var match = Within().Matches(text.Normalize(NormalizationForm.FormC)).FirstOrDefault(m => m.Groups["mark"].Captures.Count is 2 || isSymbol(m.Groups["type"].Value));
        return match is not null && Parse(match.Value) is { } number ? (number, match.Result("$` $'").Trim()) : null;
    }

    private static string KeyOf(int count, string symbol, string body) =>
        string.Create(CultureInfo.InvariantCulture, $"{count}-{VietnameseText.Fold(symbol)}/{VietnameseText.Fold(body)}");

    private const string Separator = @"(?:(?<mark>\s*[-/–\u2011]\s*)|\s+)";
    private const string Spelt = @"(?:s[ốo]\s*:?\s*)?(?<n>[0-9]{1,6})" + Separator + @"(?<type>\p{L}{1,8})" + Separator + @"(?<body>\p{L}{1,12})";

    [GeneratedRegex($"^{Spelt}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Spelling();

    [GeneratedRegex($@"(?<![\p{{L}}0-9/\u2011-]){Spelt}(?![\p{{L}}0-9/\u2011-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Within();
}
