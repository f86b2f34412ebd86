using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Domain.Numbering;

namespace Workflow.Domain.Drafting;

/// <summary>How numbers and dates are written: the document's own come when it is numbered, those of others are cited in the Party's way (domain.md §1.2, §1.4).</summary>
internal static partial class FormNumbers
{
    /// <summary>Bodies of the Party whatever the installation (domain.md §1.2): their numbers are never written in the order of the State.</summary>
    private static readonly FrozenSet<string> PartySymbols = FrozenSet.ToFrozenSet(["TW", "VPTW", "TU", "ĐUK", "ĐU", "CB", "UBKT", "UBKTTW", "VPĐU", "BCĐ"], StringComparer.Ordinal);

    public static ImmutableArray<FormAspect> Aspects { get; } =
    [
        new("number-typed", 3, paper => paper.Matches(OwnNumber())),
        new("number-colon", 3, paper => Cited(paper).Where(m => m.Groups["colon"].Success).Select(m => Found(m, $"số {NumberIn(m).Printed}"))),
        new("number-form", 3, paper => Cited(paper).Where(m => m.Groups["number"].Value != NumberIn(m).Printed).Select(m => Found(m, NumberIn(m).Printed))),
        new("date-typed", 4, paper => paper.Matches(PlaceAndDate())),
        new("date-form", 4, MisdatedIn),
        new("citation-date", 6, paper => Cited(paper).DistinctBy(m => NumberIn(m).Key).Where(m => !m.Groups["dated"].Success).Select(m => Found(m, $"số {NumberIn(m).Printed}, ngày …"))),
        new("citation-comma", 6, paper => Cited(paper).Where(m => m.Groups["dated"].Success && !m.Groups["comma"].Success).Select(m => Found(m, $"số {NumberIn(m).Printed}, ngày …"))),
    ];

    private static FormFound Found(Match citation, string expected) => new(citation.Index, citation.Groups["cited"].Value, expected);

    /// <summary>The numbers of Party documents in the text: in the Party's order, or in another by a body that is the Party's.</summary>
    private static IEnumerable<Match> Cited(FormPaper paper)
    {
        var own = paper.Organisation.Bodies.Values.Select(b => b.Symbol).ToHashSet(StringComparer.Ordinal);
        return Citation().Matches(paper.Text).Where(m =>
            paper.Types.OfSymbol(m.Groups["type"].Value) is not null
            && (m.Groups["first"].Value + m.Groups["second"].Value is "-/" || PartySymbols.Contains(m.Groups["body"].Value) || own.Contains(m.Groups["body"].Value)));
    }

    private static DirectiveNumber NumberIn(Match citation) =>
        new(int.Parse(citation.Groups["n"].ValueSpan, CultureInfo.InvariantCulture), citation.Groups["type"].Value, citation.Groups["body"].Value);

    /// <summary>Days below 10 and the months 1 and 2 have a leading zero, the other months have none.</summary>
    private static IEnumerable<FormFound> MisdatedIn(FormPaper paper) =>
        from match in Dates().Matches(paper.Text)
        let day = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture)
        let month = int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture)
        where day is >= 1 and <= 31 && month is >= 1 and <= 12
        let right = (Day: day.ToString("00", CultureInfo.InvariantCulture), Month: month.ToString(month <= 2 ? "00" : "0", CultureInfo.InvariantCulture))
        where match.Groups["d"].Value != right.Day || match.Groups["m"].Value != right.Month
        let year = match.Groups["y"].Value
        select new FormFound(match.Index, match.Value, match.Groups["words"].Success ? $"ngày {right.Day} tháng {right.Month} năm {year}" : $"{right.Day}/{right.Month}/{year}");

    [GeneratedRegex(
        Form.LineStart + @"Số ?:? ?(?:[0-9]{1,6}|[.…_]{1,20})? ?[-/–] ?\p{L}{1,8} ?[-/–] ?\p{L}{1,12}" + Form.LineEnd, Form.Options, Form.Timeout)]
    private static partial Regex OwnNumber();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}/.-])(?<cited>(?:[Ss]ố ?(?:(?<colon>:) ?)?)?(?<number>(?<n>[0-9]{1,6}) ?(?<first>[-/–]) ?(?<type>\p{L}{1,8}) ?(?<second>[-/–]) ?(?<body>\p{L}{1,12})))(?![\p{L}\p{N}/-])(?<dated>(?<comma>,)? {1,3}ngày )?",
        Form.Options, Form.Timeout)]
    private static partial Regex Citation();

    [GeneratedRegex(
        Form.LineStart + @"\p{L}[^\n,]{1,40}, {0,3}ngày {0,3}(?:[0-9]{1,2}|[.…_]{1,20})? {0,3}tháng {0,3}(?:[0-9]{1,2}|[.…_]{1,20})? {0,3}năm {0,3}[0-9]{0,4}" + Form.LineEnd,
        Form.Options | RegexOptions.IgnoreCase, Form.Timeout)]
    private static partial Regex PlaceAndDate();

    [GeneratedRegex(
        @"(?<![0-9/])(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2})/(?<y>[0-9]{4})(?![0-9/])|(?<words>ngày) {1,3}(?<d>[0-9]{1,2}) {1,3}tháng {1,3}(?<m>[0-9]{1,2}) {1,3}năm {1,3}(?<y>[0-9]{4})",
        Form.Options | RegexOptions.IgnoreCase, Form.Timeout)]
    private static partial Regex Dates();
}
