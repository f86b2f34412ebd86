using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Distribution;

[Collection(AppCollectionDefinition.Name)]
public sealed class BranchReadTests(AppFixture app)
{
    private const string Branch = "branch:CB-CNTT";

    private HttpApi Api => app.Api;

    [Fact]
    public async Task a_branch_that_asks_after_what_it_saw_misses_nothing_and_sees_nothing_twice()
    {
        var papers = new[] { await Api.IssuedAsync(), await Api.IssuedAsync() };
        (await Api.PostAsync(Khai, $"/directives/{papers[0].Id}/recall", new { reason = "Sai căn cứ" })).Expect(200);

        var seen = await AllAsync(pageSize: 1);

        var mine = seen.Where(item => papers.Any(paper => paper.Id == item.GetProperty("directiveId").GetGuid())).ToList();
        Assert.Equal(["issued", "issued", "recall-requested"], mine.Select(item => item.GetProperty("kind").GetString()));
        Assert.Equal("Sai căn cứ", mine[2].GetProperty("reason").GetString());
        Assert.Equal(seen.Count, seen.Select(item => item.GetProperty("sequence").GetInt64()).Distinct().Count());
    }

    [Fact]
    public async Task who_waits_is_told_as_soon_as_something_is_sent()
    {
        var last = await LastAsync();
        var waiting = Api.GetAsync(Branch, $"/branches/CB-CNTT/inbox?after={last}&wait=30");
        var paper = await Api.IssuedAsync();

        var told = (await waiting).Expect(200).Json.GetProperty("items");

        Assert.Contains(told.EnumerateArray(), item => item.GetProperty("directiveId").GetGuid() == paper.Id);
    }

    [Fact]
    public async Task an_earlier_instant_shows_what_bound_the_branch_then()
    {
        var paper = await Api.IssuedAsync();
        var issuedAt = (await AllAsync(pageSize: 200)).Single(item => item.GetProperty("directiveId").GetGuid() == paper.Id).GetProperty("at").GetString()!;
        (await Api.PostAsync(Khai, $"/directives/{paper.Id}/recall", new { reason = "Sai căn cứ" })).Expect(200);

        Assert.Contains(paper.Id, await DirectivesAsync("effect=recalled"));
        Assert.Contains(paper.Id, await DirectivesAsync($"effect=in-force&asOf={Uri.EscapeDataString(issuedAt)}"));
        Assert.DoesNotContain(paper.Id, await DirectivesAsync("asOf=2025-12-31"));
    }

    [Fact]
    public async Task nobody_reads_for_another_branch()
    {
        (await Api.GetAsync("branch:CB-TAICHINH", "/branches/CB-CNTT/inbox")).Expect(404);
        (await Api.GetAsync(Nga, "/branches/CB-CNTT/directives")).Expect(404);
        (await Api.GetAsync(Nga, "/branches/DU/inbox")).Expect(404);
    }

    private async Task<List<JsonElement>> AllAsync(int pageSize)
    {
        var (all, after) = (new List<JsonElement>(), -1L);
        while (true)
        {
            var page = (await Api.GetAsync(Branch, $"/branches/CB-CNTT/inbox?after={after}&limit={pageSize}")).Expect(200).Json;
            if (page.GetProperty("items").GetArrayLength() is 0) return all;

            all.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.GetProperty("next").GetInt64();
        }
    }

    private async Task<long> LastAsync() => (await AllAsync(pageSize: 200)) is [.., var last] ? last.GetProperty("sequence").GetInt64() : -1;

    private async Task<List<Guid>> DirectivesAsync(string query) =>
        [.. (await Api.GetAsync(Branch, $"/branches/CB-CNTT/directives?size=200&{query}")).Expect(200).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
}
