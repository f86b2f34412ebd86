using Workflow.Web.Drafting;
using Xunit;

namespace Workflow.IntegrationTests.Drafting;

/// <summary>What is marked in a list of what was found.</summary>
public sealed class HitsTests
{
    [Theory]
    [InlineData("Kế hoạch chuyển đổi số", "chuyen doi", "chuyển|đổi")]
    [InlineData("Đảng uỷ và Đảng ủy", "ĐẢNG ỦY", "Đảng|uỷ|Đảng|ủy")]
    [InlineData("Đa\u0309ng bộ", "đảng", "Đa\u0309ng")]
    [InlineData("An toàn trong Đảng bộ", "an", "An")]
    [InlineData("Đảng bộ", "an", "ản")]
    [InlineData("Kế hoạch", "<b>", "")]
    [InlineData("Kế hoạch", null, "")]
    public void words_are_marked_accents_and_case_left_out_of_account(string text, string? sought, string marked)
    {
        var pieces = Hits.In(text, sought);

        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
        Assert.Equal(marked, string.Join('|', pieces.Where(p => p.IsHit).Select(p => p.Text)));
    }

    [Theory]
    [InlineData("05-KH/ĐU", "5 kh/du", true)]
    [InlineData("05-KH/ĐU", "Số: 05/KH-ĐU", true)]
    [InlineData("05-KH/ĐU", "kế hoạch 05-KH/ĐU năm 2026", true)]
    [InlineData("05-KH/ĐU", "15-KH/ĐU", false)]
    [InlineData("05-KH/ĐU", "chuyển đổi số", false)]
    [InlineData(null, "5", false)]
    public void a_number_is_marked_in_any_spelling(string? number, string sought, bool isMarked) => Assert.Equal(isMarked, Hits.IsNumber(number, sought));
}
