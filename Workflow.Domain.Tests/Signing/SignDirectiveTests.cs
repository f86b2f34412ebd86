namespace Workflow.Domain.Tests.Signing;

public sealed class SignDirectiveTests
{
    [Fact]
    public void the_signer_signs_exactly_what_was_approved() =>
        Situation.Approved.When(Sign(Khai)).Then(new DirectiveSigned(By(Khai), FirstText, "T/M", false, null));

    [Fact]
    public void signing_twice_records_once()
    {
        Situation.Signed.When(Sign(Khai)).ThenNothing();
        Situation.Issued.When(Sign(Khai)).ThenNothing();
    }

    [Theory]
    [InlineData(Ha), InlineData(Bich), InlineData(Nga), InlineData(Hanh), InlineData(Tuan)]
    public void nobody_else_signs(string person) =>
        Assert.Equal($"Đồng chí {Khai}", Situation.Approved.When(Sign(person)).ThenRefused("authority.not-your-turn").Arguments["who"]);

    [Fact]
    public void nothing_is_signed_before_it_is_approved()
    {
        Situation.Drafted().When(Sign(Hanh)).ThenRefused("status.wrong");
        Situation.Submitted().When(Sign(Khai)).ThenRefused("status.wrong");
        Situation.Submitted().After(Approve(Bich), Approve(Ha)).When(Sign(Khai)).ThenRefused("status.wrong");
    }

    [Fact]
    public void a_new_holder_of_the_post_signs_and_the_former_one_does_not()
    {
        var given = Situation.Approved;
        given.In(Facts.Select(f => f is AppointmentMade { Person: Khai, Body: "DU" } a ? a with { To = new(2026, 3, 4) } : f).Append(Post(Ha, "DU", "Bí thư") with { Id = "new" }));

        given.When(Sign(Khai)).ThenRefused("not-found");
        Assert.Equal("Bí thư", given.When(Sign(Ha)).Told<DirectiveSigned>().By.Post);
    }

    [Fact]
    public void an_office_signs_by_order_where_the_route_says_so()
    {
        var given = Situation.Drafted(Resolution("cv-vp") with { Type = "CV", Body = "VPDU", Organ = null }).After(Submit(Hanh), Approve(Quyen));

        given.When(Sign(Bich)).Then(new DirectiveSigned(By(Bich), FirstText, "T/L", false, null));
    }

    [Fact]
    public void a_signer_named_in_the_draft_signs_in_their_own_post_of_that_body()
    {
        var given = Situation.Drafted(Resolution("any") with { Signer = Khai }).After(Submit(Hanh), Approve(Ha));

        Assert.Equal(By(Khai, "DU"), given.When(Sign(Khai)).Told<DirectiveSigned>().By);
        given.When(Sign(Ha)).ThenRefused("authority.not-your-turn");
    }

    [Fact]
    public void nobody_signs_their_own_draft_where_there_is_a_second_person()
    {
        Situation.Drafted(Resolution("any") with { Signer = Ha, CoDrafters = [Ha] }).After(Submit(Hanh), Approve(Bao)).When(Sign(Ha)).ThenRefused("authority.self-approval");

        new Given().In([.. Facts, Post("second", "CB-CNTT", "Phó Bí thư"), new PersonRegistered("second", "Đồng chí second"), new DutyAssigned("draft", new(Person: "second"), ["CB-CNTT"], TermBegan, null, "Phân công")])
            .After(Draft(Sang, BranchPaper), Submit(Sang)).When(Sign(Sang)).ThenRefused("authority.self-approval");
    }

    [Fact]
    public void in_a_chi_bo_whose_duties_leave_no_second_person_the_exception_is_recorded()
    {
        new Given().After(Draft(Sang, BranchPaper), Submit(Sang)).When(Sign(Sang)).Then(new DirectiveSigned(By(Sang), FirstText, "T/M", OwnDraft: true, null));

        var members = new Given().In([.. Facts, Post("member", "CB-CNTT", "Đảng viên")]).After(Draft(Sang, BranchPaper), Submit(Sang));
        Assert.True(members.When(Sign(Sang)).Told<DirectiveSigned>().OwnDraft);
    }
}
