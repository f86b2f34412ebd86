using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Drafting;

/// <summary>Whether each mandatory part is there, and worded as its type asks (domain.md §1.4, §1.5).</summary>
internal static partial class FormParts
{
    private const string Letter = "CV", Submission = "TTr";

    public static ImmutableArray<FormAspect> Aspects { get; } =
    [
        new("title-typed", 1, paper => paper.Matches(Title())),
        new("place-missing", 4, paper => If(PlaceOf(paper.Body, paper.Organisation) is null)),
        new("abstract-letter", 5, paper => If(paper.Draft.Type is Letter && !Starts(paper.Abstract, "về việc"), paper.Abstract)),
        new("abstract-state-form", 5, paper => If(Starts(paper.Abstract, "V/v"), paper.Abstract)),
        new("abstract-repeats-type", 5, paper => If(paper.Types.Find(paper.Draft.Type) is { } type && Starts(paper.Abstract, type.Name), paper.Abstract)),
        new("content-missing", 6, paper => If(string.IsNullOrWhiteSpace(paper.Text) && paper.Draft.Attachments is [])),
        new("addressee-missing", 9, paper => If(WordFor(paper) is not null && paper.Draft.Addressees is [] && !Addressed().IsMatch(paper.Text), null, WordFor(paper))),
        new("addressee-word", 9, WronglyAddressed),
        new("signature-typed", 7, paper => paper.Matches(Signature())),
        new("signature-deputy", 7, paper => IsCollective(paper.Body) ? paper.Matches(Deputy()) : []),
        new("signature-state-form", 7, paper => paper.Matches(StateSignature())),
        new("recipients-missing", 9, paper => If(paper.Draft.Recipients is [])),
        new("recipients-typed", 9, paper => paper.Matches(Recipients())),
        new("archive-state-form", 9, paper => paper.Matches(Archive())),
    ];

    private static IEnumerable<FormFound> If(bool isSo, string? value = null, string? expected = null) =>
        isSo ? [FormFound.Somewhere with { Value = value, Expected = expected }] : [];

    private static bool Starts(string text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the document is dated: the body's own place, or that of the one it belongs to.</summary>
    private static string? PlaceOf(BodyEstablished? body, OrganisationChart organisation) =>
        body is null ? null : body.Place ?? PlaceOf(organisation.Body(body.Serves ?? body.Parent), organisation);

    /// <summary>A committee decides together, so nobody signs for its head; an office, a board with a single head does have such a one.</summary>
    private static bool IsCollective(BodyEstablished? body) => body is { Head: null };

    private static string? WordFor(FormPaper paper) => paper.Draft.Type switch { Letter => "Kính gửi", Submission => "Kính trình", _ => null };

    private static IEnumerable<FormFound> WronglyAddressed(FormPaper paper) => WordFor(paper) is not { } word ? [] :
        from match in Addressed().Matches(paper.Text)
        where match.Groups["colon"].Success && !match.Groups["word"].ValueSpan.Equals(word, StringComparison.OrdinalIgnoreCase)
        select new FormFound(match.Index, match.Groups["word"].Value, word);

    [GeneratedRegex(
        Form.LineStart + @"(?:ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập {0,2}[-–] {0,2}Tự do {0,2}[-–] {0,2}Hạnh phúc)" + Form.LineEnd, Form.Options, Form.Timeout)]
    private static partial Regex Title();

    [GeneratedRegex(Form.LineStart + @"(?<word>kính (?:gửi|trình))[*_]{0,3}(?<colon> ?:)?(?!\p{L})", Form.Options | RegexOptions.IgnoreCase, Form.Timeout)]
    private static partial Regex Addressed();

    [GeneratedRegex(Form.LineStart + @"T/[ML] {1,3}\p{Lu}", Form.Options, Form.Timeout)]
    private static partial Regex Signature();

    [GeneratedRegex(Form.LineStart + @"K(?:/T|T\.) {0,3}\p{Lu}", Form.Options, Form.Timeout)]
    private static partial Regex Deputy();

    [GeneratedRegex(Form.LineStart + @"(?:TM\.|KT\.|TL\.|TUQ\.?|T/UQ|T/U) {0,3}\p{Lu}\p{Lu}", Form.Options, Form.Timeout)]
    private static partial Regex StateSignature();

    [GeneratedRegex(Form.LineStart + @"nơi nhận[*_]{0,3} ?(?::|$)", Form.Options | RegexOptions.IgnoreCase, Form.Timeout)]
    private static partial Regex Recipients();

    [GeneratedRegex(Form.LineStart + @"lưu(?: ?:| VT(?!\p{L}))", Form.Options | RegexOptions.IgnoreCase, Form.Timeout)]
    private static partial Regex Archive();
}
