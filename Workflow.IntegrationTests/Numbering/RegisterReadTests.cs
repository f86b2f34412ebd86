using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Numbering;

[Collection(AppCollectionDefinition.Name)]
public sealed class RegisterReadTests(AppFixture app)
{
    private const string Plans = "DU.KH.NK-2025-2030";

    private HttpApi Api => app.Api;

    [Fact]
    public async Task what_was_before_the_system_is_one_line_and_each_number_after_it_another()
    {
        await Api.IssuedAsync();

        var lines = await LinesAsync(Nga, $"/registers/{Plans}");

        Assert.Equal("số 01–10: trước hệ thống", lines[0].GetProperty("text").GetString());
        Assert.Equal(Enumerable.Range(11, lines.Count - 1), lines.Skip(1).Select(l => l.GetProperty("numberInSeries").GetInt32()));
        Assert.All(lines.Skip(1), line => Assert.Equal($"{line.GetProperty("numberInSeries")}-KH/ĐU", line.GetProperty("number").GetString()));
    }

    [Fact]
    public async Task a_void_number_stays_with_its_reason()
    {
        var paper = await Api.SignedAsync();
        var number = (await Api.PostAsync(Nga, $"/directives/{paper.Id}/number")).Expect(200)["number"];
        (await Api.PostAsync(Nga, $"/directives/{paper.Id}/reviews", new { decision = "return", comment = "Sai thể thức", paper.ContentHash })).Expect(200);

        var line = (await LinesAsync(Nga, $"/registers/{Plans}")).Single(l => l.GetProperty("number").GetString() == number);

        Assert.Equal("voided", line.GetProperty("state").GetString());
        Assert.Equal("Sai thể thức", line.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task the_register_is_open_to_the_body_but_an_abstract_only_to_its_readers()
    {
        var paper = await Api.IssuedAsync();

        Assert.True((await LineAsync(Khai, paper)).TryGetProperty("abstract", out _));
        Assert.False((await LineAsync("oanh.ly", paper)).TryGetProperty("abstract", out _));
        (await Api.GetAsync("bt.cb-cntt", $"/registers/{Plans}")).Expect(404);
        (await Api.GetAsync(Nga, "/registers/DU.KH.NK-1990-1995")).Expect(404);
    }

    [Fact]
    public async Task incoming_documents_have_a_list_of_their_own()
    {
        object arrived = new
        {
            direction = "incoming", printed = "184-NQ/ĐU", type = "NQ", date = "2022-02-15", issuer = "Đảng ủy Tập đoàn", @abstract = "về chuyển đổi số",
        };
        (await Api.PostAsync(Nga, "/documents/import", arrived)).Expect(201);

        var line = Assert.Single(await LinesAsync("bt.cb-cntt", "/registers?kind=incoming&from=2022-02-15&to=2022-02-15"));

        Assert.Equal("Đảng ủy Tập đoàn", line.GetProperty("issuer").GetString());
        Assert.Equal("request.malformed", (await Api.GetAsync(Nga, "/registers?kind=sideways")).Expect(400).Code);
    }

    private async Task<JsonElement> LineAsync(string reader, Paper paper) =>
        (await LinesAsync(reader, $"/registers/{Plans}")).Single(l => l.TryGetProperty("directiveId", out var id) && id.GetGuid() == paper.Id);

    private async Task<List<JsonElement>> LinesAsync(string reader, string path) =>
        [.. (await Api.GetAsync(reader, path)).Expect(200).Json.GetProperty("items").EnumerateArray()];
}
