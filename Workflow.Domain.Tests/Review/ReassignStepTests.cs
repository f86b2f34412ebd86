namespace Workflow.Domain.Tests.Review;

public sealed class ReassignStepTests
{
    private static Given Submitted(string route = "simple", Draft? draft = null) =>
        new Given().In([.. Facts, new DutyAssigned("form-check", new(Body: "VPDU", Post: "Chánh Văn phòng"), ["DU"], TermBegan, null, "Quy chế")])
            .After(Draft(Hanh, draft ?? Resolution(route)), Submit(Hanh));

    private static ReassignStep Reassign(string from, string to, int step = 1, string by = Bich) => new(new(by), TheDirective, step, from, to, "reason");

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
    public void a_seat_in_a_ballot_is_nobodys_to_give() =>
        Submitted("nq-btv").After(Approve(Bich), Approve(Mai), Approve(Khai)).When(Reassign(Bao, Son, step: 2)).ThenRefused("status.wrong");

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
        ChangeSigner change = new(new(Bich), TheDirective, Ha, "reason");

        given.When(change).Then(new SignerChanged(By(Bich), "person:ha.tran", "reason"));
        given.When(change with { Signer = Nga }).ThenRefused("signer.unknown");
        given.When(change with { Request = new(Khai) }).ThenRefused("authority.missing");
        given.After(change).When(change).ThenNothing();
        given.When(Sign(Khai)).ThenRefused("authority.not-your-turn");
        Assert.Equal(Ha, given.When(Sign(Ha)).Told<DirectiveSigned>().By.Person);
    }
}
