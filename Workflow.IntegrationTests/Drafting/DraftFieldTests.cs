using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Drafting;

/// <summary>The fields of a draft over HTTP.</summary>
[Collection(AppCollectionDefinition.Name)]
public sealed class DraftFieldTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task a_field_that_was_filled_in_may_be_empty_again()
    {
        var paper = await Api.DraftedAsync();
        (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { dueOn = "2027-01-15", effectiveFrom = "2027-01-01", circulation = "internal" })).Expect(200);

        (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { without = new[] { "due-on", "effective-from" } })).Expect(200);

        var draft = (await Api.GetAsync(Hanh, $"/directives/{paper.Id}")).Expect(200).Json;
        Assert.False(draft.TryGetProperty("dueOn", out _));
        Assert.False(draft.TryGetProperty("effectiveFrom", out _));
        Assert.Equal("internal", draft.GetProperty("circulation").GetString());
        Assert.Equal("request.malformed", (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { without = new[] { "type" } })).Expect(400).Code);
    }

    [Fact]
    public async Task the_list_tells_who_drafted_and_can_be_asked_for_one_person()
    {
        var paper = await Api.DraftedAsync(Plan("Kế hoạch tìm theo người soạn"));

        var mine = (await Api.GetAsync(Hanh, $"/directives?author={Hanh}&status=draft&size=200")).Expect(200).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(mine, line => line.GetProperty("id").GetGuid() == paper.Id);
        Assert.All(mine, line => Assert.Equal(Hanh, line.GetProperty("author").GetString()));
        Assert.Equal(0, (await Api.GetAsync(Hanh, $"/directives?author={Bich}&status=draft")).Expect(200).Json.GetProperty("total").GetInt32());
        Assert.Equal("request.malformed", (await Api.GetAsync(Hanh, "/directives?author=nobody")).Expect(400).Code);
    }
}
