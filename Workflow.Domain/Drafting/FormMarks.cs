using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Workflow.Domain.Drafting;

/// <summary>Marks that are fields of the draft and printed from there, or that must never come here at all (domain.md §1.6).</summary>
internal static partial class FormMarks
{
    public static ImmutableArray<FormAspect> Aspects { get; } =
    [
        new("secrecy-mark", null, paper => paper.Matches(Secrecy()).Concat(SecrecyIn().Matches(paper.Abstract).Select(m => new FormFound(null, m.Value)))),
        new("urgency-mark", null, paper => paper.Matches(Urgency())),
        new("circulation-mark", null, paper => paper.Matches(Circulation())),
        new("draft-mark", null, paper => paper.Matches(Drafted())),
    ];

    /// <summary>Whether the paper bears the mark of a secret one: then none of it is kept, whatever the drafter said of it.</summary>
    internal static bool IsMarkedSecret(string @abstract, string text) => Secrecy().IsMatch(text) || Secrecy().IsMatch(@abstract) || SecrecyIn().IsMatch(@abstract);

    private const string MarkedSecret =
        @"(?:(?:t ?ố ?i {1,4}|t ?u ?y ?ệ ?t {1,4})?m ?ậ ?t|(?-i:(?:TOI |TUYET )?MAT))";

    /// <summary>A line that is nothing but the mark, spaced letters and «Độ mật:» before it included; without accents only in capitals, for «mát» and «mặt» are words.</summary>
    [GeneratedRegex(Form.LineStart + @"(?:(?:mức )?(?:độ|dấu) mật[^\p{L}\p{N}\n]{1,5})?" + MarkedSecret + Form.LineEnd, Form.Options | RegexOptions.IgnoreCase, Form.Timeout)]
    private static partial Regex Secrecy();

    /// <summary>In the abstract also in brackets: «(TỐI MẬT)».</summary>
    [GeneratedRegex(@"[\[(]" + MarkedSecret + @"[\])]|" + Form.LineStart + MarkedSecret + Form.LineEnd, Form.Options | RegexOptions.IgnoreCase, Form.Timeout)]
    private static partial Regex SecrecyIn();

    [GeneratedRegex(Form.LineStart + "(?:(?:thượng )?khẩn|h(?:ỏa|oả) tốc(?: hẹn giờ)?)" + Form.LineEnd, Form.Options | RegexOptions.IgnoreCase, Form.Timeout)]
    private static partial Regex Urgency();

    [GeneratedRegex(Form.LineStart + "(?:lưu hành nội bộ|xem xong trả lại|tài liệu hội nghị)" + Form.LineEnd, Form.Options | RegexOptions.IgnoreCase, Form.Timeout)]
    private static partial Regex Circulation();

    [GeneratedRegex(Form.LineStart + @"(?:bản )?dự thảo(?: lần(?: thứ)? [\p{L}\p{N}]{1,5})?" + Form.LineEnd, Form.Options | RegexOptions.IgnoreCase, Form.Timeout)]
    private static partial Regex Drafted();
}
