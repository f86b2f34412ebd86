using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Workflow.Host.Distribution;
using Workflow.IntegrationTests.Branches;
using Xunit;
using static Workflow.IntegrationTests.Clock;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Organisation;

/// <summary>An administrator changes the organisation while it works. Each test has an installation of its own: what is changed would be changed for the others too.</summary>
public sealed class ChangeTests : IAsyncLifetime
{
    private const string Admin = "quan.tri", Basis = "Quyết định thử";

    private ServedInstallation? _served;

    private HttpApi Api => _served!.Api;

    private Installation Installation => _served!.Installation;

    public async Task InitializeAsync() => _served = await ServedInstallation.StartAsync();

    public async Task DisposeAsync()
    {
        if (_served is not null) await _served.DisposeAsync();
    }

    [Fact]
    public async Task a_new_person_acts_in_their_post_until_its_last_day()
    {
        await TellAsync("/organisation/people", new { username = "minh.vo", name = "Võ Minh" });
        var appointed = await TellAsync("/organisation/appointments", new { person = "minh.vo", body = "BTGDV", post = "Chuyên viên", from = Day(-1), basis = Basis });
        Assert.Equal("minh.vo.BTGDV.1", appointed["id"]);
        Assert.Equal(appointed["id"], (await TellAsync("/organisation/appointments", new { person = "minh.vo", body = "BTGDV", post = "Chuyên viên", from = Day(-1), basis = Basis }))["id"]);

        var paper = (await Api.PostAsync("minh.vo", "/directives", Plan())).Expect(201);
        (await Api.PutAsync(Admin, $"/organisation/appointments/{appointed["id"]}", new { to = Day(-1), basis = Basis })).Expect(200);

        Assert.Equal("authority.missing", (await Api.PostAsync("minh.vo", "/directives", Plan())).Expect(403).Code);
        Assert.Equal("authority.expired", (await Api.PostAsync("minh.vo", $"/directives/{paper["id"]}/submission")).Expect(403).Code);
    }

    [Fact]
    public async Task papers_of_a_congress_are_one_register_while_it_is_in_session()
    {
        object Paper(string type) => new { type, organ = "ĐH", body = "DU", @abstract = "Văn kiện Đại hội", text = "Điều 1", recipients = new[] { "CB-CNTT" }, route = "simple" };
        var congress = new { term = "NK-2030-2035", body = "DU", from = Day(0), to = Day(1), basis = "Đại hội lần thứ V" };
        Assert.Equal("reference.unknown", (await Api.PostAsync(Hanh, "/directives", Paper("NQ"))).Expect(422).Code);
        Assert.Equal("NK-2030-2035", (await TellAsync("/organisation/congresses", congress))["id"]);

        foreach (var (type, number) in new[] { ("NQ", "01-NQ/ĐH"), ("BC", "02-BC/ĐH") })
            Assert.Equal(number, (await Api.GetAsync(Hanh, $"/directives/{(await Api.IssuedAsync(Paper(type))).Id}")).Expect(200)["number"]);

        var lines = (await Api.GetAsync(Nga, "/registers/DU.DH.NK-2030-2035")).Expect(200).Json.GetProperty("items").EnumerateArray();
        Assert.Equal(["NQ", "BC"], lines.Select(line => line.GetProperty("type").GetString()));
        (await Api.GetAsync(Nga, "/registers/DU.DH.NK-2035-2040")).Expect(404);
        Assert.Equal("NK-2030-2035", (await Api.GetAsync(Hanh, "/organisation")).Expect(200).Json.GetProperty("congresses")[0].GetProperty("term").GetString());
    }

