using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.4, §2.3 (147-QĐ/TW; Điều lệ Đảng, Điều 9). Who sees which vote, and a reserved opinion, is asked of the Host: its tests of ballots show it.</summary>
public sealed class Rule04Tests
{
    private static Given Drafted(string route, string organ = "BTV", Matter matter = Matter.Ordinary) => Situation.Ruled.After(Draft(Hanh, Resolution(route) with { Organ = organ, Matter = matter }));

    /// <summary>Where every vote is one at a meeting.</summary>
    private static Given AtMeetings => new Given().In(Facts.Select(f => f is RouteDefined route ? route with { Steps = [.. route.Steps.Select(s => s with { Mode = s.Mode is null ? null : "meeting" })] } : f));

    /// <summary>An important matter on which one of seven differs, and the others agree.</summary>
    private static BallotOutcome? OnAnImportantMatter(params string[] members)
    {
        var given = new Given().After(Draft(Hanh, Resolution("nq-btv") with { Important = true }), Submit(Hanh), Approve(Bich), Approve(Mai), Approve(Khai), Opening(), Vote(Lan, VoteChoice.Against));
        return given.After(members.Select(member => Vote(member))).The.Ballots[0].Conclusion?.Outcome;
    }

    private static string After(params ImmutableArray<Command> votes) => TextJson.Name(Situation.InBallot.After(votes).The.Status);

    /// <summary>The day after a member's post went to another, or to the same again.</summary>
    private static Given Followed(string by) => Situation.InBallot
        .After(Tell(new AppointmentEnded($"{Bao}@DU", Today, "Quyết định")), Tell(Appointing(by, "DU", "Phó Bí thư", Today.AddDays(1), "BCH", "BTV", "TT"))).At(Morning.AddDays(1));

    /// <summary>Five of the nine members come, and two who are invited.</summary>
    private static RecordMeeting WithGuests => Held(present: 5) is var held ? held with { Attendance = held.Attendance with { Present = [.. held.Attendance.Present, Quyen, Kien] } } : held;

    public static readonly RuleTable Table = new("Rule 4: what a collective issues it has decided, by more than half of its members")
    {
        { "a Nghị quyết of BTV goes to BTV's vote", () => Drafted("nq-btv").When(Submit(Hanh)) },
        { "a Nghị quyết of BTV does not go without one", () => Drafted("simple").When(Submit(Hanh)), "route.ballot-required" },
        { "a Nghị quyết of BCH goes to BTV's and to BCH's", () => Drafted("nq-bch", "BCH").When(Submit(Hanh)) },
        { "a Nghị quyết of BCH does not go by BTV's vote alone", () => Drafted("nq-btv", "BCH").When(Submit(Hanh)), "route.ballot-required" },
        { "a matter of personnel is not voted on in writing", () => Drafted("nq-btv", matter: Matter.Personnel).When(Submit(Hanh)), "ballot.written-not-allowed" },
        { "a matter of discipline is not voted on in writing", () => Drafted("nq-btv", matter: Matter.Discipline).When(Submit(Hanh)), "ballot.written-not-allowed" },
        { "either goes to a vote at a meeting", () => AtMeetings.After(Draft(Hanh, Resolution("nq-btv") with { Matter = Matter.Personnel })).When(Submit(Hanh)) },
        { "a Kế hoạch needs no vote", () => Situation.Ruled.After(Draft(Hanh, Resolution() with { Type = "KH" })).When(Submit(Hanh)) },
        { "a member of the Thường trực has the ballots sent out", () => Situation.BeforeBallot.When(Opening(Ha)) },
        { "another member cannot have them sent out", () => Situation.BeforeBallot.When(Opening(Lan)), "authority.missing" },
        { "nobody votes before that", () => Situation.BeforeBallot.When(Vote(Lan)), "ballot.not-open" },
        { "four of the seven members adopt it", () => After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan)), "approved" },
        { "three in favour and one against, of seven, leave it open: the silent are members too", () => After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan, VoteChoice.Against)), "in-review" },
        { "four against, of seven, end it", () => After(Vote(Khai, VoteChoice.Against), Vote(Ha, VoteChoice.Against), Vote(Bao, VoteChoice.Against), Vote(Tuan, VoteChoice.Against)), "rejected" },
        { "nobody votes for another", () => Situation.InBallot.When(Vote(Khai).For(Ha)), "vote.no-proxy" },
        { "a vote is given once", () => Situation.InBallot.After(Vote(Khai)).When(Vote(Khai, VoteChoice.Against)), "decision.final" },
        { "who is no member does not vote", () => Situation.InBallot.When(Vote(Bich)), "authority.not-your-turn" },
        { "who was a member when it was sent out, and is no more, does not vote", () => Followed(Yen).When(Vote(Bao)), "authority.expired" },
        { "who follows them in the post does not vote in their place", () => Followed(Yen).When(Vote(Yen)), "authority.not-your-turn" },
        { "who is appointed anew without a day between votes", () => Followed(Bao).When(Vote(Bao)) },
        { "a vote that comes late is kept and not counted", () => Situation.InBallot.After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan)).When(Vote(Lan)), "ballot.closed" },
        { "one who differs on an important matter brings it to a meeting", () => OnAnImportantMatter(Khai, Ha, Bao, Tuan) is { } outcome ? TextJson.Name(outcome) : null, "to-meeting" },
        { "six of nine summoned make a meeting", () => Situation.WithChief.When(Held(present: 6)) },
        { "five of nine do not", () => Situation.WithChief.When(Held(present: 5)), "meeting.no-quorum" },
        { "five of nine with two guests do not", () => Situation.WithChief.When(WithGuests), "meeting.no-quorum" },
        { "at a meeting of seven out of nine members five adopt", () => Situation.AtMeeting.After(Held(present: 7)).When(Decides(5, 2, outcome: BallotOutcome.Adopted)) },
        { "four do not, though they are more than half of those present", () => Situation.AtMeeting.After(Held(present: 7)).When(Decides(4, 3, outcome: BallotOutcome.Adopted)), "ballot.not-carried" },
        { "there are no more votes than members present", () => Situation.AtMeeting.After(Held(present: 6)).When(Decides(5, 2)), "meeting.too-many-votes" },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void what_a_collective_issues_it_has_decided(string words, string outcome) => Table.Check(words, outcome);
}
