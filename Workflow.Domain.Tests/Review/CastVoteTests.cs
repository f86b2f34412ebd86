namespace Workflow.Domain.Tests.Review;

/// <summary>Seven vote in the standing committee: four carry it (147-QĐ/TW: more than half of the members, not of those who answer).</summary>
public sealed class CastVoteTests
{
    private static VoteCast Cast(string by, VoteChoice choice = VoteChoice.For, string? opinion = null) => new(2, By(by), choice, FirstText, opinion, false, 1);

    private static BallotConcluded End(BallotOutcome outcome, int @for, int against, int other) => new(1, null, outcome, new(@for, against, other), Morning, null, [], null);

    [Fact]
    public void the_members_of_the_organ_are_asked() => Assert.Equal(Committee.Take(7), Situation.InBallot.The.Open!.People.Select(p => p.Person));

    [Fact]
    public void more_than_half_of_the_members_carry_it()
    {
        var given = Situation.InBallot.After(Vote(Khai), Vote(Ha), Vote(Bao));

        Assert.Equal(DirectiveStatus.InReview, given.The.Status);
        given.When(Vote(Tuan)).Then(Cast(Tuan), End(BallotOutcome.Adopted, 4, 0, 0), new StepPassed(2), new DirectiveApproved(FirstText));
    }

    [Fact]
    public void once_it_can_no_longer_be_carried_it_is_rejected()
    {
        var given = Situation.InBallot.After(Vote(Khai, VoteChoice.Against), Vote(Ha, VoteChoice.Against), Vote(Bao, VoteChoice.Other, "opinion"), Vote(Tuan));

        given.When(Vote(Lan, VoteChoice.Against)).Then(Cast(Lan, VoteChoice.Against), End(BallotOutcome.NotAdopted, 1, 3, 1), new DirectiveRejected(null, "ballot", null, null, [], FirstText));
    }

    [Fact]
    public void half_of_an_even_number_is_not_more_than_half()
    {
        var given = new Given().In(Facts.Where(f => f is not AppointmentMade { Person: Long })).After(
            Draft(Hanh, Resolution("nq-btv")), Submit(Hanh), Approve(Bich), Approve(Mai), Approve(Khai), Opening(), Vote(Khai), Vote(Ha), Vote(Bao));

        Assert.Equal(DirectiveStatus.InReview, given.The.Status);
        given.When(Vote(Tuan)).ThenTold(typeof(VoteCast), typeof(BallotConcluded), typeof(StepPassed), typeof(DirectiveApproved));
    }

    [Fact]
    public void nobody_votes_for_another() =>
        Assert.Equal(RejectionKind.Forbidden, Situation.InBallot.When(Vote(Khai).For(Ha)).ThenRefused("vote.no-proxy").Kind);

    [Fact]
    public void another_opinion_needs_its_words()
    {
        Situation.InBallot.When(Vote(Khai, VoteChoice.Other)).ThenRefused("vote.opinion-required");
        Situation.InBallot.When(Vote(Khai, VoteChoice.Other, "opinion")).Then(Cast(Khai, VoteChoice.Other, "opinion"));
    }

    [Fact]
    public void a_vote_on_the_text_before_it_changed_is_told_so()
    {
        var given = Situation.InBallot.After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan), Return(Khai));
        given.After(Revise(Hanh, Resolution("nq-btv") with { ContentHash = ChangedText }), Submit(Hanh), Approve(Bich, ChangedText), Approve(Mai, ChangedText), Approve(Khai, ChangedText), Opening(ballot: 2));

        given.When(Vote(Ha)).ThenRefused("content.changed");
        given.When(Vote(Ha, VoteChoice.Against)).ThenRefused("content.changed");
        given.When(Vote(Ha, hash: ChangedText)).ThenTold(typeof(VoteCast));
    }

    [Fact]
    public void after_closing_no_vote_is_taken()
    {
        var given = Situation.InBallot.After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan));

        given.When(Vote(Lan)).ThenRefused("ballot.closed");
        given.When(Vote(Khai, VoteChoice.Against)).ThenRefused("ballot.closed");
        given.When(Vote(Tuan)).ThenNothing();
    }

    [Fact]
    public void a_vote_that_came_late_is_kept_in_the_voters_own_day_and_not_counted()
    {
        var given = Situation.InBallot.After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan));
        var version = given.The.Version;

        var late = given.When(Vote(Lan, VoteChoice.Other, "opinion"));
        Assert.Equal(new VoteCameLate(Lan, TheDirective, VoteChoice.Other, FirstText, "opinion"), late.Told<VoteCameLate>());
        given.Record(Vote(Lan, VoteChoice.Other, "opinion").Decide(given));
        Assert.Equal((version, 4), (given.The.Version, given.The.Votes.Count));
    }

    [Fact]
    public void a_ballot_that_never_opened_is_not_closed()
    {
        Situation.Submitted("nq-btv").After(Return(Bich)).When(Vote(Lan)).ThenRefused("status.wrong");
        Situation.Submitted("nq-btv").After(Withdraw(Hanh)).When(Vote(Lan)).ThenRefused("status.wrong");
    }

    [Fact]
    public void who_has_no_seat_does_not_vote()
    {
        Situation.InBallot.When(Vote(Bich)).ThenRefused("authority.not-your-turn");
        Situation.InBallot.When(Vote(Nga)).ThenRefused("authority.not-your-turn");
        Situation.InBallot.When(Vote(Son)).ThenRefused("not-found");
    }

    [Fact]
    public void there_is_no_vote_before_the_ballot()
    {
        Situation.Submitted("nq-btv").When(Vote(Khai)).ThenRefused("authority.not-your-turn");
        Situation.Submitted("nq-btv").When(Vote(Bich)).ThenRefused("status.wrong");
        Situation.Approved.When(Vote(Khai)).ThenRefused("status.wrong");
    }

    [Fact]
    public void each_organ_votes_in_its_own_ballot()
    {
        var given = Situation.Submitted("nq-bch").After(Approve(Bich), Approve(Khai), Approve(Ha), Opening(), Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan), Opening(ballot: 2));

        Assert.Equal(3, given.The.Open!.Step);
        Assert.Equal(9, given.The.Open.People.Length);
        Assert.Equal(5, given.The.Open.Needed);
        given.When(Vote(Son)).ThenTold(typeof(VoteCast));
    }

    [Fact]
    public void every_count_of_votes_decides_as_the_rule_says() => Gen.OneOf(Enum.GetValues<VoteChoice>()).Array[7].Sample(choices =>
    {
        var given = Situation.InBallot;
        foreach (var (member, choice) in Committee.Zip(choices))
            if (given.The.Status is DirectiveStatus.InReview) given.After(Vote(member, choice, "opinion"));

        Assert.Equal(choices.Count(c => c is VoteChoice.For) >= 4 ? DirectiveStatus.Approved : DirectiveStatus.Rejected, given.The.Status);
    });
}