    [Fact]
    public async Task a_joint_document_shows_with_whom_and_is_numbered_by_the_lead()
    {
        object Joint(params string[] with) => new { type = "KH", organ = "BTV", @abstract = "Kế hoạch liên tịch", text = "Điều 1", recipients = new[] { "CB-CNTT" }, route = "simple", jointWith = with };
        Assert.Equal("reference.unknown", (await Api.PostAsync(Hanh, "/directives", Joint("XX"))).Expect(422).Code);

        var paper = await Api.DraftedAsync(Joint("UBKT"));
        var changed = (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { jointWith = new[] { "UBKT", "BTGDV" } })).Expect(200);
        Assert.Equal(paper.ContentHash, changed["contentHash"]);
        var shown = (await Api.GetAsync(Hanh, $"/directives/{paper.Id}")).Expect(200).Json;
        Assert.Equal(["UBKT", "BTGDV"], shown.GetProperty("jointWith").EnumerateArray().Select(body => body.GetString()));
    }

    [Fact]
    public async Task a_new_branch_receives_what_is_issued_without_a_restart()
    {
        var code = BranchBed.NewBranch();
        var branch = new { code, name = "Chi bộ Mới", symbol = "CB", kind = "chi-bo", level = "grassroots", parent = "DU", from = Day(0), basis = Basis, organs = new[] { new { code = "CB", name = "Chi bộ", prints = "T/M CHI BỘ" } } };
        await TellAsync("/branches", branch);

        var paper = await Api.IssuedAsync(PlanFor(code));

        await using var channel = await Eventually.GetAsync("the new branch's own account and its rights", () => ChannelOfAsync(code));
        var message = await Eventually.GetAsync("the directive in the new branch's queue", () => channel.BasicGetAsync($"branch.{code}", autoAck: true));
        Assert.Contains(paper.Id.ToString(), System.Text.Encoding.UTF8.GetString(message.Body.Span), StringComparison.Ordinal);
        Assert.Equal("sent", (await Api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries")).Expect(200).Json.GetProperty("items")[0].GetProperty("status").GetString());

        using var administration = new BrokerAdministration(Installation.Management, Installation.Amqp);
        await administration.RemoveUserAsync(code, CancellationToken.None);
    }

    [Fact]
    public async Task a_closed_branch_is_there_on_the_days_it_was()
    {
        (await Api.PutAsync(Admin, "/branches/CB-PHAPCHE", new { to = Day(-1), basis = Basis })).Expect(200);

        Assert.Equal("reference.unknown", (await Api.PostAsync(Hanh, "/directives", PlanFor("CB-PHAPCHE"))).Expect(422).Code);
        Assert.DoesNotContain("CB-PHAPCHE", (await Api.GetAsync(Hanh, "/branches")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Contains("CB-PHAPCHE", (await Api.GetAsync(Hanh, $"/branches?asOf={Day(-1)}")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task who_could_sign_is_told_for_the_day_asked()
    {
        await TellAsync("/organisation/appointments", new { person = "tuan.pham", body = "DU", post = "Bí thư", organs = new[] { "BCH", "BTV", "TT" }, votesIn = new[] { "BCH", "BTV" }, from = Day(1), basis = Basis });
        (await Api.PutAsync(Admin, "/organisation/appointments/khai.nguyen.DU.1", new { to = Day(0), basis = Basis })).Expect(200);

        Assert.Equal([Khai, Bao, Ha], await SignersAsync(Day(0)));
        Assert.Equal([Tuan, Bao, Ha], await SignersAsync(Day(1)));
        Assert.Empty(await SignersAsync("2024-03-03"));
        (await Api.GetAsync(Hanh, "/organisation/signers?body=DU&route=la")).Expect(404);
        (await Api.GetAsync(Hanh, "/organisation/signers?body=DU")).Expect(400);
    }

    [Fact]
    public async Task a_personnel_decision_appoints_with_its_issue()
    {
        var plan = new { person = "lan.vu", name = "", body = "DU", post = "Phó Bí thư", organs = new[] { "BCH", "BTV", "TT" }, votesIn = new[] { "BCH", "BTV" }, ends = "bao.le.DU.1" };
        var draft = new { type = "KH", organ = "BTV", @abstract = "Kiện toàn", text = "# Điều 1", recipients = new[] { "CB-CNTT" }, route = "simple", matter = "personnel", appointments = new object[] { plan with { name = await NameOfAsync("lan.vu") } } };

        Assert.Equal("appointments.not-personnel", (await Api.PostAsync(Hanh, "/directives", draft with { matter = "ordinary" })).Expect(422).Code);
        Assert.Equal("reference.unknown", (await Api.PostAsync(Hanh, "/directives", draft with { appointments = [plan with { name = "Người khác" }] })).Expect(422).Code);
        Assert.Equal("request.malformed", (await Api.PostAsync(Hanh, "/directives", draft with { appointments = [null!] })).Expect(400).Code);
        var paper = await Api.SignedAsync(draft);
        Assert.Equal([Bao], await HoldersAsync("Phó Bí thư", Day(0)));

        var issued = (await Api.PostAsync(Nga, $"/directives/{paper.Id}/issue")).Expect(200);

        Assert.Equal(["lan.vu"], await HoldersAsync("Phó Bí thư", Day(0)));
        Assert.Equal([Bao], await HoldersAsync("Phó Bí thư", Day(-1)));
        Assert.Contains(issued["number"], (await Api.GetAsync(Hanh, "/organisation")).Text, StringComparison.Ordinal);
        Assert.Equal("lan.vu", (await Api.GetAsync(Hanh, $"/directives/{paper.Id}")).Expect(200).Json.GetProperty("appointments")[0].GetProperty("person").GetString());
        Assert.Equal("0 rows differed.", (await HostProcess.RunAsync(Installation, "rebuild", "--verify")).Trim().Split('\n')[^1]);
    }

    [Fact]
    public async Task what_waits_for_a_post_waits_for_its_new_holder()
    {
        var paper = await Api.InReviewAsync();
        (await Api.ReviewAsync(Bich, paper)).Expect(200);
        Assert.True(await WaitsAsync(Bao, paper));
        (await Api.PutAsync(Admin, "/organisation/appointments/bao.le.DU.1", new { to = Day(-1), basis = Basis })).Expect(200);
        await TellAsync("/organisation/appointments", new { person = "son.bui", body = "DU", post = "Phó Bí thư", from = Day(0), basis = Basis });

        Assert.False(await WaitsAsync(Bao, paper));
        Assert.True(await WaitsAsync("son.bui", paper));
        Assert.True(await WaitsAsync(Ha, paper));
        Assert.Contains(await NameOfAsync("son.bui"), (await Api.GetAsync(Hanh, $"/directives/{paper.Id}"))["waitingFor"], StringComparison.Ordinal);
        Assert.Equal("authority.expired", (await Api.ReviewAsync(Bao, paper)).Expect(403).Code);
        (await Api.ReviewAsync(Ha, paper)).Expect(200);
        Assert.Equal("approved", (await Api.ReviewAsync("son.bui", paper)).Expect(200)["status"]);
        Assert.Contains("seat-passed", (await Api.GetAsync(Hanh, $"/directives/{paper.Id}/history")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("0 rows differed.", (await HostProcess.RunAsync(Installation, "rebuild", "--verify")).Trim().Split('\n')[^1]);
    }

    [Fact]
    public async Task a_member_appointed_anew_in_mid_ballot_votes_by_the_new_appointment()
    {
        var paper = await Api.InBallotAsync();
        (await Api.PutAsync(Admin, "/organisation/appointments/bao.le.DU.1", new { to = Day(-1), basis = Basis })).Expect(200);
        await TellAsync("/organisation/appointments", new { person = Bao, body = "DU", post = "Phó Bí thư", organs = new[] { "BCH", "BTV", "TT" }, votesIn = new[] { "BCH", "BTV" }, from = Day(0), basis = Basis });

        var item = (await Api.GetAsync(Bao, "/inbox")).Expect(200).Json.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("directiveId").GetGuid() == paper.Id);
        Assert.Equal(("ballot", "bao.le.DU.2"), (item.GetProperty("kind").GetString(), item.GetProperty("as").GetString()));
        Assert.Contains(await NameOfAsync(Bao), (await Api.GetAsync(Hanh, $"/directives/{paper.Id}")).Expect(200)["waitingFor"], StringComparison.Ordinal);
        (await Api.PostAsync(Bao, $"/directives/{paper.Id}/votes", new { choice = "for", paper.ContentHash, @as = "bao.le.DU.2" })).Expect(200);
        Assert.Equal("0 rows differed.", (await HostProcess.RunAsync(Installation, "rebuild", "--verify")).Trim().Split('\n')[^1]);
    }

    /// <summary>A channel of the branch's own account; null until it has one, and rights here: an account is there before its rights are.</summary>
    private async Task<IChannel?> ChannelOfAsync(string branch)
    {
        IConnection? connection = null;
        try
        {
            connection = await BranchBed.ConnectAsync(new UriBuilder(Installation.Amqp) { UserName = branch, Password = BranchBed.Password }.Uri);
            return await connection.CreateChannelAsync();
        }
        catch (Exception notYet) when (notYet is BrokerUnreachableException or RabbitMQClientException)
        {
            // Left open, it would go on connecting for ever.
            if (connection is not null) await connection.DisposeAsync();
            return null;
        }
    }

    private async Task<HttpAnswer> TellAsync(string path, object fact) => (await Api.PostAsync(Admin, path, fact)).Expect(200);

    private static object PlanFor(string branch) => new { type = "KH", organ = "BTV", @abstract = "Kế hoạch", text = "# Điều 1", recipients = new[] { branch }, route = "simple" };

    private async Task<bool> WaitsAsync(string person, Paper paper) => (await Api.GetAsync(person, "/inbox")).Expect(200).Text.Contains(paper.Id.ToString(), StringComparison.Ordinal);

    private async Task<string[]> SignersAsync(string day)
    {
        var items = (await Api.GetAsync(Hanh, $"/organisation/signers?body=DU&route=nq-btv&on={day}")).Expect(200).Json.GetProperty("items").EnumerateArray().ToList();
        return [.. items.OrderByDescending(i => i.GetProperty("isNamed").GetBoolean()).ThenBy(i => i.GetProperty("person").GetString(), StringComparer.Ordinal).Select(i => i.GetProperty("person").GetString()!)];
    }

    private async Task<string[]> HoldersAsync(string post, string day)
    {
        var body = (await Api.GetAsync(Hanh, $"/organisation?asOf={day}")).Expect(200).Json.GetProperty("bodies").EnumerateArray().Single(b => b.GetProperty("code").GetString() is "DU");
        return
        [
            .. body.GetProperty("posts").EnumerateArray().Where(p => p.GetProperty("post").GetString() == post)
                .SelectMany(p => p.GetProperty("holders").EnumerateArray()).Select(h => h.GetProperty("person").GetString()!),
        ];
    }

    private async Task<string> NameOfAsync(string person)
    {
        var organisation = (await Api.GetAsync(Hanh, "/organisation")).Expect(200).Json;
        return organisation.GetProperty("bodies").EnumerateArray().SelectMany(b => b.GetProperty("posts").EnumerateArray()).SelectMany(p => p.GetProperty("holders").EnumerateArray())
            .First(h => h.GetProperty("person").GetString() == person).GetProperty("name").GetString()!;
    }
}
