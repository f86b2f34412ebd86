using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Organisation;

[Collection(AppCollectionDefinition.Name)]
public sealed class OrganisationReadTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task it_says_who_holds_which_post_on_the_day()
    {
        Assert.Equal([Khai], await HoldersAsync(""));
        Assert.Empty(await HoldersAsync("?asOf=2024-01-01"));
    }

    [Fact]
    public async Task branches_routes_and_rules_are_lists()
    {
        Assert.Equal(12, (await ItemsAsync("/branches")).Count);
        Assert.Contains(await ItemsAsync("/routes"), route => route.GetProperty("code").GetString() is "nq-btv");
        Assert.Equal("QĐ", (await ItemsAsync("/rules")).Single(rule => rule.GetProperty("type").GetString() is "QyĐ").GetProperty("symbol").GetString());
    }

    [Fact]
    public async Task machines_are_not_told_who_is_who() => (await Api.GetAsync("branch:CB-CNTT", "/organisation")).Expect(404);

    private async Task<List<string?>> HoldersAsync(string query)
    {
        var body = (await Api.GetAsync("bt.cb-cntt", $"/organisation{query}")).Expect(200).Json.GetProperty("bodies").EnumerateArray().Single(b => b.GetProperty("code").GetString() is "DU");
        return
        [
            .. from post in body.GetProperty("posts").EnumerateArray()
               where post.GetProperty("post").GetString() is "Bí thư"
               from holder in post.GetProperty("holders").EnumerateArray()
               select holder.GetProperty("person").GetString(),
        ];
    }

    private async Task<List<JsonElement>> ItemsAsync(string path) => [.. (await Api.GetAsync(Nga, path)).Expect(200).Json.GetProperty("items").EnumerateArray()];
}
