namespace Workflow.Domain.Tests.Review;

public sealed class ReviewDirectiveTests
{
    private static StepReviewed Approved(int step, string by) => new(step, By(by), ReviewChoice.Approve, FirstText, null, null, []);

    [Fact]
    public void in_a_step_for_all_the_last_approval_passes_it()
    {
        var given = Situation.Submitted().After(Approve(Bich));

        given.When(Approve(Ha)).Then(Approved(1, Ha));
        given.After(Approve(Ha)).When(Approve(Bao)).Then(Approved(1, Bao), new StepPassed(1), new DirectiveApproved(FirstText));
    }

    [Fact]
    public void in_a_step_for_any_the_first_approval_passes_it() =>
        Situation.Submitted("any").When(Approve(Bao)).Then(Approved(0, Bao), new StepPassed(0), new DirectiveApproved(FirstText));

    [Fact]
    public void in_a_step_for_at_least_two_the_second_approval_passes_it()
    {
        var given = Situation.Submitted("nq-bch").After(Approve(Bich));

        given.When(Approve(Khai)).Then(Approved(1, Khai));
        given.After(Approve(Khai)).When(Approve(Bao)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(StepOpened));
    }

    [Fact]
    public void the_head_of_the_drafting_unit_approves_its_letters() =>
        Situation.Drafted(Resolution("cv-vp") with { Type = "CV", Body = "BTGDV", Organ = null }).After(Submit(Hanh))
            .When(Approve(Quyen)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(DirectiveApproved));

    [Fact]
    public void an_opinion_is_complete_with_remarks_too() =>
        Situation.Submitted("opinions").After(Approve(Bich), Note(Mai)).When(Approve(Khai)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(DirectiveApproved));

    [Fact]
    public void a_note_in_any_other_step_is_kept_and_completes_nothing()
    {
        var given = Situation.Submitted().After(Note(Bich));

        Assert.Equal(0, given.The.StepNow);
        given.When(Note(Bich)).ThenNothing();
        given.When(Note(Bich, "another")).ThenTold(typeof(StepReviewed));
        given.When(Approve(Bich)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(StepOpened));
    }

    [Fact]
    public void approving_twice_records_once()
    {
        Situation.Submitted().After(Approve(Bich)).When(Approve(Bich)).ThenNothing();
        Situation.Submitted().After(Approve(Bich), Approve(Ha)).When(Approve(Ha)).ThenNothing();
        Situation.Approved.When(Approve(Bao)).ThenNothing();
    }

    [Theory]
    [InlineData(Ha), InlineData(Khai), InlineData(Nga), InlineData(Tuan)]
    public void others_are_told_whose_turn_it_is(string person)
    {
        var refused = Situation.Submitted().When(Approve(person)).ThenRefused("authority.not-your-turn");

        Assert.Equal("form-check", refused.Arguments["step"]);
        Assert.Equal($"Đồng chí {Bich}", refused.Arguments["who"]);
        Assert.Equal(RejectionKind.Forbidden, refused.Kind);
    }

    [Theory]
    [InlineData(Stranger), InlineData(Admin), InlineData(Sang), InlineData("branch:CB-CNTT"), InlineData(Dung)]
    public void an_outsider_is_told_that_there_is_no_such_thing(string person) =>
        Assert.Equal(RejectionKind.NotFound, Situation.Submitted().When(Approve(person)).ThenRefused("not-found").Kind);

    [Theory]
    [InlineData("author"), InlineData("co-drafter")]
    public void nobody_approves_their_own_draft(string role)
    {
        var office = Facts.Append(Post(Thanh, "DU", "Phó Bí thư"));
        var draft = Resolution("any") with { CoDrafters = role is "co-drafter" ? [Thanh] : [] };
        var given = new Given().In(office).After(Draft(role is "author" ? Thanh : Hanh, draft), Submit(role is "author" ? Thanh : Hanh));

        Assert.Contains(given.The.Open!.People, p => p.Person == Thanh);
        given.When(Approve(Thanh)).ThenRefused("authority.self-approval");
    }

    [Fact]
    public void who_wrote_in_it_does_not_approve_it_after_leaving_its_drafters()
    {
        var shared = Resolution("any") with { CoDrafters = [Thanh], DraftingUnit = "BTGDV" };
        var given = new Given().In(Facts.Append(Post(Thanh, "DU", "Phó Bí thư"))).After(
            Draft(Hanh, shared), Revise(Thanh, shared with { ContentHash = ChangedText }).As($"{Thanh}@VPDU"),
            Revise(Hanh, shared with { ContentHash = ChangedText, CoDrafters = [] }, ChangedText), Submit(Hanh));

        given.When(Approve(Thanh, ChangedText)).ThenRefused("authority.self-approval");
    }

    [Fact]
    public void a_seat_ends_with_the_appointment_it_came_from()
    {
        var given = Situation.Submitted();
        given.In(Facts.Select(f => f is AppointmentMade a && a.Person == Bich ? a with { To = new(2026, 3, 4) } : f).Append(Post(Bich, "DU", "Ủy viên Ban Chấp hành", "BCH")));

        given.When(Approve(Bich)).ThenRefused("authority.expired");
    }

    [Fact]
    public void rejecting_ends_it()
    {
        var given = Situation.Submitted();

        given.When(Reject(Bich)).Then(new DirectiveRejected(By(Bich), "form-check", null, null, [], FirstText));
        given.After(Reject(Bich)).When(Submit(Hanh)).ThenRefused("status.wrong");
        given.When(Revise(Hanh, Resolution())).ThenRefused("draft.locked");
    }

    [Fact]
    public void findings_are_part_of_what_was_said()
    {
        var given = Situation.Submitted("opinions").After(Approve(Bich), Note(Mai));

        given.When(Note(Mai)).ThenNothing();
        given.When(((ReviewDirective)Note(Mai)) with { Findings = ["finding"] }).ThenRefused("decision.final");
        Assert.Equal("finding", Situation.Submitted("opinions").After(Approve(Bich)).When(((ReviewDirective)Note(Mai)) with { Findings = ["finding"] }).Told<StepReviewed>().Findings.Single());
    }

    [Fact]
    public void there_is_no_review_before_submission() => Situation.Drafted().When(Approve(Hanh)).ThenRefused("status.wrong");
}
