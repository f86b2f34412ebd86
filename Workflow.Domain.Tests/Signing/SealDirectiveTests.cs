namespace Workflow.Domain.Tests.Signing;

public sealed class SealDirectiveTests
{
    [Fact]
    public void the_clerk_seals_what_is_numbered() => Situation.Numbered.When(Seal(Nga)).Then(new DirectiveSealed(By(Nga)));

    [Theory]
    [InlineData(Khai), InlineData(Hanh), InlineData(Bich), InlineData(Kien)]
    public void only_the_clerk_seals(string person) => Situation.Numbered.When(Seal(person)).ThenRefused("authority.missing");
}
