using System.Text;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Http;

/// <summary>What only the HTTP edge refuses.</summary>
[Collection(AppCollectionDefinition.Name)]
public sealed class EdgeTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task another_media_type_and_another_method_are_refused_by_name()
    {
        using var text = new StringContent("{}", Encoding.UTF8, "text/plain");

        Assert.Equal("request.unsupported-media", (await Api.AskAsync(HttpMethod.Post, Hanh, "/directives", text)).Expect(415).Code);
        Assert.Equal("request.method", (await Api.AskAsync(HttpMethod.Delete, Hanh, "/directives", null)).Expect(405).Code);
    }

    [Fact]
    public async Task who_is_refused_too_often_is_told_to_wait()
    {
        const string persistent = "son.bui";
        for (var i = 0; i < 30; i++) (await Api.PostAsync(persistent, "/directives", Plan())).Expect(403);

        Assert.Equal("rate.exceeded", (await Api.PostAsync(persistent, "/directives", Plan())).Expect(429).Code);
    }

    [Fact]
    public async Task a_number_of_several_documents_is_settled_by_the_caller()
    {
        foreach (var issuer in new[] { "Đảng ủy Khối", "Đảng ủy Chính phủ" })
            (await Api.PostAsync(Nga, "/documents/import", new { direction = "incoming", printed = "977-KL/ĐU", type = "KL", date = "2024-02-15", issuer, @abstract = "về công tác" })).Expect(201);

        var refused = (await Api.PostAsync(Hanh, "/directives", new { type = "KH", organ = "BTV", @abstract = "về thực hiện", recipients = new[] { "ALL" }, route = "simple", basis = new[] { "977-KL/ĐU" } })).Expect(422);

        Assert.Equal(("reference.ambiguous", 2), (refused.Code, refused.Json.GetProperty("candidates").GetArrayLength()));
    }
}
