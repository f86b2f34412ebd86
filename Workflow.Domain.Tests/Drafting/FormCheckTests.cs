using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Workflow.Domain.Tests.Drafting;

public sealed partial class FormCheckTests
{
    /// <summary>The sample office with a place, but its branches without, and everything asked for.</summary>
    private static readonly OrganisationChart Office = WithRules([.. FormCheck.Codes.Select(code => FormTables.Rule(code))]);

    private static OrganisationChart WithRules(ImmutableArray<FormRule> form) => new Given().In(
    [
        .. Facts.Select(f => f is BodyEstablished body ? body with { Place = body.Code is "DU" ? "Hà Nội" : null, Parent = null } : f),
        new RulesAdopted(new("X", new(2026, 1, 1), "nguồn", [], []) { Form = form }, "Quyết định"),
    ]).Organisation;

    private static IEnumerable<string> Codes(string text, Draft? draft = null, string @abstract = "về chuyển đổi số") =>
        FormCheck.Of(draft ?? FormTables.Plan, @abstract, text, Office, Today).Select(f => f.Code);

    [Theory, MemberData(nameof(FormTables.Texts), MemberType = typeof(FormTables))]
    public void a_text_meets_the_requirement_or_not(string code, string wrong, string right)
    {
        Assert.Contains(code, Codes(wrong));
        Assert.DoesNotContain(code, Codes(right));
    }

    [Theory, MemberData(nameof(FormTables.Abstracts), MemberType = typeof(FormTables))]
    public void an_abstract_meets_it_or_not(string code, string wrong, string right)
    {
        Assert.Contains(code, Codes("Nội dung.", FormTables.Letter, wrong));
        Assert.DoesNotContain(code, Codes("Nội dung.", FormTables.Letter, right));
    }

    [Theory, MemberData(nameof(FormTables.Drafts), MemberType = typeof(FormTables))]
    public void a_draft_meets_it_or_not(string code, Draft wrong, Draft right, string text)
    {
        Assert.Contains(code, Codes(text, wrong));
        Assert.DoesNotContain(code, Codes(text, right));
    }

    [Fact]
    public void a_finding_tells_clause_part_line_and_what_was_expected()
    {
        var found = Assert.Single(FormCheck.Of(FormTables.Plan, "về", "Một.\n\nTheo Chương trình 3/CTr-ĐU, ngày 12/4/2022.", Office, Today), f => f.Code is "number-form");

        Assert.Equal((FormSeverity.Warning, 3, "clause of number-form"), (found.Severity, found.Part, found.Clause));
        Assert.Equal(("3", "3/CTr-ĐU", "03-CTr/ĐU"), (found.Arguments["line"], found.Arguments["value"], found.Arguments["expected"]));
    }

    [Fact]
    public void severity_is_the_rules_and_the_gravest_comes_first()
    {
        var office = WithRules([FormTables.Rule("ending", FormSeverity.Note), FormTables.Rule("draft-mark", FormSeverity.Error)]);

        Assert.Equal(
            [("draft-mark", FormSeverity.Error), ("ending", FormSeverity.Note)],
            FormCheck.Of(FormTables.Plan, "về", "DỰ THẢO\n\nMẬT", office, Today).Select(f => (f.Code, f.Severity)));
    }

    [Fact]
    public void what_the_rules_of_the_day_do_not_ask_is_not_checked()
    {
        Assert.Empty(FormCheck.Of(FormTables.Plan, "về", "MẬT", Office, new(2025, 12, 31)));
        Assert.Empty(FormCheck.Of(FormTables.Plan, "về", "MẬT", WithRules([FormTables.Rule("of a later version")]), Today));
    }

    [Fact]
    public void one_mistake_made_a_thousand_times_is_told_twenty_times() =>
        Assert.Equal(FormCheck.MostOfOneCode, Codes(string.Concat(Enumerable.Repeat("xxx ", 1000))).Count(code => code is "placeholder"));

    [Fact]
    public void a_plain_text_has_no_findings()
    {
        string[] known = ["Đảng bộ", "thực hiện", "chuyển đổi số", "bảo mật", "quý III", "khẩn trương", "các chi bộ", "79", "trình", "gửi", "lưu trữ", "ủy ban", "(theo kế hoạch)", "90%"];
        var paragraphs = Gen.Int[0, known.Length - 1].Select(i => known[i]).Array[2, 12].Select(w => $"Toàn {string.Join(' ', w)}.").Array[1, 8].Select(p => string.Join("\n\n", p));

        paragraphs.Sample(text => Assert.Empty(Codes(text)));
    }

    [Fact]
    public void no_text_breaks_the_check() => Gen.Select(Gen.String, Gen.String).Sample((text, @abstract) => Assert.DoesNotContain("no-such-form", Codes(text, null, @abstract)));

    [Theory]
    [InlineData("1"), InlineData(" "), InlineData("\n"), InlineData("#"), InlineData("."), InlineData("Số 1-"), InlineData("ngày "), InlineData("T Ố I  "), InlineData("1/1/"), InlineData("x"), InlineData("uỵ"), InlineData("IV. a\n"), InlineData("*\t")]
    public void two_megabytes_of_anything_are_read_in_time(string piece) =>
        Assert.True(Codes(string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length))).Count() <= FormCheck.Codes.Count * FormCheck.MostOfOneCode);

    /// <summary>So that no place of a text can cost more than a bounded number of steps.</summary>
    [Fact]
    public void every_repetition_in_a_pattern_is_bounded()
    {
        var patterns = typeof(FormCheck).Assembly.GetTypes().Where(t => t.Namespace == typeof(FormCheck).Namespace)
            .SelectMany(t => t.GetMethods(BindingFlags.NonPublic | BindingFlags.Static)).Where(m => m.ReturnType == typeof(Regex) && m.GetParameters() is [])
            .Select(m => (Regex)m.Invoke(null, null)!).ToList();

        Assert.NotEmpty(patterns);
        Assert.All(patterns, pattern => Assert.DoesNotMatch(Unbounded(), Literal().Replace(pattern.ToString(), "")));
        Assert.All(patterns, pattern => Assert.NotEqual(Regex.InfiniteMatchTimeout, pattern.MatchTimeout));
    }

    [GeneratedRegex(@"[*+]|\{\d+,\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unbounded();

    /// <summary>A class of characters, or one that is escaped.</summary>
    [GeneratedRegex(@"\[(?:\\.|[^\]])+\]|\\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
