using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Reporting;

/// <summary>A small history, alone in its installation.</summary>
public sealed class FiguresHistory : IAsyncLifetime
{
    private readonly AppFixture _app = new();

    internal HttpApi Api => _app.Api;

    /// <summary>Place of its last fact.</summary>
    internal string Last { get; private set; } = "";

    /// <summary>
    /// One draft; one plan at its form check; one returned with a code, one returned with words only and submitted again, which is issued; one urgent notice issued, acknowledged
    /// by one of its three branches; one resolution in its ballot, with one vote.
    /// </summary>
    public async Task InitializeAsync()
    {
        await _app.InitializeAsync();
        await Api.DraftedAsync();
        await Api.InReviewAsync();

        var returned = await Api.InReviewAsync();
        (await Api.PostAsync(Bich, $"/directives/{returned.Id}/reviews", new { decision = "return", reasonCode = "basis", comment = "Thiếu căn cứ", returned.ContentHash })).Expect(200);

        var mended = await Api.InReviewAsync();
        (await Api.PostAsync(Bich, $"/directives/{mended.Id}/reviews", new { decision = "return", comment = "Sửa nơi nhận", mended.ContentHash })).Expect(200);
        (await Api.PostAsync(Hanh, $"/directives/{mended.Id}/submission")).Expect(200);
        foreach (var person in new[] { Bich, Ha, Bao }) (await Api.ReviewAsync(person, mended)).Expect(200);
        (await Api.PostAsync(Khai, $"/directives/{mended.Id}/signature", new { mended.ContentHash })).Expect(200);
        (await Api.PostAsync(Nga, $"/directives/{mended.Id}/issue")).Expect(200);

        var notice = await Api.IssuedAsync(new
        {
            type = "TB", organ = "BTV", @abstract = "Thông báo khẩn", text = "Điều 1", urgency = "urgent", recipients = new[] { "CB-CNTT", "CB-TAICHINH", "DB-THAMDO" }, route = "simple",
        });
        (await Api.VoteAsync(Ha, await Api.InBallotAsync())).Expect(200);
        var receipt = new { receiptId = Guid.CreateVersion7(), directiveId = notice.Id, statusCode = "03", at = Clock.Now, by = "Tống Văn Sáng" };
        Last = (await Api.PostAsync("branch:CB-CNTT", "/branches/CB-CNTT/receipts", receipt)).Expect(200)["sequence"];
    }

    public Task DisposeAsync() => _app.DisposeAsync();
}

/// <summary>Figures against a count made by hand.</summary>
public sealed class FiguresTests(FiguresHistory history) : IClassFixture<FiguresHistory>
{
    private HttpApi Api => history.Api;

    [Fact]
    public async Task They_are_what_a_count_by_hand_gives()
    {
        var figures = await FiguresAsync(Kien);

        Assert.Equal([("draft", 1), ("returned", 1), ("form-check", 1), ("ballot", 1)], Lines(figures, "inWork").Select(l => (Text(l, "step"), Number(l, "count"))));
        Assert.All(Lines(figures, "inWork"), line => Assert.Equal(Number(line, "count"), Number(line, "recent")));
        Assert.Equal([("KH", 1), ("TB", 1)], Lines(figures, "issued").Select(l => (Text(l, "type"), Number(l, "count"))).Order());
        Assert.All(Lines(figures, "issued"), line => Assert.Equal(0, Number(line, "medianDays")));

        var onTime = figures.GetProperty("onTime");
        Assert.Equal((2, 2, 1, 1), (Number(onTime, "limited"), Number(onTime, "onTime"), Number(onTime, "urgentLimited"), Number(onTime, "urgentOnTime")));

        var returns = figures.GetProperty("returns");
        Assert.Equal((5, 2, 2), (Number(returns, "submitted"), Number(returns, "returned"), Number(returns, "times")));
        Assert.Equal(0.4, returns.GetProperty("perDirective").GetDouble());
        Assert.Equal([("form-check", null, 1), ("form-check", "basis", 1)], Lines(returns, "reasons").Select(r => (Text(r, "step"), r.TryGetProperty("reasonCode", out var code) ? code.GetString() : null, Number(r, "count"))).Order());

        // Form check, two approvals, a signature, twice; and the review that returned one of them.
        var paper = figures.GetProperty("paper");
        Assert.Equal((9, 0), (Number(paper, "decisions"), Number(paper, "onPaper")));
    }

    [Fact]
    public async Task Each_branch_is_counted_by_what_it_was_sent_and_what_a_person_there_acknowledged()
    {
        var branches = Lines(await FiguresAsync(Kien), "branches").ToDictionary(b => Text(b, "branch"), b => (Number(b, "sent"), Number(b, "acknowledged"), Number(b, "sameDay"), Number(b, "silent")));

        Assert.Equal((2, 1, 1, 0), branches["CB-CNTT"]);
        Assert.Equal((2, 0, 0, 0), branches["CB-TAICHINH"]);
    }

    [Fact]
    public async Task Everyone_sees_what_is_open_to_them()
    {
        Assert.Equal(["DU"], Lines(await FiguresAsync(Ha), "whole").Select(code => code.GetString()).Where(code => code is "DU"));

        // The branch's secretary sees how its own copies fared, and nothing of how they came about.
        var branch = await FiguresAsync("bt.cb-cntt");
        Assert.DoesNotContain(Lines(branch, "inWork"), _ => true);
        Assert.DoesNotContain(Lines(branch, "issued"), _ => true);
        Assert.Equal(["CB-CNTT"], Lines(branch, "branches").Select(b => Text(b, "branch")));

        // Whoever was never asked counts nothing.
        Assert.DoesNotContain(Lines(await FiguresAsync("quan.tri"), "inWork"), _ => true);
    }

    [Fact]
    public async Task Another_period_and_another_body_are_counted_apart()
    {
        Assert.Empty(Lines((await Api.GetAsync(Kien, "/figures?from=2025-01-01&to=2025-12-31")).Expect(200).Json, "issued"));
        Assert.Empty(Lines((await Api.GetAsync(Kien, "/figures?body=VPDU")).Expect(200).Json, "inWork"));
    }

    [Theory]
    [InlineData("from=2026-02-01&to=2026-01-01")]
    [InlineData("from=yesterday")]
    [InlineData("body=XYZ")]
    public async Task What_is_malformed_is_refused(string query) => Assert.Equal("request.malformed", (await Api.GetAsync(Kien, $"/figures?{query}")).Expect(400).Code);

    private async Task<JsonElement> FiguresAsync(string person) => (await Api.GetAsync(person, $"/figures?atLeast={history.Last}")).Expect(200).Json;

    private static List<JsonElement> Lines(JsonElement figures, string name) => [.. figures.GetProperty(name).EnumerateArray()];

    private static int Number(JsonElement line, string name) => (int)line.GetProperty(name).GetDouble();

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
}
