using System.Text;

namespace Workflow.Domain.Tests.Numbering;

public sealed class DirectiveNumberTests
{
    [Theory]
    [InlineData("03-CTr/ĐU")]
    [InlineData("3-CTr/ĐU")]
    [InlineData("03/CTr-ĐU")]
    [InlineData("03/CTr/ĐU")]
    [InlineData("Số 03-CTr/ĐU")]
    [InlineData("số: 03 - CTr / ĐU")]
    [InlineData("SỐ:003-CTR/ĐU")]
    [InlineData("  3/ctr-đu ")]
    [InlineData("so 3/ctr-du")]
    [InlineData("03–CTr/ĐU")]
    [InlineData("03-ctr/du")]
    [InlineData("3 ctr/đu")]
    [InlineData("số 3 ctr đu")]
    [InlineData("Số:\u00A003\u2011CTr/ĐU")]
    [InlineData("so\u0302\u0301 03-CTr/\u0110U")]
    public void every_spelling_in_use_means_the_same_number(string spelling) => Assert.Equal("3-ctr/du", DirectiveNumber.Parse(spelling)?.Key);

    [Theory]
    [InlineData(""), InlineData(null), InlineData("79"), InlineData("79-NQ"), InlineData("NQ/ĐU"), InlineData("0-NQ/ĐU"), InlineData("-1-NQ/ĐU"), InlineData("79.NQ.ĐU"), InlineData("79NQĐU")]
    [InlineData("79-NQ/ĐU về chuyển đổi số"), InlineData("1234567-NQ/ĐU"), InlineData("٧٩-NQ/ĐU"), InlineData("79-N1/ĐU")]
    public void what_is_not_a_number_is_not_read_as_one(string? text) => Assert.Null(DirectiveNumber.Parse(text));

    [Theory]
    [InlineData(5, "NQ", "ĐU", "05-NQ/ĐU")]
    [InlineData(79, "NQ", "ĐU", "79-NQ/ĐU")]
    [InlineData(184, "NQ", "ĐU", "184-NQ/ĐU")]
    public void it_is_printed_with_two_places_a_hyphen_and_a_slash(int count, string symbol, string body, string printed) =>
        Assert.Equal(printed, new DirectiveNumber(count, symbol, body).Printed);

    [Theory]
    [InlineData("184 / NQ / ĐU", "184-NQ/ĐU"), InlineData("Số: 3/CTr-ĐU", "03-CTr/ĐU"), InlineData("Số 003–NQ/ĐU", "03-NQ/ĐU"), InlineData("7/QĐ/UBKTTU", "07-QĐ/UBKTTU")]
    public void what_was_read_in_any_spelling_is_printed_in_the_one_canonical(string spelling, string printed) => Assert.Equal(printed, DirectiveNumber.Parse(spelling)?.Printed);

    [Theory]
    [InlineData("Quyết định số: 12/QĐ-ĐU của Đảng uỷ", "12-qd/du", "quyet dinh cua dang uy"), InlineData("Quyết định 12-QĐ/ĐU của Đảng ủy", "12-qd/du", "quyet dinh cua dang uy")]
    [InlineData("năm 2025 quyết định 12 qđ đu", "12-qd/du", "nam 2025 quyet dinh"), InlineData("15-CT/TU ngày 4", "15-ct/tu", "ngay 4"), InlineData("12 qđ/đu", "12-qd/du", "")]
    public void a_number_within_words_is_found_and_the_words_compare_without_their_spelling(string text, string key, string words)
    {
        var found = DirectiveNumber.FindIn(text, IsSymbol)!.Value;

        Assert.Equal((key, words), (found.Number.Key, string.Join(' ', VietnameseText.Fold(found.Others).Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [Theory]
    [InlineData("năm 2025 chuyển đổi số"), InlineData("3 nội dung"), InlineData("10 triệu/năm"), InlineData("3-NQ")]
    public void figures_among_words_are_not_a_number(string text) => Assert.Null(DirectiveNumber.FindIn(text, IsSymbol));

    private static bool IsSymbol(string letters) => VietnameseText.Fold(letters) is "qd" or "nq";

    [Theory]
    [InlineData("79-NQ/ĐU", "79-NQ/ĐUK"), InlineData("79-NQ/ĐU", "79-QĐ/ĐU"), InlineData("79-NQ/ĐU", "78-NQ/ĐU"), InlineData("3-TT/ĐU", "3-TTr/ĐU")]
    public void different_numbers_have_different_keys(string one, string other) => Assert.NotEqual(DirectiveNumber.Parse(one)!.Key, DirectiveNumber.Parse(other)!.Key);

    private static readonly Gen<DirectiveNumber> Numbers = Gen.Select(
        Gen.Int[1, 999_999], Gen.OneOf("NQ", "QĐ", "CTr", "TTr", "ĐA", "KH", "CV"), Gen.OneOf("ĐU", "VPĐU", "UBKT", "BTGDV", "BCĐ", "CB", "ĐUK"),
        (count, type, body) => new DirectiveNumber(count, type, body));

    private static readonly Gen<Func<DirectiveNumber, string>> Spellings = Gen.Select(
        Gen.OneOf("", "Số ", "số: ", "SỐ:"), Gen.OneOf("-", "/", " - ", "–", "\u2011", " "), Gen.OneOf("-", "/", " / ", "\u00A0/ ", "\u00A0"), Gen.Int[1, 6], Gen.Bool,
        (lead, first, second, places, composed) => new Func<DirectiveNumber, string>(n =>
            $"{lead}{n.Count.ToString($"D{places}", System.Globalization.CultureInfo.InvariantCulture)}{first}{n.Symbol}{second}{n.BodySymbol}"
                .Normalize(composed ? NormalizationForm.FormC : NormalizationForm.FormD)));

    [Fact]
    public void what_is_printed_is_read_back() => Numbers.Sample(number => Assert.Equal(number, DirectiveNumber.Parse(number.Printed)));

    [Fact]
    public void however_it_is_spelt_it_is_printed_the_same() =>
        Gen.Select(Numbers, Spellings).Sample((number, spell) => Assert.Equal(number.Printed, DirectiveNumber.Parse(spell(number))?.Printed));

    [Fact]
    public void however_it_is_spelt_the_key_is_the_same() =>
        Gen.Select(Numbers, Spellings).Sample((number, spell) => Assert.Equal(number.Key, DirectiveNumber.Parse(spell(number))?.Key));

    [Fact]
    public void no_text_at_all_breaks_the_reader() => Gen.Char.Array[0, 20].Sample(letters =>
    {
        var number = DirectiveNumber.Parse(new string(letters));
        Assert.True(number is null || DirectiveNumber.Parse(number.Printed)?.Key == number.Key);
    });

    [Fact]
    public void half_a_letter_is_not_a_number() => Assert.Null(DirectiveNumber.Parse("79-NQ/\ud800"));
}
