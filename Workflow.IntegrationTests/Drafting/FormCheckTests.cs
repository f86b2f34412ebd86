using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Drafting;

/// <summary>Form over HTTP, by the rules shipped with the product.</summary>
[Collection(AppCollectionDefinition.Name)]
public sealed class FormCheckTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    private static object PlanOf(string text) =>
        new { type = "KH", organ = "BTV", @abstract = "về chuyển đổi số", text, recipients = new[] { "CB-CNTT" }, route = "simple" };

    private async Task<IReadOnlyList<JsonElement>> FindingsAsync(Guid id, string person = Hanh, string? language = null) =>
        [.. (await Api.GetAsync(person, $"/directives/{id}/form-check", language)).Expect(200).Json.GetProperty("items").EnumerateArray()];

    [Fact]
    public async Task what_bears_a_secrecy_mark_is_refused_at_the_door_and_none_of_it_is_kept()
    {
        var refused = (await Api.PostAsync(Hanh, "/directives", PlanOf("Nội dung rất riêng.\n\n**TỐI MẬT**\n\nHết."))).Expect(422);
        Assert.Equal("secrecy.refused", refused.Code);
        Assert.Equal("secrecy.refused", (await Api.PostAsync(Hanh, "/directives/simulation", PlanOf("MẬT\n\nHết."))).Expect(422).Code);

        var paper = await Api.DraftedAsync(PlanOf("Nội dung.\n\nHết."));
        Assert.Equal("secrecy.refused", (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { text = "Độ mật: TUYỆT MẬT\n\nHết." })).Expect(422).Code);
        Assert.Equal(paper.ContentHash, (await Api.GetAsync(Hanh, $"/directives/{paper.Id}")).Expect(200)["contentHash"]);
        (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { text = "Nội dung mật thiết, bí mật nhà nước được nhắc đến.\n\nHết." })).Expect(200);
    }

    [Fact]
    public async Task findings_are_told_in_the_readers_language_with_place_and_excerpt()
    {
        var paper = await Api.DraftedAsync(PlanOf("Theo Chương trình 03/CTr-ĐU, ngày 12/4/2022.\n\nHết./."));

        var found = await FindingsAsync(paper.Id);
        Assert.Equal(["number-form", "ending"], found.Select(f => f.GetProperty("code").GetString()));
        Assert.Equal(("warning", 3, "03/CTr-ĐU"), (found[0].GetProperty("severity").GetString(), found[0].GetProperty("part").GetInt32(), found[0].GetProperty("excerpt").GetString()));
        Assert.Contains("viết «03-CTr/ĐU»", found[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Line 1: “03/CTr-ĐU”", (await FindingsAsync(paper.Id, language: "en"))[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task only_readers_of_the_text_are_told()
    {
        var paper = await Api.DraftedAsync(PlanOf("Hết"));

        foreach (var person in new[] { Bich, Kien, "branch:CB-CNTT" }) (await Api.GetAsync(person, $"/directives/{paper.Id}/form-check")).Expect(404);
        (await Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(200);
        Assert.Equal("ending", Assert.Single(await FindingsAsync(paper.Id, Bich)).GetProperty("code").GetString());
        Assert.Single(await FindingsAsync(paper.Id, Kien));
    }

    [Fact]
    public async Task the_dry_run_tells_them_too()
    {
        var simulated = (await Api.PostAsync(Hanh, "/directives/simulation", PlanOf("Hết./."))).Expect(200).Json;

        Assert.Equal("ending", simulated.GetProperty("findings")[0].GetProperty("code").GetString());
    }
}
