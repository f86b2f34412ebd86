namespace Workflow.Domain.Tests.Drafting;

public sealed class WithdrawDirectiveTests
{
    public static readonly TheoryData<string, Func<Given>> BeforeSignature = new()
    {
        { "draft", () => Situation.Drafted() }, { "in-review", () => Situation.Submitted() }, { "approved", () => Situation.Approved },
    };

    public static readonly TheoryData<string, Func<Given>> FromSignatureOn = new()
    {
        { "signed", () => Situation.Signed }, { "numbered", () => Situation.Numbered }, { "issued", () => Situation.Issued },
        { "rejected", () => Situation.Submitted().After(Reject(Bich)) },
    };

    [Theory, MemberData(nameof(BeforeSignature))]
    public void the_author_takes_it_back_before_the_signature(string status, Func<Given> given)
    {
        Assert.Equal(status, TextJson.Name(given().The.Status));
        given().When(Withdraw(Hanh)).Then(new DirectiveWithdrawn(By(Hanh), "reason"));
    }

    [Theory, MemberData(nameof(FromSignatureOn))]
    public void afterwards_it_stays(string status, Func<Given> given) =>
        Assert.Equal(status, given().When(Withdraw(Hanh)).ThenRefused("status.wrong").Arguments["status"]);

    [Fact]
    public void withdrawing_again_records_nothing() => Situation.Drafted().After(Withdraw(Hanh)).When(Withdraw(Hanh)).ThenNothing();

    [Fact]
    public void only_its_author_withdraws_it()
    {
        Situation.Drafted(Resolution() with { CoDrafters = [Thanh] }).When(Withdraw(Thanh)).ThenRefused("authority.missing");
        Situation.Submitted().When(Withdraw(Bich)).ThenRefused("authority.missing");
    }

    [Fact]
    public void what_is_withdrawn_goes_nowhere()
    {
        var given = Situation.Submitted().After(Withdraw(Hanh));

        given.When(Approve(Bich)).ThenRefused("status.wrong");
        given.When(Submit(Hanh)).ThenRefused("status.wrong");
        given.When(Sign(Khai)).ThenRefused("status.wrong");
        given.When(Issue(Nga)).ThenRefused("status.wrong");
    }
}
