using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Organisation;

[Collection(AppCollectionDefinition.Name)]
public sealed class DelegationTests(AppFixture app)
{
    private const string Son = "son.bui", Yen = "yen.do", Dung = "dung.to", HasPost = "ha.tran.DU.1";

    private HttpApi Api => app.Api;

    [Fact]
    public async Task a_deputy_finds_reads_and_approves_what_waits_for_the_absent_one_and_both_names_stay()
    {
        var paper = await Api.InReviewAsync();
        (await Api.ReviewAsync(Bich, paper)).Expect(200);
        (await Api.GetAsync(Son, $"/directives/{paper.Id}")).Expect(404);

        (await Api.PostAsync(Ha, "/delegations", Cover(Son, steps: ["approval"], types: ["KH"]))).Expect(201);

        var item = Assert.Single(await WaitingAsync(Son, paper));
        Assert.Equal((Ha, "Trần Thu Hà", HasPost, "approval"), (item.GetProperty("onBehalfOf").GetString(), item.GetProperty("onBehalfOfName").GetString(), item.GetProperty("as").GetString(), item.GetProperty("kind").GetString()));
        Assert.Equal(["review", "return"], item.GetProperty("actions").EnumerateArray().Select(a => a.GetString()));
        var view = (await Api.GetAsync(Son, $"/directives/{paper.Id}")).Expect(200).Json;
        var deputy = Assert.Single(view.GetProperty("waiting").EnumerateArray().Single(w => w.GetProperty("person").GetString() is Ha).GetProperty("deputies").EnumerateArray());
        Assert.Equal((Son, From.AddDays(2)), (deputy.GetProperty("person").GetString(), deputy.GetProperty("until").GetDateTimeOffset()));
        Assert.Contains("Trần Thu Hà (đồng chí Bùi Văn Sơn xử lý thay đến ", view.GetProperty("waitingFor").GetString(), StringComparison.Ordinal);
        Assert.Contains("review", view.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString()));
        (await Api.GetAsync(Son, $"/directives/{paper.Id}/content/{view.GetProperty("text").GetProperty("sha256").GetString()}")).Expect(200);

        var decision = new { decision = "approve", paper.ContentHash, onBehalfOf = Ha };
        (await Api.PostAsync(Son, $"/directives/{paper.Id}/reviews", decision)).Expect(200);

