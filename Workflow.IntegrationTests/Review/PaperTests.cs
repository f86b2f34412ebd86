using System.Net.Http.Headers;
using System.Text;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Review;

[Collection(AppCollectionDefinition.Name)]
public sealed class PaperTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task the_clerk_enters_a_decision_on_paper_with_its_scan_and_it_is_shown_as_such()
    {
        var paper = await Api.InReviewAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("scan")) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "file", "phieu.png" } };
        Assert.Equal("paper.scan-required", (await Api.PostAsync(Nga, $"/directives/{paper.Id}/reviews", Said(null, paper))).Expect(422).Code);

        (await Api.AskAsync(HttpMethod.Post, Tuan, $"/directives/{paper.Id}/scans", form)).Expect(404);
        using var again = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("scan")) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "file", "phieu.png" } };
        var scan = (await Api.AskAsync(HttpMethod.Post, Nga, $"/directives/{paper.Id}/scans", again)).Expect(201)["sha256"];
        (await Api.PostAsync(Nga, $"/directives/{paper.Id}/reviews", Said(scan, paper))).Expect(200);

        var review = (await Api.GetAsync(Hanh, $"/directives/{paper.Id}")).Expect(200).Json.GetProperty("reviews")[0];
        Assert.Equal((Bich, Nga, scan), (review.GetProperty("by").GetString(), review.GetProperty("paper").GetProperty("enteredBy").GetString(), review.GetProperty("paper").GetProperty("scan").GetString()));
        Assert.Contains("ghi theo bản giấy của Hồ Thị Bích, ký ngày 02/03/2026", (await Api.GetAsync(Hanh, $"/directives/{paper.Id}/history")).Expect(200).Text, StringComparison.Ordinal);

        (await Api.PostAsync(Bich, $"/directives/{paper.Id}/papers/1/dispute", new { reason = "Không phải chữ ký của tôi" })).Expect(200);
        foreach (var person in new[] { Ha, Bao }) (await Api.ReviewAsync(person, paper)).Expect(200);
        Assert.Equal("paper.disputed", (await Api.PostAsync(Khai, $"/directives/{paper.Id}/signature", new { paper.ContentHash })).Expect(409).Code);
    }

    private static object Said(string? scan, Paper paper) => new { decision = "approve", paper.ContentHash, onPaperOf = Bich, scan, signedOn = "2026-03-02" };
}
