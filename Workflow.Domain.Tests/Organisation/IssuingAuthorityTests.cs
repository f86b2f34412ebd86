namespace Workflow.Domain.Tests.Organisation;

/// <summary>domain.md §7.3 and §7.4: how a refusal of authority, or of a missing vote, cites its rule. What is refused is in the tables of these rules.</summary>
public sealed class IssuingAuthorityTests
{
    [Theory]
    [InlineData("TT", "KH", ""), InlineData("BTV", "QC", "NQ, QĐ, CT, KL, QyĐ, TT, HD, TB, BC, KH, CTr, ĐA, PA, DA, QH, TTr, CV, BB")]
    public void a_type_is_refused_with_the_clause_and_what_is_open(string organ, string type, string allowed)
    {
        var refused = Situation.Ruled.When(Draft(Hanh, Resolution() with { Type = type, Organ = organ })).ThenRefused("authority.type-organ");

        Assert.Equal(("399-QĐ/TW, Điều 10", allowed, RejectionKind.Forbidden), (refused.Clause, refused.Arguments["allowed"], refused.Kind));
    }

    [Fact]
    public void each_level_has_its_clause() =>
        Assert.Equal("399-QĐ/TW, Điều 11", Situation.Ruled.When(Draft(Sang, BranchPaper with { Type = "QyĐ" })).ThenRefused("authority.type-organ").Clause);

    [Fact]
    public void a_missing_vote_is_refused_with_its_clause() =>
        Assert.Equal("Điều lệ Đảng, Điều 9; 147-QĐ/TW", Situation.Ruled.After(Draft(Hanh)).When(Submit(Hanh)).ThenRefused("route.ballot-required").Clause);

    [Fact]
    public void where_no_rules_were_adopted_nothing_is_judged_by_them() => new Given().When(Draft(Hanh, Resolution() with { Type = "QC" })).ThenTold(typeof(DirectiveDrafted));
}
