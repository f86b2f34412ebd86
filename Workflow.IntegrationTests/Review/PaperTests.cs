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
        Assert.Equal("paper.scan-required", (await Api.PostAsync(Nga, $"/directives/{paper.Id}/reviews", Said(null, paper))).Expect(422).Code);

        (await KeepAsync(Tuan, paper)).Expect(404);
        var scan = (await KeepAsync(Nga, paper)).Expect(201)["sha256"];
        (await Api.PostAsync(Nga, $"/directives/{paper.Id}/reviews", Said(scan, paper))).Expect(200);

        var review = (await Api.GetAsync(Hanh, $"/directives/{paper.Id}")).Expect(200).Json.GetProperty("reviews")[0];
        Assert.Equal((Bich, Nga, scan), (review.GetProperty("by").GetString(), review.GetProperty("paper").GetProperty("enteredBy").GetString(), review.GetProperty("paper").GetProperty("scan").GetString()));
        Assert.Contains("ghi theo bản giấy của Hồ Thị Bích, ký ngày 02/03/2026", (await Api.GetAsync(Hanh, $"/directives/{paper.Id}/history")).Expect(200).Text, StringComparison.Ordinal);

        (await Api.PostAsync(Bich, $"/directives/{paper.Id}/papers/1/dispute", new { reason = "Không phải chữ ký của tôi" })).Expect(200);
        foreach (var person in new[] { Ha, Bao }) (await Api.ReviewAsync(person, paper)).Expect(200);
        Assert.Equal("paper.disputed", (await Api.PostAsync(Khai, $"/directives/{paper.Id}/signature", new { paper.ContentHash })).Expect(409).Code);
    }

    [Fact]
    public async Task the_clerk_is_told_what_may_come_on_paper_and_nothing_of_the_text()
    {
        var paper = await Api.InReviewAsync(Plan("Kế hoạch chờ bản giấy"));
        var awaited = await AwaitedAsync(Nga, paper);
        Assert.Equal(("form-check", "Kế hoạch chờ bản giấy", paper.ContentHash, Bich), (awaited?["kind"]?.ToString(), awaited?["abstract"]?.ToString(), awaited?["contentHash"]?.ToString(), awaited?["people"]?[0]?["person"]?.ToString()));
        Assert.Null(await AwaitedAsync(Tuan, paper));
        (await Api.GetAsync(Nga, $"/directives/{paper.Id}")).Expect(404);

        var scan = (await KeepAsync(Nga, paper)).Expect(201)["sha256"];
        (await Api.PostAsync(Nga, $"/directives/{paper.Id}/reviews", Said(scan, paper))).Expect(200);
        var next = await AwaitedAsync(Nga, paper);
        Assert.Equal(("approval", 2, Bich), (next?["kind"]?.ToString(), next?["people"]?.AsArray().Count, next?["entered"]?[0]?["person"]?.ToString()));

        foreach (var person in new[] { Ha, Bao, Khai }) await DecideAsync(person, paper);
        Assert.Null(await AwaitedAsync(Nga, paper));
    }

    [Fact]
    public async Task a_scan_opens_to_who_may_know_the_decision_on_it_and_showing_it_is_recorded()
    {
        var paper = await Api.InReviewAsync();
        var scan = (await KeepAsync(Nga, paper)).Expect(201)["sha256"];
        foreach (var person in new[] { Hanh, Nga }) (await OpenAsync(person, paper, scan)).Expect(404);
        (await Api.PostAsync(Nga, $"/directives/{paper.Id}/reviews", Said(scan, paper))).Expect(200);

        foreach (var person in new[] { Hanh, Bich, Ha, Kien, Nga }) Assert.Equal("scan", (await OpenAsync(person, paper, scan)).Expect(200).Text);
        foreach (var person in new[] { Tuan, "bt.cb-cntt" }) (await OpenAsync(person, paper, scan)).Expect(404);
        var shown = (await Api.GetAsync(Kien, "/audit/events?actor=nga.cao&type=content-shown&limit=100")).Expect(200);
        Assert.Contains(scan, shown.Text, StringComparison.Ordinal);

        foreach (var person in new[] { Ha, Bao }) (await Api.ReviewAsync(person, paper)).Expect(200);
        var signed = (await KeepAsync(Nga, paper, "signature")).Expect(201)["sha256"];
        (await Api.PostAsync(Nga, $"/directives/{paper.Id}/signature", new { paper.ContentHash, onPaperOf = Khai, scan = signed, signedOn = "2026-03-02" })).Expect(200);
        (await Api.PostAsync(Nga, $"/directives/{paper.Id}/issue")).Expect(200);
        (await OpenAsync("bt.cb-cntt", paper, signed)).Expect(200);
        (await OpenAsync("bt.cb-cntt", paper, scan)).Expect(404);
    }

    [Fact]
    public async Task the_scan_of_a_vote_is_as_secret_as_the_vote()
    {
        var paper = await Api.InBallotAsync();
        var scan = (await KeepAsync(Nga, paper)).Expect(201)["sha256"];
        (await Api.PostAsync(Nga, $"/directives/{paper.Id}/votes", new { choice = "against", paper.ContentHash, onPaperOf = "lan.vu", scan, signedOn = "2026-03-02" })).Expect(200);

        foreach (var person in new[] { "lan.vu", Nga }) (await OpenAsync(person, paper, scan)).Expect(200);
        foreach (var person in new[] { Tuan, Khai, Hanh, Kien }) (await OpenAsync(person, paper, scan)).Expect(404);

        foreach (var member in new[] { Khai, Ha, Bao, Tuan }) (await Api.VoteAsync(member, paper)).Expect(200);
        foreach (var person in new[] { Tuan, Kien }) (await OpenAsync(person, paper, scan)).Expect(200);
        (await OpenAsync(Hanh, paper, scan)).Expect(404);
    }

    private async Task DecideAsync(string person, Paper paper) =>
        (person is Khai ? await Api.PostAsync(Khai, $"/directives/{paper.Id}/signature", new { paper.ContentHash }) : await Api.ReviewAsync(person, paper)).Expect(200);

    private Task<HttpAnswer> OpenAsync(string person, Paper paper, string scan) => Api.GetAsync(person, $"/directives/{paper.Id}/content/{scan}");

    private async Task<System.Text.Json.Nodes.JsonNode?> AwaitedAsync(string clerk, Paper paper) =>
        System.Text.Json.Nodes.JsonNode.Parse((await Api.GetAsync(clerk, "/papers")).Expect(200).Text)!["items"]!.AsArray().FirstOrDefault(i => i!["directiveId"]!.GetValue<Guid>() == paper.Id);

    private async Task<HttpAnswer> KeepAsync(string person, Paper paper, string scan = "scan")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(scan)) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "file", "phieu.png" } };
        return await Api.AskAsync(HttpMethod.Post, person, $"/directives/{paper.Id}/scans", form);
    }

    private static object Said(string? scan, Paper paper) => new { decision = "approve", paper.ContentHash, onPaperOf = Bich, scan, signedOn = "2026-03-02" };
}
