using System.Text.Json;
using Npgsql;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Drafting;

/// <summary>Cách ly văn bản: the content is gone everywhere, the record whole.</summary>
public sealed class QuarantineTests
{
    private const string Canary = "CANARY-CACH-LY-7716";
    private static readonly object StateSecret = new { reasonCode = "state-secret", record = "2-BB/VPĐU" };

    [Fact]
    public async Task its_content_is_gone_everywhere_at_once_and_its_record_is_whole()
    {
        await using var installation = await Installation.MakeAsync();
        await using (var host = await HostProcess.StartAsync(installation, ("Wolverine__Mode", "Balanced")))
        await using (var other = await HostProcess.StartAsync(installation, ("Wolverine__Mode", "Balanced")))
        {
            using var here = new HttpApi(host.Address);
            using var there = new HttpApi(other.Address);
            var paper = await here.IssuedAsync(Plan($"Kế hoạch {Canary}"));
            var view = (await there.GetAsync(Nga, $"/directives/{paper.Id}")).Expect(200);
            var (text, number) = (view.Json.GetProperty("text").GetProperty("sha256").GetString(), view["number"]);
            (await there.GetAsync(Nga, $"/directives/{paper.Id}/content/{text}")).Expect(200);

            // Of two Hosts that have just started neither may have been given the index yet.
            await Eventually.TrueAsync("it is found by its title", async () => (await here.GetAsync(Nga, $"/directives?q={Canary}")).Expect(200)["total"] is "1");

            var done = (await here.PostAsync(Bich, $"/directives/{paper.Id}/quarantine", StateSecret)).Expect(200);

            Assert.Equal("recall-requested", done["status"]);
            Assert.Equal(0, await CountAsync(installation.Database, "select count(*) from content.part where document = $1", paper.Id));
            foreach (var api in new[] { here, there })
            {
                foreach (var gone in new[] { $"content/{text}", "manifest", "form-check" })
                    Assert.Equal("content.quarantined", (await api.GetAsync(Nga, $"/directives/{paper.Id}/{gone}")).Expect(410).Code);
                Assert.Equal("content.quarantined", (await api.PostAsync(Khai, $"/directives/{paper.Id}/recall", new { reason = "Sai" })).Expect(409).Code);
                await ShowsTombstoneAsync(api, paper, number, done["sequence"]);
            }

            await Eventually.TrueAsync("the key is destroyed", async () => await CountAsync(installation.Database, "select count(*) from keys.content where document = $1 and key is null", paper.Id) is 1);
            await IsWholeAsync(installation, paper);
        }

        await HostProcess.RunAsync(installation, "rebuild");
        Assert.Equal("0 rows differed.", (await HostProcess.RunAsync(installation, "rebuild", "--verify")).Trim());
        Assert.Equal(0, await CountAsync(installation.Database, "select count(*) from read.mt_doc_searchrow where folded like $1", $"%{Canary.ToLowerInvariant()}%"));
    }

    [Fact]
    public async Task what_a_backup_brings_back_is_destroyed_again()
    {
        await using var installation = await Installation.MakeAsync();
        await using var host = await HostProcess.StartAsync(installation);
        using var api = new HttpApi(host.Address);
        var (paper, kept) = (await api.DraftedAsync(), await api.DraftedAsync());
        await ExecuteAsync(installation.Database, "create schema backup; create table backup.part as select * from content.part; create table backup.keys as select * from keys.content");
        (await api.PostAsync(Bich, $"/directives/{paper.Id}/quarantine", StateSecret)).Expect(200);
        await GoneAsync();
        await host.KillAsync();

        await ExecuteAsync(
            installation.Database,
            $"""
            insert into content.part select * from backup.part where document = '{paper.Id}';
            update keys.content k set key = b.key from backup.keys b where b.document = k.document and k.document = '{paper.Id}'
            """);
        Assert.NotEqual(0, await CountAsync(installation.Database, "select count(*) from content.part where document = $1", paper.Id));
        await host.RestartAsync();

        await GoneAsync();
        using var again = new HttpApi(host.Address);
        Assert.Equal("Kế hoạch chuyển đổi số", (await again.GetAsync(Hanh, $"/directives/{kept.Id}")).Expect(200)["abstract"]);

        Task GoneAsync() => Eventually.TrueAsync("parts and key are gone", async () =>
            await CountAsync(installation.Database, "select (select count(*) from content.part where document = $1) + (select count(*) from keys.content where document = $1 and key is not null)", paper.Id) is 0);
    }

