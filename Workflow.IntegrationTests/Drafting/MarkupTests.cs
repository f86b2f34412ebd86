using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CsCheck;
using Workflow.Web.Drafting;
using Xunit;

namespace Workflow.IntegrationTests.Drafting;

/// <summary>The text of a directive between what people see and type and what is kept.</summary>
public sealed partial class MarkupTests
{
    private const string Directive =
        """
        # I. Mục đích, yêu cầu

        1. Bảo đảm **công khai**, *minh bạch*, ***kịp thời***.

        2. Không dùng nhóm trò chuyện.

        # II. Nội dung

        | Việc | Hạn |
        |---|---|
        | Rà soát quy trình \| biểu mẫu | 15/12/2026 |
        | Tập huấn |  |

        ## Phân công

        - Văn phòng Đảng ủy
          - theo dõi
          - đôn đốc
            1. hằng tuần
            2. hằng tháng
        - Các chi bộ

        Dòng một\
        dòng hai, 5 < 6 & 7, \*không phải nghiêng\*, ____ [x].

        a) Điểm a giữ nguyên chữ.

        1. Một

        7\. Số không nối tiếp.
        """;

    [Theory]
    [InlineData(Directive)]
    [InlineData("1. a\n2. b\n\nĐoạn.\n\n3. c")]
    [InlineData("- a\n\n* b")]
    [InlineData("1. a\n\n1) b")]
    [InlineData("**Điều 1.** Phạm vi")]
    public void Text_that_was_shown_and_not_changed_is_kept_as_it_was(string markdown)
    {
        markdown = markdown.ReplaceLineEndings("\n");

        Assert.Equal(markdown, Markup.ToMarkdown(Markup.ToHtml(markdown).Value));
    }

    [Theory]
    [InlineData("# không phải đề mục", @"\# không phải đề mục")]
    [InlineData("* sao", @"\* sao")]
    [InlineData("> trích", @"\> trích")]
    [InlineData("-----", @"\-----")]
    [InlineData("<script>alert(1)</script>", @"\<script>alert(1)\</script>")]
    [InlineData("[đây](http://nơi.khác)", @"[đây\](http://nơi.khác)")]
    [InlineData("tệp_a_b.docx và ____", "tệp_a_b.docx và ____")]
    [InlineData("A &lt; B", @"A \&lt; B")]
    public void What_was_typed_as_text_stays_text(string typed, string kept)
    {
        Assert.Equal(kept, Markup.ToMarkdown($"<p>{WebUtility.HtmlEncode(typed)}</p>"));
        Assert.Equal(typed, WordsOf(Markup.ToHtml(kept).Value));
    }

    [Fact]
    public void No_text_changes_by_being_kept_and_shown_again() =>
        Gen.Char["ab1đ. *_#-+)[](>&;|\\`~=!\"</:x"].Array[0, 14].Select(c => new string(c)).Select(Gen.Bool, Gen.Bool).Sample((text, bold, split) =>
        {
            var typed = Spaces().Replace(text, " ").Trim();
            if (ItemLike().IsMatch(typed)) return;

            var inner = WebUtility.HtmlEncode(typed);
            if (bold) inner = $"<b>{inner}</b>";
            if (split && typed.Length > 2) inner = $"x<i>{WebUtility.HtmlEncode(typed[..(typed.Length / 2)])}</i>{WebUtility.HtmlEncode(typed[(typed.Length / 2)..])}";
            var markdown = Markup.ToMarkdown($"<p>{inner}</p>");
            var shown = Markup.ToHtml(markdown).Value;

            Assert.Equal(Spaces().Replace(WordsOf($"<p>{inner}</p>"), " "), Spaces().Replace(WordsOf(shown), " "));
            Assert.Equal(shown, Markup.ToHtml(Markup.ToMarkdown(shown)).Value);
        }, iter: 5_000);

    [Fact]
    public void What_Word_pastes_keeps_headings_lists_and_tables_and_drops_the_rest()
    {
        const string pasted =
            """
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=VI>
            <!--StartFragment--><h1 style='text-align:center'><span style='font-size:15.0pt;color:red'>I. Mục đích<o:p></o:p></span></h1>
            <p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span style='font-size:14.0pt'>Điều 1.</span></b><span style='font-size:14.0pt'> Phạm&nbsp;vi <i>áp dụng</i><o:p></o:p></span></p>
            <p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Văn phòng theo dõi</p>
            <p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Hằng tháng</p>
            <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Các chi bộ báo cáo</p>
            <p class=MsoNormal>Tổ chức thực hiện:</p>
            <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Một</p>
            <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Hai</p>
            <p class=MsoListParagraph style='mso-list:l2 level1 lfo3'><span style='mso-list:Ignore'>a)<span>&nbsp; </span></span>Điểm a</p>
            <table class=MsoTableGrid border=1><tr><td width=100><p class=MsoNormal><b>Việc<o:p></o:p></b></p></td><td><p>Hạn</p></td></tr><tr><td><p>Rà soát</p><p>quy trình</p></td><td><p>15/12</p></td></tr></table>
            <script>alert(1)</script><img src=x onerror=alert(1)><p><a href="javascript:alert(1)">liên kết</a></p><!--EndFragment--></body></html>
            """;

        Assert.Equal(
            """
            # I. Mục đích

            **Điều 1.** Phạm vi *áp dụng*

            - Văn phòng theo dõi
              - Hằng tháng
            - Các chi bộ báo cáo

            Tổ chức thực hiện:

            1. Một
            2. Hai

            a) Điểm a

            | **Việc** | Hạn |
            |---|---|
            | Rà soát quy trình | 15/12 |

            liên kết
            """.ReplaceLineEndings("\n"), Markup.ToMarkdown(pasted));
    }

    private static string WordsOf(string html) => new HtmlParser().ParseDocument(html).Body!.TextContent.Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:[0-9]+[.)]|-)(?: |$)", RegexOptions.None, 1000)]
    private static partial Regex ItemLike();
}
