using System.Text;
using System.Text.Json;
using Workflow.Host.Organisation;
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

    [Fact]
    public async Task a_set_sent_as_the_text_of_its_file_is_refused_by_the_line_of_that_file()
    {
        const string file = "{\"code\": \"VB-2037\", \"from\": \"2037-01-01\", \"source\": \"s\",\n \"authority\": [\n  {\"level\": \"grassroots\", \"organ\": \"CB\", \"types\": [\"QQ\"], \"clause\": \"c\", \"source\": \"s\"}],\n \"ballots\": []}";

        var wrong = (await Api.PostAsync(Admin, "/rules", new { basis = "Quyết định thử", text = file })).Expect(422);
        Assert.Contains("Dòng 3: «QQ»", wrong["detail"], StringComparison.Ordinal);
        var broken = (await Api.PostAsync(Admin, "/rules", new { basis = "Quyết định thử", text = "{\n\"code\": }" })).Expect(400);
        Assert.Contains("text:2", broken["detail"], StringComparison.Ordinal);
        Assert.Equal("request.malformed", (await Api.PostAsync(Admin, "/rules", new { basis = "Quyết định thử" })).Expect(400).Code);

        (await Api.PostAsync(Admin, "/rules", new { basis = "Quyết định thử", text = file.Replace("QQ", "KH", StringComparison.Ordinal) })).Expect(200);
        Assert.Equal("VB-2037", (await Api.GetAsync(Hanh, "/rules?asOf=2037-01-01")).Expect(200)["inForce"]);
    }

    [Fact]
    public async Task a_wrong_table_of_types_is_refused_by_the_line_of_its_row()
    {
        static string Rules(string row) => $$"""
            {
              "basis": "Quyết định thử",
              "rules": { "code": "LOAI-2036", "from": "2036-01-01", "source": "bộ thử",
                "authority": [{ "level": "grassroots", "organ": "CB", "types": ["NQ"], "clause": "điều 1", "source": "bộ thử" }],
                "types": [
                  { "code": "NQ", "name": "Nghị quyết", "symbol": "NQ", "series": "NQ", "clause": "điều 5", "source": "bộ thử" },
                  {{row}}],
                "ballots": [] }
            }
            """;

        foreach (var (code, row) in new[]
                 {
                     ("rules.overlap", Row("NQ", "NQ", "NQ")), ("rules.series", Row("QĐ", "QĐ", "QĐ")), ("rules.series", Row("QĐ", "QĐ", "")),
                     ("rules.symbol", Row("QĐ", "QĐ", "NQ")), ("rules.symbol", Row("QĐ", "Q1", "QD")),
                 })
        {
            var refused = (await PostAsync(Admin, Rules(row))).Expect(422);
            Assert.Equal(code, refused.Code);
            Assert.StartsWith("Dòng 7:", refused["detail"], StringComparison.Ordinal);
        }

        static string Row(string code, string symbol, string series) =>
            $$"""{ "code": "{{code}}", "name": "Loại", "symbol": "{{symbol}}", "series": "{{series}}", "clause": "điều 5", "source": "bộ thử" }""";
    }

    [Fact]
    public void a_file_that_cannot_be_right_is_not_loaded_and_its_line_is_told()
    {
        var file = Encoding.UTF8.GetBytes(
            """
            {"code": "X", "from": "2026-01-01", "source": "s", "authority": [], "ballots": [],
             "types": [
               {"code": "NQ", "name": "n", "symbol": "NQ", "series": "NQ", "clause": "c", "source": "s"},
               {"code": "KL", "name": "n", "symbol": "KL", "series": "NQ", "clause": "c", "source": "s"}]}
            """);

        var refused = Assert.Throws<JsonException>(() => RuleFile.Read("x.json", file, []));
        Assert.Equal("x.json, line 4: rules.symbol KL", refused.Message);
    }

    [Fact]
    public async Task every_shipped_set_lists_the_types_with_their_sources()
    {
        Assert.All(RuleFile.Shipped, set => Assert.Equal(19, set.Types.Length));

        var regulation = (await Api.GetAsync(Hanh, "/rules?asOf=2018-01-01")).Expect(200).Json.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("type").GetString() is "QyĐ");
        Assert.Equal("QD", regulation.GetProperty("series").GetString());
        Assert.NotEmpty(regulation.GetProperty("source").GetString()!);
    }

    private Task<HttpAnswer> PostAsync(string person, string rules) =>
        Api.AskAsync(HttpMethod.Post, person, "/rules", new StringContent(rules, Encoding.UTF8, "application/json"));
}
