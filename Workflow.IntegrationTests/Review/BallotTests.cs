using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Review;

[Collection(AppCollectionDefinition.Name)]
public sealed class BallotTests(AppFixture app)
{
    private static readonly string[] Committee =
    [
        Khai, Ha, Bao, Tuan, "lan.vu", "long.hoang", "mai.dang", "son.bui", "yen.do", "cong.ngo", "nam.duong", "oanh.ly", "phuc.phan", "huy.trinh", "thuy.mai",
    ];

    private HttpApi Api => app.Api;

    [Fact]
    public async Task a_written_ballot_shows_who_is_missing_and_counts_only_once_it_is_closed()
    {
        var paper = await Api.InBallotAsync();
        (await Api.PostAsync("long.hoang", $"/directives/{paper.Id}/ballots/1/excuses", new { person = "long.hoang", reason = "Đi công tác" })).Expect(200);
        foreach (var member in new[] { Khai, Ha, Bao }) (await Api.VoteAsync(member, paper)).Expect(200);

        var open = await BallotAsync(Tuan, paper);
        Assert.Equal(("open", "3", 4), (open["status"], open["cast"], open.Json.GetProperty("missing").GetArrayLength()));
        Assert.False(open.Json.TryGetProperty("counts", out _));
        Assert.Contains("3/7", (await Api.GetAsync(Hanh, $"/directives/{paper.Id}")).Expect(200)["waitingFor"], StringComparison.Ordinal);

        (await Api.VoteAsync(Tuan, paper)).Expect(200);
        var closed = await BallotAsync(Khai, paper);
        Assert.Equal(("closed", "adopted", "4", Ha, "long.hoang"), (closed["status"], closed["outcome"], closed.Json.GetProperty("counts").GetProperty("for").ToString(), closed["orderedBy"], closed.Json.GetProperty("excused")[0].GetString()));

        var late = (await Api.VoteAsync("lan.vu", paper)).Expect(409);
        Assert.Equal("ballot.closed", late.Code);
        var mine = (await Api.GetAsync(Bao, $"/directives/{paper.Id}/votes/mine")).Expect(200).Json.GetProperty("items");
        Assert.Equal(("for", 1), (mine[0].GetProperty("choice").GetString(), mine.GetArrayLength()));
    }

    [Fact]
    public async Task it_waits_for_the_thuong_truc_in_their_inbox_until_it_is_sent_out()
    {
        var paper = await Api.InReviewAsync(new { type = "NQ", organ = "BTV", @abstract = "Chờ gửi phiếu", text = "Điều 1", recipients = new[] { "CB-CNTT" }, route = "nq-btv" });
        foreach (var person in new[] { Bich, "mai.dang", Khai }) (await Api.ReviewAsync(person, paper)).Expect(200);

        Assert.Equal("ballot-opening", await KindAsync(Ha, paper));
        Assert.Equal("ballot-opening", await KindAsync(Khai, paper));
        Assert.Null(await KindAsync(Tuan, paper));
        Assert.Equal("ballot.not-open", (await Api.VoteAsync(Tuan, paper)).Expect(409).Code);
        Assert.Contains("ballot-opening", (await Api.GetAsync(Ha, $"/directives/{paper.Id}")).Expect(200)["allowedActions"], StringComparison.Ordinal);

        (await Api.PostAsync(Tuan, $"/directives/{paper.Id}/ballots/1/opening", new { orderedBy = Ha })).Expect(403);
        (await Api.PostAsync(Bich, $"/directives/{paper.Id}/ballots/1/opening", new { orderedBy = Ha })).Expect(200);
        Assert.Equal("ballot", await KindAsync(Tuan, paper));
    }