        Assert.Empty(await WaitingAsync(Son, paper));
        Assert.Empty(await WaitingAsync(Ha, paper));
        Assert.Equal("decision.final", (await Api.ReviewAsync(Ha, paper)).Expect(409).Code);
        var fact = (await Api.GetAsync(Hanh, $"/directives/{paper.Id}/history")).Expect(200).Json.GetProperty("items").EnumerateArray().Last(i => i.GetProperty("type").GetString() is "step-reviewed");
        Assert.Equal((Son, Ha, "Trần Thu Hà", HasPost), (fact.GetProperty("actor").GetString(), fact.GetProperty("onBehalfOf").GetString(), fact.GetProperty("onBehalfOfName").GetString(), fact.GetProperty("as").GetString()));
        Assert.StartsWith("Bùi Văn Sơn (xử lý thay Trần Thu Hà): ", fact.GetProperty("summary").GetString(), StringComparison.Ordinal);
        var review = (await Api.GetAsync(Son, $"/directives/{paper.Id}")).Expect(200).Json.GetProperty("reviews").EnumerateArray().Last();
        Assert.Equal(("Bùi Văn Sơn", "Trần Thu Hà"), (review.GetProperty("byName").GetString(), review.GetProperty("onBehalfOfName").GetString()));
    }

    [Fact]
    public async Task the_chief_of_office_lets_another_issue_for_the_clerk_until_it_is_ended()
    {
        var paper = await Api.SignedAsync();
        var id = (await Api.PostAsync(Bich, "/delegations", Cover(Dung, absent: Nga))).Expect(201)["id"];
        Assert.Equal("number", Assert.Single(await WaitingAsync(Dung, paper)).GetProperty("kind").GetString());

        (await Api.PostAsync(Dung, $"/directives/{paper.Id}/number", new { onBehalfOf = Nga })).Expect(200);
        var ended = (await Api.PutAsync(Bich, $"/delegations/{id}", new { })).Expect(200);

        Assert.Equal(("2", "over"), (ended["version"], ended["status"]));
        var refused = (await Api.PostAsync(Dung, $"/directives/{paper.Id}/issue", new { onBehalfOf = Nga })).Expect(403);
        Assert.Equal("authority.expired", refused.Code);
        Assert.StartsWith("Thời hạn xử lý thay đã hết lúc ", refused["detail"], StringComparison.Ordinal);
        (await Api.PostAsync(Nga, $"/directives/{paper.Id}/issue")).Expect(200);
    }

    [Fact]
    public async Task a_deputy_with_a_seat_of_their_own_is_not_offered_anothers()
    {
        var paper = await Api.InReviewAsync();
        (await Api.ReviewAsync(Bich, paper)).Expect(200);
        (await Api.PostAsync(Ha, "/delegations", Cover(Bao))).Expect(201);

        Assert.False(Assert.Single(await WaitingAsync(Bao, paper)).TryGetProperty("onBehalfOf", out _));
        var refused = (await Api.PostAsync(Bao, $"/directives/{paper.Id}/reviews", new { decision = "approve", paper.ContentHash, onBehalfOf = Ha })).Expect(403);
        Assert.Equal("authority.second-voice", refused.Code);
    }

    [Fact]
    public async Task everybody_with_a_post_sees_who_acts_for_whom_with_both_names()
    {
        var granted = (await Api.PostAsync(Tuan, "/delegations", Cover(Yen))).Expect(201);
        Assert.Equal(("1", "in-force"), (granted["version"], granted["status"]));
        Assert.Equal(granted["id"], (await Api.PostAsync(Tuan, "/delegations", Cover(Yen))).Expect(201)["id"]);

        var item = Assert.Single(await CoversAsync($"?person={Yen}"));
        Assert.Equal(("Phạm Anh Tuấn", "Đỗ Thị Yến"), (item.GetProperty("absentName").GetString(), item.GetProperty("deputyName").GetString()));
        Assert.Empty(await CoversAsync($"?person={Yen}&asOf=2025-01-01"));
        (await Api.GetAsync("branch:CB-CNTT", "/delegations")).Expect(404);
    }

    [Fact]
    public async Task what_does_not_fit_is_refused()
    {
        Assert.Equal("authority.capacity-required", (await Api.PostAsync(Khai, "/delegations", Cover(Son))).Expect(422).Code);
        Assert.Equal("authority.missing", (await Api.PostAsync(Nga, "/delegations", Cover(Son, absent: Ha))).Expect(403).Code);
        Assert.Equal("vote.no-proxy", (await Api.PostAsync(Ha, "/delegations", Cover(Yen, steps: ["ballot"]))).Expect(403).Code);
        Assert.Equal("cover.deputy", (await Api.PostAsync(Ha, "/delegations", Cover("quan.tri"))).Expect(422).Code);
        Assert.Equal("request.malformed", (await Api.PostAsync(Ha, "/delegations", Cover(Yen, steps: []))).Expect(400).Code);
        Assert.Equal("request.malformed", (await Api.PostAsync(Ha, "/delegations", Cover(Yen, types: [null]))).Expect(400).Code);
        (await Api.GetAsync(Nga, "/delegations?asOf=0001-01-01")).Expect(400);
        (await Api.PutAsync(Ha, $"/delegations/{Guid.NewGuid()}", new { })).Expect(404);
    }

    private static readonly DateTimeOffset From = Clock.Now;

    /// <summary>For two days from when the tests began; the same body every time it is asked for.</summary>
    private static object Cover(string deputy, string? absent = null, string[]? steps = null, string?[]? types = null) =>
        new { absent, deputy, steps, types, from = From, to = From.AddDays(2), basis = "12-GGT/ĐU" };

    private async Task<List<JsonElement>> WaitingAsync(string person, Paper paper) =>
        [.. (await Api.GetAsync(person, "/inbox")).Expect(200).Json.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("directiveId").GetGuid() == paper.Id)];

    private async Task<List<JsonElement>> CoversAsync(string question) =>
        [.. (await Api.GetAsync(Nga, $"/delegations{question}")).Expect(200).Json.GetProperty("items").EnumerateArray()];
}
