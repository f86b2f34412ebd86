namespace Workflow.Domain.Tests.Drafting;

public sealed class DraftDirectiveTests
{
    [Fact]
    public void a_specialist_drafts_for_the_committee_in_the_capacity_of_their_post() =>
        new Given().When(Draft(Hanh)).Then(new DirectiveDrafted(By(Hanh), Resolution() with { DraftingUnit = "BTGDV" }));

    [Theory]
    [InlineData(Khai), InlineData(Nga), InlineData(Admin), InlineData(Stranger), InlineData("branch:CB-CNTT")]
    public void who_has_no_duty_to_draft_does_not(string person) => new Given().When(Draft(person)).ThenRefused("authority.missing");

    [Fact]
    public void a_branch_secretary_drafts_for_their_own_branch_only()
    {
        new Given().When(Draft(Sang, BranchPaper)).ThenTold(typeof(DirectiveDrafted));
        new Given().When(Draft(Loc, BranchPaper)).ThenRefused("authority.missing");
        new Given().When(Draft(Sang)).ThenRefused("authority.missing");
    }

    public static readonly TheoryData<string, Draft> Unknown = new()
    {
        { "type", Resolution() with { Type = "XX" } },
        { "type", Resolution() with { Type = "nq" } },
        { "body", Resolution() with { JointWith = ["UBKT", "XX"] } },
        { "body", Resolution() with { JointWith = ["DU"] } },
        { "organ", Resolution() with { Organ = "ĐH" } },
        { "body", Resolution() with { Body = "XX" } },
        { "organ", Resolution() with { Organ = "CB" } },
        { "organ", Resolution() with { Organ = null } },
        { "organ", Resolution() with { Body = "VPDU" } },
        { "route", Resolution("no-such-route") },
        { "recipient", Resolution() with { Recipients = [new("ALL", null, null, null, null), new("XX", null, null, null, null)] } },
        { "drafting-unit", Resolution() with { DraftingUnit = "XX" } },
        { "drafting-unit", Resolution() with { DraftingUnit = "UBKT" } },
        { "person", Resolution() with { Signer = "nobody" } },
        { "person", Resolution() with { CoDrafters = [Thanh, "nobody"] } },
    };

    [Theory, MemberData(nameof(Unknown))]
    public void a_code_that_names_nothing_is_named_in_the_refusal(string kind, Draft draft)
    {
        var refused = new Given().When(Draft(Hanh, draft)).ThenRefused("reference.unknown");

        Assert.Equal(kind, refused.Arguments["kind"]);
        Assert.Equal(RejectionKind.Unacceptable, refused.Kind);
    }

    [Fact]
    public void several_posts_that_fit_need_a_choice()
    {
        var given = new Given().In([.. Facts, Post(Hanh, "VPDU", "Chuyên viên")]);

        var refused = given.When(Draft(Hanh)).ThenRefused("authority.capacity-required");
        Assert.Equal([$"{Hanh}@BTGDV", $"{Hanh}@VPDU"], refused.Choices.Select(c => c.Id));

        given.When(Draft(Hanh).As($"{Hanh}@VPDU")).ThenTold(typeof(DirectiveDrafted));
        given.When(Draft(Hanh).As($"{Khai}@DU")).ThenRefused("authority.missing");
    }

    [Fact]
    public void nobody_drafts_for_another() => new Given().When(Draft(Hanh).For(Thanh)).ThenRefused("authority.missing");

    [Fact]
    public void a_post_gives_its_duty_only_while_it_lasts()
    {
        new Given().At(new(2025, 7, 15, 12, 0, 0, VietnamTime.Offset)).When(Draft(Hanh)).ThenRefused("authority.missing");
        new Given().At(new(2025, 7, 16, 0, 0, 0, VietnamTime.Offset)).When(Draft(Hanh)).ThenTold(typeof(DirectiveDrafted));
    }
}