    [Fact]
    public async Task a_meeting_of_the_committee_decides_and_its_papers_are_printed()
    {
        var paper = await AtMeetingAsync();
        var meeting = (await Api.PostAsync(Bich, "/meetings", Meeting(present: 12))).Expect(201);
        Assert.Equal("meeting.no-quorum", (await Api.PostAsync(Bich, "/meetings", Meeting(present: 9))).Expect(409).Code);

        var item = new { subject = "Kiện toàn <Ban Chỉ đạo>", directiveId = paper.Id, paper.ContentHash, @for = 9, against = 2, other = 1, secret = true, conclusion = new { outcome = "adopted-with-changes", text = "Giao Văn phòng hoàn chỉnh", finalisers = new[] { Bich } } };
        Assert.Equal("adopted-with-changes", (await Api.PostAsync(Bich, $"/meetings/{meeting["id"]}/items", item)).Expect(201)["outcome"]);
        Assert.Equal("approved", (await Api.GetAsync(Khai, $"/directives/{paper.Id}")).Expect(200)["status"]);
        Assert.Equal(("meeting", meeting["id"]), ((await BallotAsync(Khai, paper))["mode"], (await BallotAsync(Khai, paper))["meeting"]));

        var minutes = (await Api.GetAsync(Khai, $"/meetings/{meeting["id"]}?format=minutes")).Expect(200).Text;
        Assert.Contains("Bỏ phiếu kín: tán thành 9, không tán thành 2, ý kiến khác 1; cần ít nhất 8.", System.Net.WebUtility.HtmlDecode(minutes), StringComparison.Ordinal);
        Assert.DoesNotContain("<Ban Chỉ đạo>", minutes, StringComparison.Ordinal);
        Assert.Contains("Giao hoàn chỉnh: Hồ Thị Bích.", System.Net.WebUtility.HtmlDecode((await Api.GetAsync(Khai, $"/meetings/{meeting["id"]}?format=notice")).Expect(200).Text), StringComparison.Ordinal);
        (await Api.GetAsync("bt.cb-cntt", $"/meetings/{meeting["id"]}")).Expect(404);
        Assert.Contains(meeting["id"], (await Api.GetAsync("yen.do", "/meetings?organ=BCH")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_was_concluded_with_changes_is_put_right_confirmed_and_signed_without_a_new_vote()
    {
        var paper = await AtMeetingAsync();
        var meeting = (await Api.PostAsync(Bich, "/meetings", Meeting(present: 12))).Expect(201);
        var conclusion = new { outcome = "adopted-with-changes", text = "Thêm một đồng chí", finalisers = new[] { Bich } };
        (await Api.PostAsync(Bich, $"/meetings/{meeting["id"]}/items", new { subject = "Kiện toàn", directiveId = paper.Id, paper.ContentHash, @for = 9, against = 0, other = 0, conclusion })).Expect(201);
        Assert.Equal("finalisation.awaited", (await Api.PostAsync(Khai, $"/directives/{paper.Id}/signature", new { paper.ContentHash })).Expect(409).Code);

        var path = $"/directives/{paper.Id}/finalisations";
        object Change(string kind, string from, string to) => new { @class = kind, changes = new[] { new { from, to } }, paper.ContentHash };
        Assert.Equal("finalisation.no-place", (await Api.PostAsync("thanh.dinh", path, Change("as-concluded", "không có", "x"))).Expect(422).Code);
        Assert.Equal("finalisation.not-mandated", (await Api.PostAsync("thanh.dinh", path, Change("correction", "Điều 1", "Điều 2"))).Expect(409).Code);
        (await Api.PostAsync("thanh.dinh", path, Change("as-concluded", "Điều 1", "Điều 1. Thêm đồng chí"))).Expect(201);
        (await Api.PostAsync(Khai, $"{path}/1/confirmation")).Expect(403);
        var final = (await Api.PostAsync(Bich, $"{path}/1/confirmation")).Expect(200);
        Assert.NotEqual(paper.ContentHash, final["contentHash"]);

        var shown = (await Api.GetAsync(Khai, path)).Expect(200).Json.GetProperty("items")[0];
        Assert.Equal("applied", shown.GetProperty("status").GetString());
        Assert.Contains(shown.GetProperty("difference").EnumerateArray(), c => c.GetProperty("kind").GetString() is "added" && c.GetProperty("text").GetString()!.Contains("đồng chí", StringComparison.Ordinal));
        (await Api.PostAsync(Khai, $"/directives/{paper.Id}/signature", new { contentHash = final["contentHash"] })).Expect(200);
    }

    private async Task<Paper> AtMeetingAsync()
    {
        var drafted = (await Api.PostAsync("thanh.dinh", "/directives", new { type = "QĐ", organ = "BCH", @abstract = "Kiện toàn", text = "Điều 1", recipients = new[] { "CB-CNTT" }, route = "qd-bch", matter = "personnel" })).Expect(201);
        var paper = new Paper(Guid.Parse(drafted["id"]), drafted["contentHash"]);
        (await Api.PostAsync("thanh.dinh", $"/directives/{paper.Id}/submission")).Expect(200);
        foreach (var person in new[] { Bich, Ha, Bao }) (await Api.ReviewAsync(person, paper)).Expect(200);
        return paper;
    }

    private static object Meeting(int present) => new
    {
        body = "DU", organ = "BCH", heldOn = Clock.Today, chair = Khai, secretary = Bich,
        summoned = Committee, present = Committee[..present], absent = Committee[present..],
    };

    private async Task<HttpAnswer> BallotAsync(string reader, Paper paper)
    {
        var all = (await Api.GetAsync(reader, $"/directives/{paper.Id}/ballots")).Expect(200);
        return all with { Text = all.Json.GetProperty("items")[0].GetRawText() };
    }

    private async Task<string?> KindAsync(string person, Paper paper) =>
        (await Api.GetAsync(person, "/inbox")).Expect(200).Json.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("directiveId").GetGuid() == paper.Id).Select(i => i.GetProperty("kind").GetString()).FirstOrDefault();
}
