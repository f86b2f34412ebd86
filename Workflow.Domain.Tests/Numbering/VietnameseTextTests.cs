using System.Text;

namespace Workflow.Domain.Tests.Numbering;

public sealed class VietnameseTextTests
{
    private static readonly Gen<string> Texts = Gen.OneOf([.. "aăâbcdđeêghiklmnoôơpqrstuưvxyÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈÊỀƠỜƯỪỬỮỨỰỲỶỸÝỴ 09-/\t"]).Array[0, 30].Select(l => new string(l));

    [Theory]
    [InlineData("Đảng uỷ", "Đảng ủy"), InlineData("hoà bình", "hòa bình"), InlineData("CHỈ THỊ", "chi thi"), InlineData("  Nghị   quyết ", "nghi quyet"), InlineData("Đề án", "de an")]
    public void either_spelling_is_found_by_the_other(string one, string other) => Assert.Equal(VietnameseText.Fold(one), VietnameseText.Fold(other));

    [Fact]
    public void composed_and_decomposed_fold_alike() =>
        Texts.Sample(text => Assert.Equal(VietnameseText.Fold(text.Normalize(NormalizationForm.FormC)), VietnameseText.Fold(text.Normalize(NormalizationForm.FormD))));

    [Fact]
    public void folding_twice_is_folding_once() => Texts.Sample(text => Assert.Equal(VietnameseText.Fold(text), VietnameseText.Fold(VietnameseText.Fold(text))));

    [Fact]
    public void nothing_but_plain_letters_is_left() => Texts.Sample(text => Assert.All(VietnameseText.Fold(text), letter => Assert.True(char.IsAscii(letter))));
}
