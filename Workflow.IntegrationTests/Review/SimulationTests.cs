using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Review;

[Collection(AppCollectionDefinition.Name)]
public sealed class SimulationTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task the_dry_run_shows_steps_people_and_signer_and_stores_nothing()
    {
        var (before, facts) = ((await Api.GetAsync(Hanh, "/directives?size=1"))["total"], await app.CountAsync("select size from ledger.head"));

        var simulated = (await Api.PostAsync(Hanh, "/directives/simulation", Plan())).Expect(200).Json;

        Assert.Equal(["form-check", "approval"], simulated.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("kind").GetString()));
        Assert.Equal([Ha, Bao], simulated.GetProperty("steps")[1].GetProperty("people").EnumerateArray().Select(p => p.GetProperty("person").GetString()));
        Assert.Equal(Khai, simulated.GetProperty("signer").GetProperty("person").GetString());
        Assert.Equal(0, simulated.GetProperty("deadEnds").GetArrayLength());
        Assert.Equal(before, (await Api.GetAsync(Hanh, "/directives?size=1"))["total"]);
        Assert.Equal(facts, await app.CountAsync("select size from ledger.head"));
    }

    [Fact]
    public async Task it_names_what_would_stop_the_draft()
    {
        var simulated = (await Api.PostAsync(Hanh, "/directives/simulation", Plan("Nghị quyết", "NQ"))).Expect(200).Json;

        Assert.Equal("route.ballot-required", simulated.GetProperty("deadEnds")[0].GetProperty("code").GetString());
        Assert.Equal("reference.unknown", (await Api.PostAsync(Hanh, "/directives/simulation", new { type = "XX", organ = "BTV", @abstract = "a", recipients = Array.Empty<string>(), route = "simple" })) is { Status: 200 } answer
            ? answer.Json.GetProperty("deadEnds")[0].GetProperty("code").GetString() : "not 200");
    }
}
