namespace Workflow.Domain.Tests.Review;

/// <summary>What was decided on paper is entered by the clerk with its scan, in the name of who decided, and shown as such (contract §2, "any decision on paper").</summary>
public sealed class PaperTests
{
    [Fact]
    public void the_clerk_enters_a_review_a_vote_and_a_signature_for_who_gave_them()
    {
        Situation.Submitted().When(OnPaper(Approve(Bich))).ThenTold(typeof(TranscribedFromPaper), typeof(StepReviewed), typeof(StepPassed), typeof(StepOpened));
        Situation.InBallot.When(OnPaper(Vote(Lan))).ThenTold(typeof(TranscribedFromPaper), typeof(VoteCast));
        var signed = Situation.Approved.When(OnPaper(Sign(Khai)));
        signed.ThenTold(typeof(TranscribedFromPaper), typeof(DirectiveSigned));
        Assert.Equal((By(Nga), By(Khai)), (signed.Told<TranscribedFromPaper>().By, signed.Told<DirectiveSigned>().By));
    }

    [Fact]
    public void nobody_but_the_clerk_enters_it()
    {
        Situation.Submitted().When(OnPaper(Approve(Bich), by: Bich)).ThenRefused("authority.missing");
        Situation.Submitted().When(OnPaper(Approve(Bich), by: Hanh)).ThenRefused("authority.missing");
    }

    [Fact]
    public void a_telephone_call_is_no_paper()
    {
        Assert.Equal(RejectionKind.Unacceptable, Situation.InBallot.When(OnPaper(Vote(Lan), scan: null)).ThenRefused("paper.scan-required").Kind);
        Situation.InBallot.When(OnPaper(Vote(Lan), signedOn: Today.AddDays(1))).ThenRefused("number.date-range");
    }

    [Fact]
    public void what_they_could_not_decide_themselves_is_not_entered_for_them()
    {
        Situation.Submitted().When(OnPaper(Approve(Ha))).ThenRefused("authority.not-your-turn");
        Situation.Submitted().When(OnPaper(Approve(Hanh))).ThenRefused("authority.self-approval");
        Situation.InBallot.When(OnPaper(Vote(Lan, hash: ChangedText))).ThenRefused("content.changed");
        Situation.InBallot.After(Vote(Lan)).When(OnPaper(Vote(Lan))).ThenNothing();
    }

    [Fact]
    public void who_is_said_to_have_decided_may_dispute_it_and_then_it_is_not_signed()
    {
        var given = Situation.Submitted().After(Approve(Bich), OnPaper(Approve(Ha)), Approve(Bao));

        given.When(new DisputeTranscription(new(Bao), TheDirective, 1, "reason")).ThenRefused("authority.missing");
        given.When(new DisputeTranscription(new(Ha), TheDirective, 2, "reason")).ThenRefused("reference.unknown");
        given.After(new DisputeTranscription(new(Ha), TheDirective, 1, "reason"));
        Assert.True(given.The.Papers.Single().Disputed);
        given.When(new DisputeTranscription(new(Ha), TheDirective, 1, "reason")).ThenNothing();
        given.When(Sign(Khai)).ThenRefused("paper.disputed");
        given.After(Return(Khai), Revise(Hanh, Resolution() with { ContentHash = ChangedText }), Submit(Hanh), Approve(Bich, ChangedText), Approve(Ha, ChangedText), Approve(Bao, ChangedText));
        given.When(Sign(Khai, ChangedText)).ThenTold(typeof(DirectiveSigned));
    }

    [Fact]
    public void the_clerk_and_nobody_else_is_told_whose_decisions_may_come_on_paper()
    {
        Assert.Equal([$"{Bich}: review, return"], Awaited(Situation.Submitted()));
        Assert.Equal([$"{Bao}: review, return"], Awaited(Situation.Submitted().After(Approve(Bich), OnPaper(Approve(Ha)))));
        Assert.Contains($"{Lan}: vote", Awaited(Situation.InBallot));
        Assert.DoesNotContain(Awaited(Situation.InBallot.After(OnPaper(Vote(Lan)))), a => a.StartsWith(Lan, StringComparison.Ordinal));
        Assert.Equal([$"{Khai}: return, signature"], Awaited(Situation.Approved));
        Assert.Empty(Awaited(Situation.Signed));
        Assert.Empty(Awaited(Situation.Submitted(), clerk: Bich));
        Assert.Contains("transcription", Actions(Situation.Submitted(), Nga));
    }

    [Fact]
    public void only_the_one_in_whose_name_it_was_entered_is_offered_to_dispute_it()
    {
        var given = Situation.Submitted().After(Approve(Bich), OnPaper(Approve(Ha)));

        Assert.Contains("dispute", Actions(given, Ha));
        Assert.DoesNotContain("dispute", Actions(given, Bao));
        Assert.DoesNotContain("dispute", Actions(given.After(new DisputeTranscription(new(Ha), TheDirective, 1, "reason")), Ha));
    }

    private static IEnumerable<string> Awaited(Given given, string clerk = Nga) =>
        AwaitedPapers.Of(given.The, clerk, given.Organisation, Morning).Select(a => $"{a.Person}: {string.Join(", ", a.Acts)}");

    private static IEnumerable<string> Actions(Given given, string person) => AllowedActions.Of(given.The, person, given.Organisation, Morning);

    /// <summary>Friday 16:45, urgent; the approver sits in a plane until ten at night, the clerk goes at five. Nobody phones: a deputy acts, and who could not is told of in time.</summary>
    [Fact]
    public void friday_a_quarter_to_five_urgent_the_approver_in_a_plane_and_the_clerk_leaving_at_five()
    {
        var friday = VietnamTime.At(new(2026, 3, 6), new(16, 45));
        var rules = new RuleSet("test", new(2020, 1, 1), "test", [], []) { Deadlines = [new("number", System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("urgent", "30 minutes"), "clause", "source")] };
        var given = new Given().In([.. Facts, ChiefChecks, new RulesAdopted(rules, "test")]).At(friday.AddHours(-1)).After(
            new GrantCover(new(Ha), $"{Ha}@DU", Son, [], [StepKind.Approval], Issue: false, friday, friday.AddHours(5), "Giấy ủy nhiệm"), Draft(Hanh, Resolution() with { Urgency = Urgency.Urgent }));

        given.At(friday).After(Submit(Hanh), Approve(Bich), Approve(Bao));
        Assert.Equal(friday.AddHours(2), given.The.Deadline!.Limit.DueAt);
        given.At(friday.AddMinutes(5)).When(Approve(Son)).ThenRefused("authority.not-your-turn");
        given.After(Approve(Son).For(Ha));
        given.At(friday.AddMinutes(10)).After(Sign(Khai));

        var due = given.The.Deadline!.Limit;
        Assert.Equal(friday.AddMinutes(40), due.DueAt);
        var late = given.At(due.DueAt).When(new MeetDeadline(new(Principal.System), TheDirective));
        late.ThenTold(typeof(ReminderSent), typeof(DeadlineEscalated));
        Assert.Equal((Nga, Bich), (Assert.Single(late.Told<ReminderSent>().People), late.Told<DeadlineEscalated>().To!.Person));
    }
}
