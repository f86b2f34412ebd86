namespace Workflow.Domain.Tests.Review;

public sealed class ReassignStepTests
{
    private static Given Submitted(string route = "simple", Draft? draft = null) =>
        Situation.WithChief.After(Draft(Hanh, draft ?? Resolution(route)), Submit(Hanh));

    [Fact]
    public void the_chief_of_office_puts_another_into_the_step_under_way()
    {
        var given = Submitted().After(Approve(Bich));

        given.When(Reassign(Bao, Tuan)).Then(new StepReassigned(1, By(Bich), Bao, new(Tuan, By(Tuan).As), "reason"));
        given.After(Reassign(Bao, Tuan), Approve(Ha)).When(Approve(Bao)).ThenRefused("authority.not-your-turn");
        given.When(Approve(Tuan)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(DirectiveApproved));
    }

    [Fact]
    public void asking_twice_records_once() => Submitted().After(Approve(Bich), Reassign(Bao, Tuan)).When(Reassign(Bao, Tuan)).ThenNothing();

    [Theory]
    [InlineData(Ha), InlineData(Khai), InlineData(Hanh), InlineData(Nga)]
    public void nobody_else_does(string person) => Submitted().After(Approve(Bich)).When(Reassign(Bao, Tuan, by: person)).ThenRefused("authority.missing");

    [Fact]
    public void neither_a_drafter_nor_one_who_is_in_it_nor_nobody_takes_the_place()
    {
        var given = Submitted().After(Approve(Bich));

        given.When(Reassign(Bao, Hanh)).ThenRefused("authority.self-approval");
        given.When(Reassign(Bao, Ha)).ThenRefused("reference.unknown");
        given.When(Reassign(Bao, Stranger)).ThenRefused("reference.unknown");
        given.After(Approve(Ha)).When(Reassign(Ha, Tuan)).ThenRefused("reference.unknown");
        given.When(Reassign(Bao, Tuan, step: 0)).ThenRefused("status.wrong");
    }

    [Fact]
    public void a_drafter_as_only_approver_is_mended_by_it()
    {
        var given = Submitted(draft: Resolution() with { CoDrafters = [Bich] });

        given.When(Approve(Bich)).ThenRefused("authority.self-approval");
        given.After(Reassign(Bich, Dung, step: 0)).When(Approve(Dung)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(StepOpened));
    }

    [Fact]
    public void another_of_those_who_may_sign_is_named_and_signs()
    {
        var given = Submitted().After(Approve(Bich), Approve(Ha), Approve(Bao));
        var change = LetSign(Ha);

        given.When(change).Then(new SignerChanged(By(Bich), "person:ha.tran", "reason"));
        given.When(change with { Signer = Nga }).ThenRefused("signer.unknown");
        given.When(change with { Request = new(Khai) }).ThenRefused("authority.missing");
        given.After(change).When(change).ThenNothing();
        given.When(Sign(Khai)).ThenRefused("authority.not-your-turn");
        Assert.Equal(Ha, given.When(Sign(Ha)).Told<DirectiveSigned>().By.Person);
    }
}
