namespace Workflow.Domain.Tests.Review;

/// <summary>Who acts in a step under way when its posts change hands.</summary>
public sealed class SeatTests
{
    private static readonly DateOnly Tomorrow = Today.AddDays(1);

    private static readonly DateTimeOffset NextMorning = Morning.AddDays(1);

    /// <summary>Bảo, deputy, is followed by Sơn from tomorrow.</summary>
    private static Given Followed(Given given, string by = Son, DateOnly? from = null) =>
        given.After(Tell(new AppointmentEnded($"{Bao}@DU", Today, "Quyết định")), Tell(Appointing(by, "DU", "Phó Bí thư", from ?? Tomorrow, "BCH", "BTV", "TT")));

    [Fact]
    public void the_new_holder_of_a_post_acts_in_the_step_and_the_old_one_no_more()
    {
        var given = Followed(Situation.Submitted().After(Approve(Bich), Approve(Ha)));

        given.When(Approve(Son)).ThenRefused("not-found");
        given.At(NextMorning);
        Assert.Equal("Phó Bí thư", given.When(Approve(Bao)).ThenRefused("authority.expired").Arguments["capacity"]);
        given.When(Approve(Son)).Then(
            new SeatPassed(1, Bao, new(Son, $"{Son}.DU.2") { Post = "post:DU/Phó Bí thư" }),
            new StepReviewed(1, new(Son, $"{Son}.DU.2", "DU", "Phó Bí thư"), ReviewChoice.Approve, FirstText, null, null, []), new StepPassed(1), new DirectiveApproved(FirstText));
        given.After(Approve(Son)).When(Approve(Son)).ThenNothing();
    }

    [Fact]
    public void the_new_holder_returns_and_rejects_too()
    {
        var given = Followed(Situation.Submitted().After(Approve(Bich))).At(NextMorning);

        given.When(Return(Son)).ThenTold(typeof(SeatPassed), typeof(DirectiveReturned));
        given.When(Reject(Son)).ThenTold(typeof(SeatPassed), typeof(DirectiveRejected));
        given.When(Approve(Son, ChangedText)).ThenRefused("content.changed");
    }

    [Fact]
    public void who_did_their_part_before_leaving_has_done_it() =>
        Followed(Situation.Submitted().After(Approve(Bich), Approve(Bao))).At(NextMorning).When(Approve(Son)).ThenRefused("authority.not-your-turn");

    [Fact]
    public void a_seat_in_a_ballot_follows_nobody()
    {
        var given = Followed(Situation.InBallot, Yen).At(NextMorning);

        Assert.All(given.The.Open!.People, seat => Assert.Null(seat.Post));
        given.When(Vote(Yen)).ThenRefused("authority.not-your-turn");
        given.When(Vote(Bao)).ThenRefused("authority.expired");
    }

    [Fact]
    public void a_member_appointed_anew_without_a_day_between_keeps_the_seat_in_a_ballot()
    {
        var given = Followed(Situation.InBallot, Bao).At(NextMorning);

        Assert.Equal($"{Bao}.DU.2", given.When(Vote(Bao)).Told<VoteCast>().By.As);
        Assert.Equal($"{Bao}.DU.2", given.When(Excuse(Bao, Bao)).Told<MemberExcused>().By.As);
        Assert.Equal($"{Bao}.DU.2", given.When(Comment(Bao)).Told<CommentMade>().By.As);
        Assert.Equal(4, given.After(Vote(Bao), Vote(Khai), Vote(Ha)).The.BallotNow!.Needed);
        given.When(Vote(Tuan)).ThenTold(typeof(VoteCast), typeof(BallotConcluded), typeof(StepPassed), typeof(DirectiveApproved));
    }

    /// <summary>Referred to a meeting: its votes have no time limit.</summary>
    private static Given AtMeeting => Situation.InBallot.After(Conclude(Khai, BallotOutcome.ToMeeting));

    [Fact]
    public void appointed_anew_twice_they_keep_it_as_well() => Assert.Equal($"{Bao}.DU.3", Followed(AtMeeting, Bao)
        .After(Tell(new AppointmentEnded($"{Bao}.DU.2", Tomorrow, "Quyết định")), Tell(Appointing(Bao, "DU", "Phó Bí thư thường trực", Tomorrow.AddDays(1), "BCH", "BTV")))
        .At(Morning.AddDays(4)).When(Vote(Bao)).Told<VoteCast>().By.As);

    [Fact]
    public void appointed_anew_after_a_day_between_they_have_lost_it() =>
        Followed(AtMeeting, Bao, Tomorrow.AddDays(1)).At(Morning.AddDays(4)).When(Vote(Bao)).ThenRefused("authority.expired");

    [Fact]
    public void one_who_no_longer_votes_in_the_organ_has_lost_it() => Situation.InBallot
        .After(Tell(new AppointmentEnded($"{Bao}@DU", Today, "Quyết định")), Tell(Appointing(Bao, "DU", "Ủy viên Ban Chấp hành", Tomorrow, "BCH")))
        .At(NextMorning).When(Vote(Bao)).ThenRefused("authority.expired");

    [Fact]
    public void one_named_in_person_is_followed_by_nobody()
    {
        RouteDefined route = new("rieng", 1, "Riêng", [Chart.Routes["any"].Steps[0] with { Who = [new(Person: Bao)] }], new("DU", "Bí thư"));

        Followed(new Given().In([.. Facts, route]).After(Draft(Hanh, Resolution("rieng")), Submit(Hanh))).At(NextMorning).When(Approve(Son)).ThenRefused("authority.not-your-turn");
    }

    [Fact]
    public void who_is_appointed_to_their_post_anew_stays_in_the_step() =>
        Assert.Equal($"{Bao}.DU.2", Followed(Situation.Submitted().After(Approve(Bich)), Bao).At(NextMorning).When(Approve(Bao)).Told<StepReviewed>().By.As);

    [Fact]
    public void a_drafter_who_gets_the_post_does_not_approve_their_own_draft() =>
        Followed(Situation.Submitted().After(Approve(Bich)), Hanh).At(NextMorning).When(Approve(Hanh)).ThenRefused("authority.self-approval");

    [Fact]
    public void the_new_holder_may_read_it_before_acting()
    {
        var given = Followed(Situation.Submitted().After(Approve(Bich))).At(NextMorning);

        Assert.Equal("post:DU/Phó Bí thư", Readership.Entitling(given.The, given.Organisation.PrincipalsOf(Son, Tomorrow), text: true));
        Assert.Contains("review", AllowedActions.Of(given.The, Son, given.Organisation, NextMorning));
        Assert.DoesNotContain("review", AllowedActions.Of(given.The, Bao, given.Organisation, NextMorning));
    }
}
