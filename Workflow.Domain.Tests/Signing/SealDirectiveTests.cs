namespace Workflow.Domain.Tests.Signing;

public sealed class SealDirectiveTests
{
    [Fact]
    public void the_clerk_seals_what_is_numbered() => Situation.Numbered.When(Seal(Nga)).Then(new DirectiveSealed(By(Nga)));

    [Fact]
    public void sealing_twice_records_once() => Situation.Numbered.After(Seal(Nga)).When(Seal(Nga)).ThenNothing();

    [Fact]
    public void there_is_no_seal_before_the_number()
    {
        Situation.Approved.When(Seal(Nga)).ThenRefused("status.wrong");
        Situation.Signed.When(Seal(Nga)).ThenRefused("status.wrong");
    }

    [Theory]
    [InlineData(Khai), InlineData(Hanh), InlineData(Bich), InlineData(Kien)]
    public void only_the_clerk_seals(string person) => Situation.Numbered.When(Seal(person)).ThenRefused("authority.missing");

    [Fact]
    public void a_chi_bo_has_no_seal()
    {
        var given = new Given().After(Draft(Sang, BranchPaper), Submit(Sang), Sign(Sang), Number(Sang));

        given.When(Seal(Sang)).ThenRefused("seal.none");
        given.When(Issue(Sang)).ThenTold(typeof(DirectiveIssued));
    }
}
