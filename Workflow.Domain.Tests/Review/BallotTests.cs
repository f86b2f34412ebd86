namespace Workflow.Domain.Tests.Review;

/// <summary>How a collective decides in writing (domain.md §2.3, 147-QĐ/TW): on the order of the Thường trực, by more than half of the incumbent members.</summary>
public sealed class BallotTests
{
    private static Draft Important => Resolution("nq-btv") with { Important = true };

    private static Given OnImportant => new Given().After(Draft(Hanh, Important), Submit(Hanh), Approve(Bich), Approve(Mai), Approve(Khai), Opening());

    [Fact]
    public void a_written_ballot_takes_no_vote_before_it_is_sent_out()
    {
        Situation.BeforeBallot.When(Vote(Lan)).ThenRefused("ballot.not-open");
        Situation.BeforeBallot.After(Opening()).When(Vote(Lan)).ThenTold(typeof(VoteCast));
    }

    [Fact]
    public void a_member_of_the_thuong_truc_has_it_sent_out_or_the_office_for_them()
    {
        var given = Situation.BeforeBallot;

        Assert.Equal(Ha, given.When(Opening(Ha)).Told<BallotOpened>().OrderedBy);
        Assert.Equal(Bao, given.In([.. Facts, ChiefChecks]).When(new OpenBallot(new(Bich), TheDirective, 1, Bao)).Told<BallotOpened>().OrderedBy);
        Situation.BeforeBallot.When(Opening(Lan)).ThenRefused("authority.missing");
        Situation.BeforeBallot.When(Opening(Hanh)).ThenRefused("authority.missing");
        given.When(new OpenBallot(new(Bich), TheDirective, 1, null)).ThenRefused("authority.missing");
        given.When(new OpenBallot(new(Bich), TheDirective, 1, Lan)).ThenRefused("authority.missing");
        given.When(Opening(Ha, ballot: 2)).ThenRefused("reference.unknown");
        given.After(Opening(Ha)).When(Opening(Khai)).ThenNothing();
    }

    [Fact]
    public void the_members_are_those_of_the_instant_it_is_sent_out()
    {
        var given = Situation.BeforeBallot.In(Facts.Where(f => f is not AppointmentMade { Person: Long })).After(Opening());

        Assert.Equal((6, 4), (given.The.BallotNow!.People.Length, given.The.BallotNow.Needed));
    }

    [Fact]
    public void who_leaves_the_organ_while_it_runs_votes_no_more_and_still_counts_as_a_member()
    {
        var given = Situation.InBallot.In(Facts.Select(f => f is AppointmentMade { Person: Long } a ? a with { To = Today.AddDays(-1) } : f));

        given.When(Vote(Long)).ThenRefused("authority.expired");
        Assert.Equal((7, 4), (given.The.BallotNow!.People.Length, given.The.BallotNow.Needed));
    }

    [Fact]
    public void its_time_runs_from_when_it_is_sent_out()
    {
        var given = Situation.BeforeBallot.At(Morning.AddDays(1)).After(Opening());

        Assert.Equal(VietnamTime.At(new(2026, 3, 9), new(17, 0)), given.The.BallotNow!.DueAt);
        given.At(given.The.BallotNow.DueAt!.Value.AddSeconds(-1)).When(Vote(Lan)).ThenTold(typeof(VoteCast));
        given.At(given.The.BallotNow.DueAt!.Value).When(Vote(Lan)).ThenRefused("ballot.closed");
    }