    [Fact]
    public async Task every_way_to_look_at_it_still_works_also_into_the_past()
    {
        await using var installation = await Installation.MakeAsync();
        await using var host = await HostProcess.StartAsync(installation);
        using var api = new HttpApi(host.Address);
        var paper = await api.InReviewAsync();
        (await api.PostAsync(Bich, $"/directives/{paper.Id}/comments", new { text = Canary, weight = "must", paper.ContentHash })).Expect(200);
        (await api.PostAsync(Bich, $"/directives/{paper.Id}/reviews", new { decision = "approve", comment = Canary, paper.ContentHash })).Expect(200);
        var before = Clock.Now.ToString("O");

        Assert.Equal("withdrawn", (await api.PostAsync(Bich, $"/directives/{paper.Id}/quarantine", new { reasonCode = "personal-data" })).Expect(200)["status"]);

        foreach (var path in new[] { "", "?version=2", "/comments", "/history", "/ballots" })
            Assert.DoesNotContain(Canary, (await api.GetAsync(Hanh, $"/directives/{paper.Id}{path}")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("content.quarantined", (await api.GetAsync(Hanh, $"/directives/{paper.Id}/finalisations")).Expect(410).Code);
        Assert.Equal("content.quarantined", (await api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { text = Canary })).Expect(409).Code);
        var change = new { @class = "correction", changes = new[] { new { from = "hiện", to = "hiên" } }, paper.ContentHash };
        Assert.Equal("content.quarantined", (await api.PostAsync(Ha, $"/directives/{paper.Id}/finalisations", change)).Expect(409).Code);
        Assert.Equal(0, await CountAsync(installation.Database, "select count(*) from content.part where document = $1", paper.Id));
        Assert.DoesNotContain(paper.Id.ToString(), (await api.GetAsync(Ha, "/inbox")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Contains(paper.Id.ToString(), (await api.GetAsync(Ha, $"/inbox?asOf={Uri.EscapeDataString(before)}")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("Quarantined: personal data", (await api.GetAsync(Hanh, $"/directives/{paper.Id}?version=2", "en")).Expect(200).Json.GetProperty("quarantined").GetProperty("text").GetString());
    }

    [Fact]
    public async Task there_is_no_room_for_words_and_an_administrator_does_nothing()
    {
        await using var installation = await Installation.MakeAsync();
        await using var host = await HostProcess.StartAsync(installation);
        using var api = new HttpApi(host.Address);
        var path = $"/directives/{(await api.InReviewAsync()).Id}/quarantine";

        foreach (var body in new object[] { new { }, new { reasonCode = Canary }, new { reasonCode = "state-secret", record = Canary }, new { reasonCode = "state-secret", reason = Canary } })
            Assert.Equal("request.malformed", (await api.PostAsync(Bich, path, body)).Expect(400).Code);
        Assert.Equal("not-found", (await api.PostAsync("quan.tri", path, StateSecret)).Expect(404).Code);
        Assert.Equal("authority.missing", (await api.PostAsync(Hanh, path, StateSecret)).Expect(403).Code);
    }

    private static async Task ShowsTombstoneAsync(HttpApi api, Paper paper, string number, string sequence)
    {
        var view = (await api.GetAsync(Nga, $"/directives/{paper.Id}?atLeast={sequence}")).Expect(200);
        Assert.Equal(("", "[]"), (view["abstract"], view["allowedActions"]));
        var tombstone = view.Json.GetProperty("quarantined");
        Assert.Equal(("Đã cách ly: bí mật nhà nước", Bich, "02-BB/VPĐU"), (tombstone.GetProperty("text").GetString(), tombstone.GetProperty("by").GetString(), tombstone.GetProperty("record").GetString()));

        var found = await Eventually.GetAsync("the index has seen it", async () => await api.GetAsync(Nga, $"/directives?q={Canary}&atLeast={sequence}") is { Status: 200 } answer ? answer : null);
        Assert.Equal("0", found["total"]);
        Assert.Equal("1", (await api.GetAsync(Nga, $"/directives?q={Uri.EscapeDataString(number)}")).Expect(200)["total"]);
        var line = (await api.GetAsync(Nga, "/registers/DU.KH.NK-2025-2030")).Expect(200).Json.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("number").GetString() == number);
        Assert.Equal(("nội dung đã cách ly", false), (line.GetProperty("text").GetString(), line.TryGetProperty("abstract", out _)));

        var sent = (await api.GetAsync("branch:CB-CNTT", "/branches/CB-CNTT/inbox")).Expect(200).Json.GetProperty("items").EnumerateArray().Single();
        Assert.Equal(("recall-requested", true), (sent.GetProperty("kind").GetString(), sent.GetProperty("reason").GetString()!.Contains("hủy mọi bản", StringComparison.Ordinal)));
    }

    /// <summary>The history tells of it, the log is sound, and everything folds as before.</summary>
    private static async Task IsWholeAsync(Installation installation, Paper paper)
    {
        var replay = (await HostProcess.RunAsync(installation, "replay", "--stream", paper.Id.ToString())).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var told = replay.Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.TryGetProperty("type", out _)).ToList();
        var tombstone = told.Single(line => line.GetProperty("type").GetString() is "content-quarantined").GetProperty("data");
        Assert.Contains(paper.ContentHash, tombstone.GetProperty("parts").EnumerateArray().Select(part => part.GetString()));
        Assert.DoesNotContain(Canary, string.Concat(replay), StringComparison.Ordinal);

        await using var database = NpgsqlDataSource.Create(installation.Database);
        Assert.Empty(await LogAudit.FindingsAsync(database));
        Assert.Equal("0 rows differed.", (await HostProcess.RunAsync(installation, "rebuild", "--verify")).Trim());
    }

    private static async Task<long> CountAsync(string database, string sql, params object[] parameters)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var select = source.CreateCommand(sql);
        foreach (var value in parameters) select.Parameters.Add(new() { Value = value });
        return (long)(await select.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
