using System.Text.Json;
using Workflow.Domain;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Numbering;

[Collection(AppCollectionDefinition.Name)]
public sealed class NextNumberTests(AppFixture app)
{
    private const string Reports = "DU.BC.NK-2025-2030";

    private HttpApi Api => app.Api;

    [Fact]
    public async Task the_number_to_come_is_told_to_the_clerk_and_taken_by_nobody()
    {
        var paper = await Api.SignedAsync(Plan("Báo cáo chờ số", "BC"));
        var booked = (await Api.PostAsync(Nga, $"/registers/{Reports}/bookings", new { kind = "outage", issuedOn = Clock.Today, count = 1 })).Expect(201)["number"];

        var next = (await Api.GetAsync(Nga, $"/directives/{paper.Id}/number")).Expect(200);

        Assert.Equal(next["number"], (await Api.GetAsync(Nga, $"/directives/{paper.Id}/number"))["number"]);
        Assert.Contains(booked, next.Json.GetProperty("booked").EnumerateArray().Select(b => b.GetProperty("number").GetString()));
        Assert.Equal(next.Json.GetProperty("numberInSeries").GetInt32(), (await Api.GetAsync(Nga, $"/registers/{Reports}")).Json.GetProperty("next").GetInt32());
        (await Api.GetAsync(Hanh, $"/directives/{paper.Id}/number")).Expect(404);

        Assert.Equal(next["number"], (await Api.PostAsync(Nga, $"/directives/{paper.Id}/issue")).Expect(200)["number"]);
        (await Api.GetAsync(Nga, $"/directives/{paper.Id}/number")).Expect(404);
    }

    [Fact]
    public async Task the_index_names_the_registers_a_clerk_keeps_and_those_others_may_read()
    {
        await Api.IssuedAsync();

        Assert.Contains(await NamesAsync(Nga), r => r.GetProperty("series").GetString() is "DU.QC.NK-2025-2030" && r.GetProperty("kept").GetBoolean());
        Assert.Contains(await NamesAsync(Khai), r => r.GetProperty("series").GetString() is "DU.KH.NK-2025-2030" && !r.GetProperty("kept").GetBoolean());
        Assert.DoesNotContain(await NamesAsync("bt.cb-cntt"), r => r.GetProperty("body").GetString() is "DU");
    }

    [Fact]
    public async Task a_line_says_where_the_document_went_to_those_it_is_open_to()
    {
        var paper = await Api.IssuedAsync();

        var line = await LineAsync(Khai, paper);
        Assert.Equal(3, line.GetProperty("copies").GetInt32());
        Assert.Contains("Chi bộ Công nghệ thông tin", line.GetProperty("recipients").EnumerateArray().Select(r => r.GetString()));
        Assert.False(string.IsNullOrEmpty(line.GetProperty("draftingUnit").GetString()));
        Assert.False((await LineAsync("oanh.ly", paper)).TryGetProperty("recipients", out _));
    }

    private async Task<JsonElement> LineAsync(string reader, Paper paper) => (await Api.GetAsync(reader, "/registers/DU.KH.NK-2025-2030")).Expect(200).Json.GetProperty("items").EnumerateArray()
        .Single(l => l.TryGetProperty("directiveId", out var id) && id.GetGuid() == paper.Id);

    private async Task<List<JsonElement>> NamesAsync(string person) => [.. (await Api.GetAsync(person, "/registers/index")).Expect(200).Json.GetProperty("items").EnumerateArray()];
}
