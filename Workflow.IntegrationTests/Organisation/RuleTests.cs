using System.Text;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Organisation;

[Collection(AppCollectionDefinition.Name)]
public sealed class RuleTests(AppFixture app)
{
    private const string Admin = "quan.tri", Secretary = "bt.cb-cntt";

    private HttpApi Api => app.Api;

    [Fact]
    public async Task a_regulation_of_a_chi_bo_is_refused_with_its_clause_and_what_would_pass()
    {
        var refused = (await Api.PostAsync(Secretary, "/directives", new { type = "QyĐ", organ = "CB", @abstract = "Quy định", recipients = Array.Empty<string>(), route = "chi-bo" })).Expect(403);

        Assert.Equal(("authority.type-organ", "399-QĐ/TW, Điều 11"), (refused.Code, refused["clause"]));
        Assert.StartsWith("Chi bộ không có thẩm quyền ban hành Quy định (399-QĐ/TW, Điều 11). Loại được dùng: NQ, QĐ, KL, QC", refused["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_resolution_of_the_standing_committee_needs_its_ballot()
    {
        var paper = await Api.DraftedAsync(Plan("Nghị quyết", "NQ"));

        Assert.Equal("route.ballot-required", (await Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(409).Code);
        (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { route = "nq-btv" })).Expect(200);
        (await Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(200);
    }

    [Fact]
    public async Task each_day_has_the_rules_in_force_on_it()
    {
        Assert.Equal("05-HD-VPTW", (await Api.GetAsync(Hanh, "/rules")).Expect(200)["inForce"]);
        Assert.Equal("Times New Roman", (await Api.GetAsync(Hanh, "/rules")).Expect(200).Json.GetProperty("sets")[2].GetProperty("layout").GetProperty("font").GetString());
        Assert.Equal("399-QD-TW", (await Api.GetAsync(Hanh, "/rules?asOf=2026-05-26")).Expect(200)["inForce"]);
        Assert.Equal("66-QD-TW", (await Api.GetAsync(Hanh, "/rules?asOf=2026-01-08")).Expect(200)["inForce"]);
    }

    [Fact]
    public async Task an_administrator_adopts_rules_and_a_wrong_set_is_refused_by_line()
    {
        static string Rules(string type) => $$"""
            {
              "basis": "Quyết định thử",
              "rules": { "code": "THU-2035", "from": "2035-01-01", "source": "bộ thử",
                "authority": [
                  { "level": "grassroots", "organ": "CB", "types": ["NQ", "{{type}}"], "clause": "điều 1", "source": "bộ thử" }],
                "ballots": [] }
            }
            """;

        var wrong = (await PostAsync(Admin, Rules("QQ"))).Expect(422);
        Assert.Equal("rules.unknown-code", wrong.Code);
        Assert.Contains("Dòng 5: «QQ» không có trong danh mục", wrong["detail"], StringComparison.Ordinal);
        Assert.Equal("authority.missing", (await PostAsync(Khai, Rules("KH"))).Expect(403).Code);

        (await PostAsync(Admin, Rules("KH"))).Expect(200);
        Assert.Equal("THU-2035", (await Api.GetAsync(Hanh, "/rules?asOf=2035-01-01")).Expect(200)["inForce"]);
        Assert.Equal("05-HD-VPTW", (await Api.GetAsync(Hanh, "/rules")).Expect(200)["inForce"]);
    }

    private Task<HttpAnswer> PostAsync(string person, string rules) =>
        Api.AskAsync(HttpMethod.Post, person, "/rules", new StringContent(rules, Encoding.UTF8, "application/json"));
}
