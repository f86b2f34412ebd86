using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Drafting;

/// <summary>The contents a directive has had, their difference, and the documents around it.</summary>
[Collection(AppCollectionDefinition.Name)]
public sealed class VersionTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task a_difference_tells_word_by_word_what_went_and_what_came()
    {
        var (first, second) = await RevisedAsync();

        var difference = (await Api.GetAsync(Hanh, $"/directives/{first.Id}/diff?from={first.ContentHash}&to={second}")).Expect(200).Json;

        Assert.Equal(["thực hiện."], Words(difference, "removed"));
        Assert.Equal(["hoàn thành trước 31/12/2026."], Words(difference, "added"));
        Assert.Contains("Toàn Đảng bộ", string.Concat(Words(difference, "same")), StringComparison.Ordinal);
        Assert.Equal(first.ContentHash, difference.GetProperty("from").GetProperty("contentHash").GetString());
    }

    [Fact]
    public async Task without_a_question_it_goes_from_the_last_text_shown_to_the_present_one()
    {
        var paper = await Api.InReviewAsync();
        var seen = (await Api.GetAsync(Bich, $"/directives/{paper.Id}")).Expect(200).Json.GetProperty("text").GetProperty("sha256").GetString();
        (await Api.GetAsync(Bich, $"/directives/{paper.Id}/content/{seen}")).Expect(200);
        (await Api.ReviewAsync(Bich, paper, "return")).Expect(200);
        await ReviseAsync(paper);
        (await Api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(200);

        var difference = (await Api.GetAsync(Bich, $"/directives/{paper.Id}/diff")).Expect(200).Json;

        Assert.Equal(paper.ContentHash, difference.GetProperty("from").GetProperty("contentHash").GetString());
        Assert.NotEmpty(Words(difference, "added"));

        // Having been shown the difference they have seen the present text.
        var again = (await Api.GetAsync(Bich, $"/directives/{paper.Id}/diff")).Expect(200).Json;
        Assert.Empty(Words(again, "added").Concat(Words(again, "removed")));
    }

    [Fact]
    public async Task a_text_that_was_never_open_to_the_caller_is_in_no_difference()
    {
        var (first, second) = await RevisedAsync();
        (await Api.PostAsync(Hanh, $"/directives/{first.Id}/submission")).Expect(200);

        // An auditor reads texts from submission on: not the draft before it.
        (await Api.GetAsync(Kien, $"/directives/{first.Id}/diff?from={first.ContentHash}")).Expect(404);
        (await Api.GetAsync(Kien, $"/directives/{first.Id}/diff?from={second}")).Expect(200);
        (await Api.GetAsync(Ha, $"/directives/{first.Id}/diff")).Expect(404);
        Assert.Equal("request.malformed", (await Api.GetAsync(Hanh, $"/directives/{first.Id}/diff?from=first")).Expect(400).Code);
    }

    [Fact]
    public async Task each_content_names_who_decided_on_it_and_in_which_post()
    {
        var paper = await Api.SignedAsync();

        var only = Assert.Single((await Api.GetAsync(Hanh, $"/directives/{paper.Id}/versions")).Expect(200).Json.GetProperty("items").EnumerateArray());

        Assert.Equal(
            ["form-check: Chánh Văn phòng", "approval: Phó Bí thư thường trực", "approval: Phó Bí thư", "signature: Bí thư"],
            only.GetProperty("decisions").EnumerateArray().Select(d => $"{d.GetProperty("step")}: {d.GetProperty("post")}"));
    }

    [Fact]
    public async Task a_document_tells_what_it_names_and_what_names_it_as_far_as_that_is_open()
    {
        var basis = await Api.IssuedAsync(Plan("Kế hoạch làm căn cứ"));
        var draft = (await Api.PostAsync(Hanh, "/directives", new
        {
            type = "KH", organ = "BTV", @abstract = "Kế hoạch thực hiện", text = "Nội dung.", recipients = new[] { "CB-CNTT" }, route = "simple",
            relations = new[] { new { kind = "implements", directiveId = basis.Id } },
        })).Expect(201);

        var named = Assert.Single(Items(await Api.GetAsync(Hanh, $"/directives/{draft["id"]}/relations")));
        Assert.Equal(("implements", "names", "in-force"), (named.GetProperty("kind").GetString(), named.GetProperty("direction").GetString(), named.GetProperty("document").GetProperty("effect").GetString()));
        Assert.Equal("named-by", Assert.Single(Items(await Api.GetAsync(Hanh, $"/directives/{basis.Id}/relations"))).GetProperty("direction").GetString());

        // A draft is nobody else's to know of.
        Assert.Empty(Items(await Api.GetAsync("bt.cb-cntt", $"/directives/{basis.Id}/relations")));
    }

    [Fact]
    public async Task the_office_is_offered_what_keeps_it_moving()
    {
        var paper = await Api.InReviewAsync();
        (await Api.ReviewAsync(Bich, paper)).Expect(200);

        Assert.Equal(["comment", "quarantine", "reminders", "reassignment", "signer"], Actions(await Api.GetAsync(Bich, $"/directives/{paper.Id}")));
        Assert.Equal(["review", "return", "comment"], Actions(await Api.GetAsync(Ha, $"/directives/{paper.Id}")));
    }

    private async Task<(Paper First, string? Second)> RevisedAsync()
    {
        var paper = await Api.DraftedAsync();
        return (paper, await ReviseAsync(paper));
    }

    private async Task<string?> ReviseAsync(Paper paper) =>
        (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { text = "# Điều 1\n\nToàn Đảng bộ hoàn thành trước 31/12/2026." })).Expect(200)["contentHash"];

    private static List<string> Words(JsonElement difference, string kind) =>
        [.. difference.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("kind").GetString() == kind).Select(i => i.GetProperty("text").GetString()!)];

    private static List<JsonElement> Items(HttpAnswer answer) => [.. answer.Expect(200).Json.GetProperty("items").EnumerateArray()];

    private static List<string?> Actions(HttpAnswer view) => [.. view.Expect(200).Json.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString())];
}
