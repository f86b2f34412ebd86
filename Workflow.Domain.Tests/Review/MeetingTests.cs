namespace Workflow.Domain.Tests.Review;

/// <summary>A vote at a meeting (domain.md §2.3, 147-QĐ/TW): two thirds of those summoned must come, more than half of the incumbent members must be for it.</summary>
public sealed class MeetingTests
{
    [Theory, InlineData(5, false), InlineData(6, true), InlineData(9, true)]
    public void two_thirds_of_those_summoned_must_come(int present, bool isHeld)
    {
        var given = Situation.WithChief;
        if (isHeld) given.When(Held(present: present)).ThenTold(typeof(MeetingHeld));
        else Assert.Equal("6", given.When(Held(present: present)).ThenRefused("meeting.no-quorum").Arguments["needed"]);
    }

    [Fact]
    public void the_office_its_chair_and_its_secretary_keep_the_record()
    {
        var given = Situation.WithChief;
        given.When(Held(Bich)).ThenTold(typeof(MeetingHeld));
        given.When(Held(Khai).As($"{Khai}@DU")).ThenTold(typeof(MeetingHeld));
        given.When(Held(Nga)).ThenTold(typeof(MeetingHeld));
        given.When(Held(Lan)).ThenRefused("authority.missing");
        given.When(Held(Hanh)).ThenRefused("authority.missing");
        given.After(Held()).When(Held()).ThenNothing();
    }

    [Fact]
    public void what_it_names_must_be_known()
    {
        var given = Situation.WithChief;
        given.When(Held(organ: "BTX")).ThenRefused("reference.unknown");
        given.When(new RecordMeeting(new(Bich), TheMeeting, new("DU", "BCH", Today, Stranger, Bich, Committee, Committee, []))).ThenRefused("reference.unknown");
        given.When(new RecordMeeting(new(Bich), TheMeeting, new("DU", "BCH", Today, Khai, Bich, Committee, Committee, [Lan]))).ThenRefused("reference.unknown");
        given.When(new RecordMeeting(new(Bich), TheMeeting, new("DU", "BCH", Today.AddDays(1), Khai, Bich, Committee, Committee, []))).ThenRefused("number.date-range");
    }

    [Fact]
    public void more_than_half_of_the_incumbent_members_adopt_not_of_those_present()
    {
        var given = Situation.AtMeeting.After(Held(present: 7));

        given.When(Decides(5, 1, 1)).ThenTold(typeof(MeetingDecided), typeof(BallotConcluded), typeof(StepPassed), typeof(DirectiveApproved));
        var failed = given.When(Decides(4, 2, 1));
        failed.ThenTold(typeof(MeetingDecided), typeof(BallotConcluded), typeof(DirectiveRejected));
        Assert.Equal((BallotOutcome.NotAdopted, 5), (failed.Told<BallotConcluded>().Outcome, failed.Told<MeetingDecided>().Needed));
    }

    [Fact]
    public void the_conclusion_must_be_what_was_counted()
    {
        var given = Situation.AtMeeting.After(Held());
        given.When(Decides(4, outcome: BallotOutcome.Adopted)).ThenRefused("ballot.not-carried");
        given.When(Decides(5, outcome: BallotOutcome.NotAdopted)).ThenRefused("ballot.not-carried");
        given.When(Decides(5, outcome: BallotOutcome.ToMeeting)).ThenRefused("ballot.not-carried");
        Assert.Equal(BallotOutcome.AdoptedWithChanges, given.When(Decides(5, outcome: BallotOutcome.AdoptedWithChanges)).Told<BallotConcluded>().Outcome);
    }

    [Fact]
    public void a_written_ballot_is_not_ended_by_a_meeting_unless_it_was_referred_to_one()
    {
        var inWriting = Situation.InBallot.In([.. Facts, ChiefChecks]).After(Held(organ: "BTV", summoned: 7, present: 7));

        inWriting.When(Decides(5)).ThenRefused("status.wrong");
        inWriting.After(Conclude(Khai, BallotOutcome.ToMeeting)).When(Decides(5)).ThenTold(typeof(MeetingDecided), typeof(BallotConcluded), typeof(StepPassed), typeof(DirectiveApproved));
    }

    [Fact]
    public void another_organs_meeting_does_not_decide() => Situation.AtMeeting.After(Held(organ: "BTV", summoned: 7, present: 7)).When(Decides(5)).ThenRefused("status.wrong");

    [Fact]
    public void one_meeting_decides_many_papers_and_each_once()
    {
        var given = Situation.AtMeeting.After(Held(), Decides(6));

        given.When(Decides(6)).ThenNothing();
        Assert.Equal(2, given.When(Decides(5) with { DirectiveId = null, ContentHash = null, Subject = "another" }).Told<MeetingDecided>().N);
        given.When(Decides(6) with { Subject = "again" }).ThenRefused("status.wrong");
    }
}
