using Workflow.Web.Drafting;
using Xunit;

namespace Workflow.IntegrationTests.Drafting;

/// <summary>A directive's text as people see it.</summary>
public sealed class PaperTextTests
{
    [Theory]
    [InlineData("[bấm](javascript:alert(1))")]
    [InlineData("[bấm](JavaScript:alert(1))")]
    [InlineData("[bấm](java&#9;script:alert(1))")]
    [InlineData("[bấm](data:text/html,x)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<a href=\"javascript:alert(1)\">bấm</a>")]
    public void nothing_in_it_is_a_script(string typed)
    {
        var html = Markup.ToHtml(typed).Value;

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"data:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\t', html);
    }

    [Theory]
    [InlineData("[trang](https://example.org/)", "href=\"https://example.org/\"")]
    [InlineData("[trang](/van-ban-di)", "href=\"/van-ban-di\"")]
    public void links_that_lead_somewhere_do(string typed, string link) => Assert.Contains(link, Markup.ToHtml(typed).Value, StringComparison.Ordinal);
}
