using System.Text.Json;
using Npgsql;
using Workflow.IntegrationTests.Branches;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Distribution;

/// <summary>A branch is sent its copy again (gửi lại).</summary>
[Collection(AppCollectionDefinition.Name)]
public sealed class ResendTests(AppFixture app)
{
    private const string Branch = "branch:CB-CNTT", Secretary = "bt.cb-cntt", Person = "Tống Văn Sáng";

    private HttpApi Api => app.Api;

    [Fact]
    public async Task a_branch_that_refused_receives_the_next_sending_and_acknowledges_it()
    {
        await using var installation = await Installation.MakeAsync();
        await using var host = await HostProcess.StartAsync(installation);
        using var api = new HttpApi(host.Address);
        using var inbox = new TemporaryFolder();
        var amqp = new UriBuilder(installation.Amqp) { UserName = "CB-CNTT", Password = BranchBed.Password }.Uri.AbsoluteUri;
        await using var agent = await AgentProcess.StartAsync("--branch", "CB-CNTT", "--inbox", inbox.Path, "--amqp", amqp);
        var paper = await api.IssuedAsync();
        await StandsAsync("03", auto: true, attempt: 1);
        await SaysAsync("refuse", paper.Id.ToString(), "--note", "Gửi nhầm", "--by", Person);
        await StandsAsync("02", auto: false, attempt: 1);

        var resent = (await api.PostAsync(Nga, $"/directives/{paper.Id}/deliveries/CB-CNTT/resend")).Expect(200);

        Assert.Equal(("sent", "2"), (resent["status"], resent["attempt"]));
        await StandsAsync("03", auto: true, attempt: 2);
        await SaysAsync("status", paper.Id.ToString(), "03", "--by", Person);
        await StandsAsync("03", auto: false, attempt: 2);

        // What the machine says of one sending comes in any order.
        List<(int Attempt, string? StatusCode)> told = [];
        await Eventually.TrueAsync("everything that was reported", async () =>
        {
            var copy = (await api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries/CB-CNTT")).Expect(200).Json;
            told = [.. copy.GetProperty("receipts").EnumerateArray().Select(r => (r.GetProperty("attempt").GetInt32(), r.GetProperty("statusCode").GetString())).Order()];
            return told.Count is 6;
        });
        Assert.Equal([(1, "01"), (1, "02"), (1, "03"), (2, "01"), (2, "03"), (2, "03")], told);
        var board = (await api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries")).Expect(200).Json;
        Assert.Equal((1, 0), (board.GetProperty("counts").GetProperty("acknowledged").GetInt32(), board.GetProperty("counts").GetProperty("refused").GetInt32()));

        Task StandsAsync(string statusCode, bool auto, int attempt) =>
            Eventually.TrueAsync($"{statusCode} of sending {attempt}", async () =>
            {
                var found = (await api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries/CB-CNTT")).Expect(200).Json;
                return (found.GetProperty("statusCode").GetString(), found.TryGetProperty("auto", out var machine) && machine.GetBoolean(), found.GetProperty("attempt").GetInt32()) == (statusCode, auto, attempt);
            });

        async Task SaysAsync(params string[] words) => Assert.Equal(0, (await AgentProcess.RunAsync([.. words, "--inbox", inbox.Path])).ExitCode);
    }

    [Fact]
    public async Task the_branchs_own_feed_has_it_once_more_and_the_other_branches_do_not()
    {
        var paper = await Api.IssuedAsync();

        await ResendAsync(paper);

        Assert.Equal([("issued", 1), ("issued", 2)], await FeedAsync("CB-CNTT", paper));
        Assert.Equal([("issued", 1)], await FeedAsync("CB-TAICHINH", paper));
    }

    [Fact]
    public async Task asked_twice_under_one_key_it_is_sent_once()
    {
        var paper = await Api.IssuedAsync();

        var answers = new[] { await ResendAsync(paper, "once"), await ResendAsync(paper, "once") };

        Assert.Equal(answers[0].Text, answers[1].Text);
        Assert.Equal([("issued", 1), ("issued", 2)], await FeedAsync("CB-CNTT", paper));
        Assert.Equal("3", (await ResendAsync(paper, "again"))["attempt"]);
    }

    [Fact]
    public async Task only_the_clerk_sends_again_and_only_what_was_sent_and_shall_stay()
    {
        var paper = await Api.IssuedAsync();
        var resend = $"/directives/{paper.Id}/deliveries/CB-CNTT/resend";

        Assert.Equal("authority.missing", (await Api.PostAsync(Branch, resend)).Expect(403).Code);
        Assert.Equal("authority.missing", (await Api.PostAsync(Secretary, resend)).Expect(403).Code);
        (await Api.PostAsync("bt.cb-kiemsoat", resend)).Expect(404);
        (await Api.PostAsync(Nga, $"/directives/{paper.Id}/deliveries/CB-KHONG/resend")).Expect(404);
        var signed = await Api.SignedAsync();
        Assert.Equal("status.wrong", (await Api.PostAsync(Nga, $"/directives/{signed.Id}/deliveries/CB-CNTT/resend")).Expect(409).Code);

        (await Api.PostAsync(Khai, $"/directives/{paper.Id}/recall", new { reason = "Sai căn cứ" })).Expect(200);
        var recalled = (await Api.PostAsync(Nga, resend)).Expect(409);
        Assert.Equal("status.wrong", recalled.Code);
        Assert.Contains("gửi lại", recalled.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_was_opened_and_received_is_neither_once_it_is_sent_again()
    {
        var paper = await Api.IssuedAsync();
        foreach (var code in new[] { "opened", "03" }) await ReportAsync(paper, code);

        await ResendAsync(paper);
        await ReportAsync(paper, "05", attempt: 1);

        var row = (await Api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries")).Expect(200).Json.GetProperty("items").EnumerateArray().First();
        Assert.Equal(("CB-CNTT", "sent", "", 2, false), (
            row.GetProperty("branch").GetString(), row.GetProperty("status").GetString(), row.GetProperty("statusCode").GetString(), row.GetProperty("attempt").GetInt32(), row.TryGetProperty("openedAt", out _)));
        var own = (await Api.GetAsync(Branch, "/branches/CB-CNTT/directives?size=200")).Expect(200).Json.GetProperty("items").EnumerateArray().Single(d => d.GetProperty("id").GetGuid() == paper.Id).GetProperty("delivery");
        Assert.Equal(("sent", 2), (own.GetProperty("status").GetString(), own.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task a_silent_branch_has_its_time_anew_from_the_last_sending()
    {
        var paper = await Api.IssuedAsync();
        await Eventually.TrueAsync("the board has the copies", async () => await CopiesSentDaysAgoAsync(paper) is 3);
        Assert.Equal(3, await SilentAsync(paper));

        var sequence = (await ResendAsync(paper))["sequence"];

        Assert.Equal(2, await SilentAsync(paper));

        // The list counts the time of a copy that was sent again from that sending, of the others from the issue.
        (await Api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries?atLeast={sequence}")).Expect(200);
        Assert.Equal(0, await SilentInListAsync());
        await CopiesSentDaysAgoAsync(paper);
        Assert.Equal(1, await SilentInListAsync());

        async Task<int> SilentInListAsync() => SilentOf((await Api.GetAsync(Nga, "/deliveries?size=100")).Expect(200).Json.GetProperty("items").EnumerateArray().Single(l => l.GetProperty("id").GetGuid() == paper.Id));
    }

    [Fact]
    public async Task the_history_tells_it_to_the_office_and_to_that_branch_and_the_log_to_an_auditor()
    {
        var paper = await Api.IssuedAsync();
        var sequence = (await ResendAsync(paper))["sequence"];

        Assert.Contains("gửi lại cho Chi bộ", Assert.Single(await ToldAsync(Hanh)), StringComparison.Ordinal);
        Assert.Single(await ToldAsync(Secretary));
        Assert.Empty(await ToldAsync("bt.cb-taichinh"));
        var logged = (await Api.GetAsync(Kien, $"/audit/events?stream={paper.Id}&type=delivery-resent&words=true")).Expect(200).Json.GetProperty("items").EnumerateArray();
        Assert.Contains("gửi lại cho Chi bộ", Assert.Single(logged).ToString(), StringComparison.Ordinal);

        async Task<List<string>> ToldAsync(string reader) =>
            [.. (await Api.GetAsync(reader, $"/directives/{paper.Id}/history")).Expect(200).Json.GetProperty("items").EnumerateArray()
                .Where(i => i.GetProperty("sequence").ToString() == sequence).Select(i => i.GetProperty("summary").GetString()!)];
    }

    private async Task<HttpAnswer> ResendAsync(Paper paper, string? key = null) => (await Api.PostAsync(Nga, $"/directives/{paper.Id}/deliveries/CB-CNTT/resend", key: key)).Expect(200);

    private async Task ReportAsync(Paper paper, string statusCode, int? attempt = null) => (await Api.PostAsync(
        Secretary, "/branches/CB-CNTT/receipts", new { receiptId = Guid.CreateVersion7(), directiveId = paper.Id, statusCode, at = Clock.Now, attempt })).Expect(200);

    private async Task<int> SilentAsync(Paper paper) => SilentOf((await Api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries")).Expect(200).Json);

    private static int SilentOf(JsonElement counted) => counted.GetProperty("counts").GetProperty("silent").GetInt32();

    /// <summary>Moves the board's copies back in time; tells how many there are.</summary>
    private async Task<int> CopiesSentDaysAgoAsync(Paper paper)
    {
        await using var database = NpgsqlDataSource.Create(app.Database);
        await using var update = database.CreateCommand("update read.mt_doc_deliveryrow set data = data || jsonb_build_object('sentAt', now() - interval '10 days') where directive_id = $1");
        update.Parameters.Add(new() { Value = paper.Id });
        return await update.ExecuteNonQueryAsync();
    }

    private async Task<List<(string? Kind, int Attempt)>> FeedAsync(string branch, Paper paper)
    {
        var (items, after) = (new List<(string?, int)>(), -1L);
        while ((await Api.GetAsync($"branch:{branch}", $"/branches/{branch}/inbox?limit=200&after={after}")).Expect(200).Json is var page && page.GetProperty("items").GetArrayLength() > 0)
        {
            items.AddRange(page.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("directiveId").GetGuid() == paper.Id)
                .Select(i => (i.GetProperty("kind").GetString(), i.GetProperty("attempt").GetInt32())));
            after = page.GetProperty("next").GetInt64();
        }

        return items;
    }
}
