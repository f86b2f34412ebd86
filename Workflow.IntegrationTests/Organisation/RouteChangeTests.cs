using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Organisation;

[Collection(AppCollectionDefinition.Name)]
public sealed class RouteChangeTests(AppFixture app)
{
    private const string Admin = "quan.tri";

    private HttpApi Api => app.Api;

    private static readonly object Check = new { kind = "form-check", who = new[] { new { body = "VPDU", post = "Chánh Văn phòng" } }, rule = "all", due = new { normal = "1 working day" } };

    private static readonly object WhenUrgent = new
    {
        kind = "approval", who = new[] { new { organ = "TT" } }, rule = new { percent = 50 }, due = new { urgent = "2 hours" }, when = new { urgencies = new[] { "urgent" } },
    };

    private static object Route(string? code, params object[] steps) => new { code, name = "Riêng", steps, signer = new { body = "DU", post = "Bí thư" }, basis = "Quy chế làm việc" };

    [Fact]
    public async Task a_route_with_a_condition_is_gone_as_it_is_simulated_and_as_it_was_when_submitted()
    {
        (await Api.PostAsync(Admin, "/routes", Route("khan", Check, WhenUrgent))).Expect(200);
        var draft = new { type = "KH", organ = "BTV", @abstract = "Kế hoạch", recipients = new[] { "CB-CNTT" }, route = "khan", urgency = "urgent" };

        Assert.Equal(1, Steps(await Api.PostAsync(Hanh, "/directives/simulation", draft with { urgency = "normal" })));
        Assert.Equal(2, Steps(await Api.PostAsync(Hanh, "/directives/simulation", draft)));
        var paper = await Api.InReviewAsync(draft);
        Assert.Equal("2", (await Api.PutAsync(Admin, "/routes/khan", Route(null, Check))).Expect(200)["version"]);

        Assert.Equal(2, Steps(await Api.GetAsync(Hanh, $"/directives/{paper.Id}")));
        Assert.Equal(1, Steps(await Api.PostAsync(Hanh, "/directives/simulation", draft)));
        var shown = (await Api.GetAsync(Hanh, "/routes")).Expect(200).Json.GetProperty("items").EnumerateArray().Single(r => r.GetProperty("code").GetString() is "khan");
        Assert.Equal((2, "Quy chế làm việc"), (shown.GetProperty("version").GetInt32(), shown.GetProperty("basis").GetString()));
    }

    [Fact]
    public async Task a_wrong_step_is_refused_by_its_place()
    {
        var refused = (await Api.PostAsync(Admin, "/routes", Route("sai", Check, new { kind = "approval", who = new[] { new { body = "VPDU", post = "Không ai" } } }))).Expect(422);

        Assert.Equal("route.step-invalid", refused.Code);
        Assert.StartsWith("Bước «2»: «VPDU/Không ai» không có trong danh mục", refused["detail"], StringComparison.Ordinal);
        Assert.Equal("authority.missing", (await Api.PostAsync(Khai, "/routes", Route("sai", Check))).Expect(403).Code);
    }

    [Theory]
    [InlineData("""{"kind":"approval","who":[{"organ":"TT"}],"rule":"most"}"""), InlineData("""{"kind":"approval","who":[{"organ":"TT"}],"rule":{"least":2}}"""), InlineData("""{"kind":"approval","who":[null]}""")]
    [InlineData("""{"kind":"approval","who":[{"organ":"TT"}],"rule":7}"""), InlineData("""{"kind":"vote"}"""), InlineData("null"), InlineData("""{"kind":"approval","colour":"red"}""")]
    public async Task what_is_no_step_is_malformed(string step) =>
        Assert.Equal("request.malformed", (await Api.PostAsync(Admin, "/routes", Route("sai", JsonDocument.Parse(step).RootElement))).Expect(400).Code);

    [Theory]
    [InlineData("/organisation/terms", """{"id":"NK-X","body":"DU","from":"0001-01-01","basis":"b"}"""), InlineData("/organisation/people", """{"username":"x.y","name":"X","admin":true}""")]
    [InlineData("/organisation/duties", """{"duty":"draft","who":{"person":"ha.tran"},"for":[null],"from":"2026-01-01","basis":"b"}"""), InlineData("/branches", """{"code":"CB-X","name":"X","symbol":"CB","kind":"chi-bo","from":"2026-01-01","basis":"b"}""")]
    [InlineData("/organisation/appointments", """{"person":"ha.tran","body":"DU","post":"Khách","from":"2026-01-01"}"""), InlineData("/organisation/calendar", """{"holidays":["2026-02-30"],"basis":"b"}""")]
    public async Task what_is_no_fact_is_malformed(string path, string fact) =>
        Assert.Equal("request.malformed", (await Api.PostAsync(Admin, path, JsonDocument.Parse(fact).RootElement)).Expect(400).Code);

    [Fact]
    public async Task terms_follow_one_another()
    {
        var refused = (await Api.PostAsync(Admin, "/organisation/terms", new { id = "NK-X", body = "DU", from = "2025-07-16", basis = "Đại hội" })).Expect(409);

        Assert.Equal(("term.overlap", "36-HD/VPTW, mục II.1.3"), (refused.Code, refused["clause"]));
    }

    [Fact]
    public async Task who_saw_an_older_organisation_is_told_so()
    {
        var seen = (await Api.GetAsync(Admin, "/organisation")).Expect(200)["version"];
        (await Api.PostAsync(Admin, "/organisation/groups", new { code = $"N{seen}", name = "Nhóm", branches = new[] { "CB-CNTT" }, basis = "b" })).Expect(200);

        var stale = await Api.PostAsync(Admin, "/organisation/groups", new { code = "N", name = "Nhóm", branches = new[] { "CB-CNTT" }, basis = "b" }, version: $"\"{seen}\"");
        Assert.Equal("version.stale", stale.Expect(412).Code);
    }

    private static int Steps(HttpAnswer answer) => answer.Expect(200).Json.GetProperty("steps").GetArrayLength();
}
