namespace Workflow.Domain.Tests.Review;

public sealed class SubmitDirectiveTests
{
    [Fact]
    public void submitting_opens_the_first_step_for_its_people_until_its_deadline()
    {
        var route = Chart.Routes["simple"];

        Situation.Drafted().When(Submit(Hanh)).Then(
            new DirectiveSubmitted(By(Hanh), FirstText, "simple", 1, route.Steps, "post:DU/Bí thư", route.Signer),
            new StepOpened(0, [new(Bich, $"{Bich}@VPDU") { Post = "post:VPDU/Chánh Văn phòng" }], 1, new(VietnamTime.At(new(2026, 3, 6), new(8, 0)), VietnamTime.At(new(2026, 3, 6), new(17, 0)))));
    }

    [Fact]
    public void urgency_shortens_the_deadline() =>
        Assert.Equal(Morning.AddHours(2), Situation.Drafted(Resolution() with { Urgency = Urgency.Urgent }).When(Submit(Hanh)).Told<StepOpened>().Limit?.DueAt);

    [Fact]
    public void a_route_without_steps_leads_to_approval_at_once() =>
        new Given().After(Draft(Sang, BranchPaper)).When(Submit(Sang)).ThenTold(typeof(DirectiveSubmitted), typeof(DirectiveApproved));

    [Fact]
    public void the_branchs_own_secretary_is_its_signer() =>
        Assert.Equal("post:CB-CNTT/Bí thư", new Given().After(Draft(Sang, BranchPaper)).When(Submit(Sang)).Told<DirectiveSubmitted>().Signer);

    [Fact]
    public void a_signer_named_in_the_draft_goes_before_the_routes() =>
        Assert.Equal($"person:{Ha}", Situation.Drafted(Resolution() with { Signer = Ha }).When(Submit(Hanh)).Told<DirectiveSubmitted>().Signer);

    [Theory]
    [InlineData(Nga), InlineData(Tuan), InlineData(Bich)]
    public void one_who_is_neither_the_routes_post_nor_of_the_thuong_truc_cannot_be_named_as_signer(string person) =>
        Situation.Drafted(Resolution() with { Signer = person }).When(Submit(Hanh)).ThenRefused("signer.unknown");

    [Fact]
    public void a_later_version_of_the_route_does_not_touch_what_runs()
    {
        var given = Situation.Submitted();
        given.In([.. Facts, new RouteDefined("simple", 2, "Mới", [], new("DU", "Bí thư"))]);

        given.When(Approve(Bich)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(StepOpened));
    }

    [Fact]
    public void only_a_drafter_of_it_submits()
    {
        Situation.Drafted(Resolution() with { CoDrafters = [Thanh] }).When(Submit(Thanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepOpened));
        Situation.Submitted().After(Return(Bich)).When(Submit(Bich)).ThenRefused("authority.missing");
        Situation.Drafted().When(Submit(Thanh)).ThenRefused("not-found");
    }

    [Fact]
    public void a_drafter_whose_duty_ended_does_not_submit()
    {
        var given = Situation.Drafted();
        given.In(Facts.Select(f => f is AppointmentMade a && a.Person == Hanh ? a with { To = new(2026, 3, 4) } : f));

        given.When(Submit(Hanh)).ThenRefused("authority.expired");
    }

    [Fact]
    public void a_route_with_a_step_that_nobody_could_pass_is_not_begun()
    {
        var given = Situation.Drafted();
        given.In(Facts.Where(f => f is not AppointmentMade { Person: Bich }));

        Assert.Equal("form-check", given.When(Submit(Hanh)).ThenRefused("route.unfilled").Arguments["step"]);
    }

    [Fact]
    public void a_ballot_of_an_organ_that_the_body_does_not_have_is_not_begun() =>
        Situation.Drafted(Resolution("nq-btv") with { Type = "CV", Body = "VPDU", Organ = null }).When(Submit(Hanh)).ThenRefused("route.unfilled");

    [Fact]
    public void the_committee_does_not_take_the_route_of_a_branch() => Situation.Drafted(Resolution("chi-bo")).When(Submit(Hanh)).ThenRefused("reference.unknown");
}
