using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Review;

[Collection(AppCollectionDefinition.Name)]
public sealed class CommentTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task a_comment_is_answered_and_both_stand_in_the_table()
    {
        var paper = await Api.InReviewAsync();
        (await Api.PostAsync(Bich, $"/directives/{paper.Id}/comments", new { text = "Thiếu <căn cứ>", anchor = "Điều 1", weight = "must", paper.ContentHash })).Expect(200);
        (await Api.ReviewAsync(Bich, paper, "return")).Expect(200);

        Assert.Equal("comments.unanswered", (await Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(409).Code);
        (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/comments/1/answer", new { outcome = "partly", explanation = "Đã bổ sung" })).Expect(200);

        var item = (await Api.GetAsync(Hanh, $"/directives/{paper.Id}/comments")).Expect(200).Json.GetProperty("items")[0];
        Assert.Equal(("Thiếu <căn cứ>", "must", "Đã bổ sung"), (item.GetProperty("text").GetString(), item.GetProperty("weight").GetString(), item.GetProperty("answer").GetProperty("explanation").GetString()));
        var table = (await Api.GetAsync(Bich, $"/directives/{paper.Id}/comments?format=html")).Expect(200).Text;
        Assert.Contains("<td>&#x110;i&#x1EC1;u 1: Thi&#x1EBF;u &lt;c&#x103;n c&#x1EE9;&gt;</td>", table, StringComparison.Ordinal);
        var word = (await Api.GetAsync(Bich, $"/directives/{paper.Id}/comments?format=docx")).Expect(200);
        Assert.Equal(("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"), (word.MediaType, word.Text[..2]));
        (await Api.GetAsync(Tuan, $"/directives/{paper.Id}/comments")).Expect(404);
        (await Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(200);
    }
}