    [Fact]
    public void on_an_important_matter_it_is_adopted_only_when_every_member_has_voted()
    {
        var given = OnImportant.After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan), Vote(Lan), Vote(Long));

        Assert.Equal(DirectiveStatus.InReview, given.The.Status);
        given.When(Vote(Mai)).ThenTold(typeof(VoteCast), typeof(BallotConcluded), typeof(StepPassed), typeof(DirectiveApproved));
    }

    [Fact]
    public void on_an_important_matter_one_who_differs_brings_it_to_a_meeting()
    {
        var given = OnImportant.After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan));
        var ended = given.When(Vote(Lan, VoteChoice.Other, "opinion"));

        ended.ThenTold(typeof(VoteCast), typeof(BallotConcluded));
        Assert.Equal(BallotOutcome.ToMeeting, ended.Told<BallotConcluded>().Outcome);
        given.After(Vote(Lan, VoteChoice.Other, "opinion"));
        Assert.Equal((2, false, true), (given.The.BallotNow!.N, given.The.BallotNow.IsWritten, given.The.BallotNow.IsOpen));
        Assert.Empty(BallotProgress.VotesIn(given.The, given.The.BallotNow));
    }

    [Fact]
    public void who_differed_first_is_not_outvoted_on_an_important_matter()
    {
        var given = OnImportant.After(Vote(Lan, VoteChoice.Against), Vote(Khai), Vote(Ha), Vote(Bao));

        Assert.Equal(BallotOutcome.ToMeeting, given.When(Vote(Tuan)).Told<BallotConcluded>().Outcome);
    }

    [Fact]
    public void an_excuse_is_kept_and_changes_nothing_of_the_count()
    {
        var given = Situation.InBallot;
        given.When(Excuse(Long, Long)).Then(new MemberExcused(1, By(Long), Long, "reason"));
        given.When(Excuse(Ha, Long)).ThenTold(typeof(MemberExcused));
        given.When(Excuse(Lan, Long)).ThenRefused("authority.missing");
        given.When(Excuse(Ha, Hanh)).ThenRefused("reference.unknown");

        given.After(Excuse(Long, Long));
        Assert.Equal(4, given.The.BallotNow!.Needed);
        given.When(Excuse(Long, Long)).ThenNothing();
        given.After(Vote(Lan)).When(Excuse(Lan, Lan)).ThenRefused("status.wrong");
    }

    [Fact]
    public void the_chair_refers_a_written_ballot_to_a_meeting()
    {
        var given = Situation.InBallot.After(Vote(Ha), Vote(Bao));

        given.When(Conclude(Lan, BallotOutcome.ToMeeting)).ThenRefused("authority.missing");
        given.When(Conclude(Khai, BallotOutcome.Adopted)).ThenRefused("status.wrong");
        given.When(Conclude(Khai, BallotOutcome.ToMeeting, ballot: 9)).ThenRefused("reference.unknown");
        given.When(Conclude(Khai, BallotOutcome.ToMeeting)).ThenTold(typeof(BallotConcluded));
        given.After(Conclude(Khai, BallotOutcome.ToMeeting)).When(Conclude(Khai, BallotOutcome.ToMeeting)).ThenNothing();
    }

    [Fact]
    public void the_one_who_ordered_it_takes_the_chair_of_it() =>
        Situation.BeforeBallot.After(Opening(Ha)).When(Conclude(Ha, BallotOutcome.ToMeeting)).ThenTold(typeof(BallotConcluded));

    [Fact]
    public void adopted_by_itself_it_may_still_be_adopted_with_changes_until_it_is_signed()
    {
        var given = Situation.InBallot.After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan));

        var changed = given.When(Conclude(Khai, BallotOutcome.AdoptedWithChanges, 1, "conclusion", Bich)).Told<BallotConcluded>();
        Assert.Equal((new VoteCounts(4, 0, 0), "conclusion", Bich), (changed.Counts, changed.Text, Assert.Single(changed.Finalisers)));
        given.When(Conclude(Khai, BallotOutcome.AdoptedWithChanges, 1, "conclusion", Stranger)).ThenRefused("reference.unknown");
        given.After(Sign(Khai)).When(Conclude(Khai, BallotOutcome.AdoptedWithChanges)).ThenRefused("status.wrong");
    }

    [Fact]
    public void what_is_not_carried_is_not_adopted_with_changes() => Situation.InBallot.After(Vote(Khai), Vote(Ha), Vote(Bao))
        .When(Conclude(Khai, BallotOutcome.AdoptedWithChanges)).ThenRefused("ballot.not-carried");

    [Fact]
    public void what_was_adopted_is_not_voted_on_again_when_it_comes_back_unchanged()
    {
        var given = Situation.InBallot.After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan), Return(Khai));

        given.When(Submit(Hanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepPassed), typeof(StepPassed), typeof(StepPassed), typeof(DirectiveApproved));
    }

    /// <summary>Every way that up to seven members can answer, one after another, against a count by hand of what could still come.</summary>
    [Fact]
    public void the_outcome_is_certain_exactly_when_no_answer_still_to_come_could_change_it() => Gen.Select(Gen.Int[1, 7], Gen.Bool, Gen.OneOf(Enum.GetValues<VoteChoice>()).Array[0, 7]).Sample((members, important, given) =>
    {
        var votes = given.Take(members).ToArray();
        var (needed, waiting) = ((members / 2) + 1, members - votes.Length);
        var ends = Completions(votes, waiting).Select(all => Final(all, needed, important)).Distinct().ToList();
        var outcome = Ballot.OutcomeOf(Counted(votes), waiting, needed, important, timeIsOver: false);

        // A matter that could still end in two ways goes on; on an important one, all are heard before it is adopted.
        if (outcome is { } certain) Assert.Equal([certain], ends);
        else Assert.True(ends.Count > 1 || (important && waiting > 0));
        if (waiting == 0) Assert.NotNull(outcome);
    });

    [Fact]
    public void when_its_time_is_over_silence_is_never_consent() => Gen.Select(Gen.Int[1, 7], Gen.Bool, Gen.OneOf(Enum.GetValues<VoteChoice>()).Array[0, 7]).Sample((members, important, given) =>
    {
        var votes = given.Take(members).ToArray();
        var expected = Final(votes, (members / 2) + 1, important);
        Assert.Equal(expected, Ballot.OutcomeOf(Counted(votes), members - votes.Length, (members / 2) + 1, important, timeIsOver: true));
    });

    /// <summary>The rule in words: more than half are for it; and on an important matter nobody differs, or it goes to a meeting.</summary>
    private static BallotOutcome Final(VoteChoice[] votes, int needed, bool important) => votes.Count(v => v is VoteChoice.For) < needed
        ? BallotOutcome.NotAdopted
        : important && votes.Any(v => v is not VoteChoice.For) ? BallotOutcome.ToMeeting : BallotOutcome.Adopted;

    private static IEnumerable<VoteChoice[]> Completions(VoteChoice[] votes, int waiting) => waiting == 0
        ? [votes]
        : Enum.GetValues<VoteChoice>().SelectMany(next => Completions([.. votes, next], waiting - 1)).Concat(Completions(votes, waiting - 1));

    private static VoteCounts Counted(VoteChoice[] votes) =>
        new(votes.Count(v => v is VoteChoice.For), votes.Count(v => v is VoteChoice.Against), votes.Count(v => v is VoteChoice.Other));
}
