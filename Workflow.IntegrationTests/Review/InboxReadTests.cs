using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Review;

[Collection(AppCollectionDefinition.Name)]
public sealed class InboxReadTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task a_step_waits_for_its_people_until_they_have_decided()
    {
        var paper = await Api.InReviewAsync();
        var waiting = Assert.NotNull(await WaitingAsync(Bich, paper));

        (await Api.ReviewAsync(Bich, paper)).Expect(200);

        Assert.Equal("form-check", waiting.GetProperty("kind").GetString());
        Assert.Equal("bich.ho.VPDU.1", waiting.GetProperty("as").GetString());
        Assert.Null(await WaitingAsync(Bich, paper));
        Assert.NotNull(await WaitingAsync(Ha, paper));
    }

    [Fact]
    public async Task a_post_and_a_duty_wait_for_whoever_holds_them()
    {
        var paper = await Api.ApprovedAsync();
        Assert.Equal("khai.nguyen.DU.1", Assert.NotNull(await WaitingAsync(Khai, paper)).GetProperty("as").GetString());

        (await Api.PostAsync(Khai, $"/directives/{paper.Id}/signature", new { paper.ContentHash })).Expect(200);

        Assert.Equal("number", Assert.NotNull(await WaitingAsync(Nga, paper)).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task it_tells_what_changed_since_one_saw_it()
    {
        var paper = await Api.InReviewAsync();
        await LookAsync(Bich, paper);
        (await Api.ReviewAsync(Bich, paper, "return")).Expect(200);
        (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { text = "Khác" })).Expect(200);
        (await Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(200);
        var before = Assert.NotNull(await WaitingAsync(Bich, paper));

        await LookAsync(Bich, paper);

        Assert.True(before.GetProperty("changedSinceYouSaw").GetBoolean());
        Assert.False(Assert.NotNull(await WaitingAsync(Bich, paper)).GetProperty("changedSinceYouSaw").GetBoolean());
    }

    [Fact]
    public async Task an_auditor_sees_what_waited_for_a_person_at_an_instant()
    {
        var paper = await Api.InReviewAsync();
        var since = Assert.NotNull(await WaitingAsync(Bich, paper)).GetProperty("since").GetString()!;
        (await Api.ReviewAsync(Bich, paper)).Expect(200);

        Assert.NotNull(await WaitingAsync(Kien, paper, $"?person={Bich}&asOf={Uri.EscapeDataString(since)}"));
        Assert.Null(await WaitingAsync(Kien, paper, $"?person={Bich}"));
        (await Api.GetAsync(Hanh, $"/inbox?person={Bich}")).Expect(404);
    }

    private async Task<JsonElement?> WaitingAsync(string person, Paper paper, string question = "")
    {
        var items = (await Api.GetAsync(person, $"/inbox{question}")).Expect(200).Json.GetProperty("items").EnumerateArray();
        return items.Where(item => item.GetProperty("directiveId").GetGuid() == paper.Id).Select(item => (JsonElement?)item).SingleOrDefault();
    }

    private async Task LookAsync(string person, Paper paper)
    {
        var text = (await Api.GetAsync(person, $"/directives/{paper.Id}")).Json.GetProperty("text").GetProperty("sha256").GetString();
        (await Api.GetAsync(person, $"/directives/{paper.Id}/content/{text}")).Expect(200);
    }
}
