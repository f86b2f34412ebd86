namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.12. A number that several documents bear is told so where it is looked up, by the Host: its tests of the edge show it.</summary>
public sealed class Rule12Tests
{
    private static string? Read(string spelling) => DirectiveNumber.Parse(spelling)?.Printed;

    private static Given Entered => new Given().After(Import(Nga));

    /// <summary>The programme of the seed, printed so.</summary>
    private static ImportDocument Printed(string spelling) => Import(Nga) with { Printed = spelling, Number = DirectiveNumber.Parse(spelling)! };

    public static readonly RuleTable Table = new("Rule 12: however a number or a word is spelt, it is the same")
    {
        { "03-CTr/ĐU is read as", () => Read("03-CTr/ĐU"), "03-CTr/ĐU" },
        { "03/CTr-ĐU, in the order of the State, is read as", () => Read("03/CTr-ĐU"), "03-CTr/ĐU" },
        { "Số: 3 / CTr / ĐU is read as", () => Read("Số: 3 / CTr / ĐU"), "03-CTr/ĐU" },
        { "03-CTr/ĐU in decomposed letters is read as", () => Read("03-CTr/ĐU".Normalize(System.Text.NormalizationForm.FormD)), "03-CTr/ĐU" },
        { "a number without its issuer is none", () => Read("79-NQ"), "none" },
        { "a number within a sentence is none", () => Read("79-NQ/ĐU về chuyển đổi số"), "none" },
        { "uỷ is looked for as", () => VietnameseText.Fold("Đảng uỷ"), "dang uy" },
        { "and ủy as", () => VietnameseText.Fold("Đảng ủy"), "dang uy" },
        { "Đề án is looked for as", () => VietnameseText.Fold("Đề án"), "de an" },
        { "a document is entered under its number as it was printed", () => new Given().When(Printed("03/CTr-ĐU")) },
        { "the same document in another spelling is the same", () => Entered.When(Printed("Số 3-CTr/ĐU")), Outcome.NothingNew },
        { "another document in another spelling of the number is not entered", () => Entered.When(Printed("Số 3-CTr/ĐU") with { DirectiveId = NameId.Of("another") }), "import.number-taken" },
        { "a number whose symbol is of another type is not entered", () => new Given().When(Printed("03-TTr/ĐU")), "reference.unknown" },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void however_a_number_or_a_word_is_spelt_it_is_the_same(string words, string outcome) => Table.Check(words, outcome);
}
