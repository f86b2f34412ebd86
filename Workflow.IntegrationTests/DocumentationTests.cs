using Xunit;

namespace Workflow.IntegrationTests;

[Collection(AppCollectionDefinition.Name)]
public sealed class DocumentationTests(AppFixture app)
{
    [Fact]
    public async Task the_description_matches_the_wire()
    {
        var api = (await AskAsync("/openapi/v1.json")).Json;

        var status = api.GetProperty("components").GetProperty("schemas").GetProperty("DirectiveStatus").GetProperty("enum").EnumerateArray().Select(value => value.GetString());
        Assert.Contains("in-review", status);
        var issue = api.GetProperty("paths").GetProperty("/api/directives/{id}/issue").GetProperty("post");
        Assert.True(issue.GetProperty("responses").GetProperty("409").GetProperty("content").TryGetProperty("application/problem+json", out _));
        Assert.All(
            api.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.False(string.IsNullOrEmpty(operation.Value.GetProperty("summary").GetString())));
    }

    [Fact]
    public async Task the_page_to_read_it_fetches_nothing_from_elsewhere()
    {
        var page = await AskAsync("/docs/");
        var script = await AskAsync("/docs/scalar.js");

        Assert.DoesNotContain("src=\"http", page.Text, StringComparison.Ordinal);
        Assert.Equal("text/javascript", script.MediaType);
    }

    private async Task<HttpAnswer> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        return (await app.Api.SendAsync(request)).Expect(200);
    }
}
