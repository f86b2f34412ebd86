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

    [Fact]
    public async Task an_administrator_tries_a_route_before_it_is_saved_and_its_steps_are_named_by_their_place_in_it()
    {
        var draft = new
        {
            type = "KH", body = "DU", organ = "BTV", @abstract = "Thử", recipients = Array.Empty<string>(), route = "chua-luu", on = "2026-12-01",
            routeDefinition = new
            {
                name = "Chưa lưu", basis = "Quy chế", signer = new { body = "DU", post = "Bí thư" },
                steps = new object[]
                {
                    new { kind = "opinion", who = new[] { new { body = "UBKT", post = "Chủ nhiệm" } }, when = new { urgencies = new[] { "flash" } } },
                    new { kind = "approval", who = new[] { new { organ = "TT" } }, atLeast = 2, due = new { normal = "1 working day" } },
                },
            },
        };

        var tried = (await Api.PostAsync("quan.tri", "/directives/simulation", draft)).Expect(200).Json;

        var step = Assert.Single(tried.GetProperty("steps").EnumerateArray());
        Assert.Equal((1, 2), (step.GetProperty("n").GetInt32(), step.GetProperty("inRoute").GetInt32()));
        Assert.StartsWith("2026-12-01T08:00", step.GetProperty("opensAt").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(7)).ToString("O"), StringComparison.Ordinal);
        Assert.Equal(Khai, tried.GetProperty("signer").GetProperty("person").GetString());
        Assert.DoesNotContain("chua-luu", (await Api.GetAsync(Hanh, "/routes")).Text, StringComparison.Ordinal);

        Assert.Equal("authority.missing", (await Api.PostAsync(Hanh, "/directives/simulation", draft)).Expect(403).Code);
    }

    [Fact]
    public async Task a_route_on_trial_is_refused_for_what_it_would_be_refused_for_when_saved()
    {
        var steps = new[] { new { kind = "approval", who = new[] { new { organ = "KHONG-CO" } } } };
        var definition = new { name = "Chưa lưu", basis = "Quy chế", signer = new { body = "DU", post = "Bí thư" }, steps };

        var refused = await Api.PostAsync("quan.tri", "/directives/simulation", new { type = "KH", organ = "BTV", @abstract = "Thử", recipients = Array.Empty<string>(), route = "chua-luu", routeDefinition = definition });

        Assert.Equal("route.step-invalid", refused.Expect(422).Code);
    }
}
