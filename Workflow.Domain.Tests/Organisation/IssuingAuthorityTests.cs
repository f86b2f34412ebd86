namespace Workflow.Domain.Tests.Organisation;

/// <summary>domain.md §7.3 and §7.4: who may issue which type, judged by the rules in force that day, and what needs a vote first.</summary>
public sealed class IssuingAuthorityTests
{
    private static readonly RuleSet Before = new("66-QD-TW", new(2017, 2, 6), "66-QĐ/TW", [new("grassroots", "CB", ["NQ", "QĐ", "KH"], "66-QĐ/TW", "66-QĐ/TW")], []);

    private static readonly RuleSet Now = new(
        "399-QD-TW", new(2026, 1, 9), "399-QĐ/TW",
        [
            new("upper-grassroots", "BCH", ["NQ", "QĐ", "QC", "KH"], "399-QĐ/TW, Điều 10", "mặc định"), new("upper-grassroots", "BTV", ["NQ", "QĐ", "HD", "KH"], "399-QĐ/TW, Điều 10", "mặc định"),
            new("grassroots", "CB", ["NQ", "QĐ", "KL", "KH"], "399-QĐ/TW, Điều 11", "399-QĐ/TW"),
        ],
        [new(["BCH", "BTV"], ["NQ", "QĐ", "QC"], "147-QĐ/TW", "mặc định")]);

    private static Given Ruled(params RuleSet[] sets) => new Given().In([.. SampleOffice.Facts.Select(Levelled), .. sets.Select(s => new RulesAdopted(s, "Quyết định"))]);

    private static Given Ruled() => Ruled(Before, Now);

    private static OrganisationEvent Levelled(OrganisationEvent fact) => fact switch
    {
        BodyEstablished { Code: "DU" } body => body with { Level = "upper-grassroots" },
        BodyEstablished { Kind: "chi-bo" } body => body with { Level = "grassroots" },
        _ => fact,
    };

    [Theory]
    [InlineData("BTV", "HD"), InlineData("BTV", "NQ"), InlineData("BCH", "QC"), InlineData("BCH", "KH")]
    public void a_type_that_is_open_to_the_organ_is_drafted(string organ, string type) =>
        Ruled().When(Draft(Hanh, Resolution("nq-bch") with { Type = type, Organ = organ })).ThenTold(typeof(DirectiveDrafted));

    [Theory]
    [InlineData("BTV", "QC", "NQ, QĐ, HD, KH"), InlineData("BCH", "HD", "NQ, QĐ, QC, KH"), InlineData("TT", "KH", "")]
    public void another_is_refused_with_the_clause_and_what_is_open(string organ, string type, string allowed)
    {
        var refused = Ruled().When(Draft(Hanh, Resolution() with { Type = type, Organ = organ })).ThenRefused("authority.type-organ");

        Assert.Equal(("399-QĐ/TW, Điều 10", allowed, RejectionKind.Forbidden), (refused.Clause, refused.Arguments["allowed"], refused.Kind));
    }

    [Fact]
    public void a_chi_bo_issues_no_regulation() =>
        Assert.Equal("399-QĐ/TW, Điều 11", Ruled().When(Draft(Sang, BranchPaper with { Type = "QyĐ" })).ThenRefused("authority.type-organ").Clause);

    [Fact]
    public void it_is_asked_before_the_route() =>
        Ruled().When(Draft(Hanh, Resolution("no-such-route") with { Type = "QC" })).ThenRefused("authority.type-organ");

    [Fact]
    public void a_document_is_judged_by_the_rules_in_force_on_its_date()
    {
        var conclusion = BranchPaper with { Type = "KL" };

        Ruled().At(new(2026, 1, 8, 23, 59, 59, VietnamTime.Offset)).When(Draft(Sang, conclusion)).ThenRefused("authority.type-organ");
        Ruled().At(new(2026, 1, 9, 0, 0, 0, VietnamTime.Offset)).When(Draft(Sang, conclusion)).ThenTold(typeof(DirectiveDrafted));
    }

    [Fact]
    public void rules_that_changed_meanwhile_are_asked_again_at_submission_and_at_signature()
    {
        var narrower = Now with { Authority = [.. Now.Authority.Select(r => r.Organ is "BTV" ? r with { Types = ["HD"] } : r)] };
        var drafted = Ruled().After(Draft(Hanh, Resolution() with { Type = "KH" }));
        var approved = Ruled().After(Draft(Hanh, Resolution() with { Type = "KH" }), Submit(Hanh), Approve(Bich), Approve(Ha), Approve(Bao));
        foreach (var given in new[] { drafted, approved }) given.In([.. SampleOffice.Facts.Select(Levelled), new RulesAdopted(narrower, "Quyết định")]);

        drafted.When(Submit(Hanh)).ThenRefused("authority.type-organ");
        approved.When(Sign(Khai)).ThenRefused("authority.type-organ");
    }

    [Fact]
    public void an_office_that_assists_the_committee_is_not_ruled_by_the_matrix() =>
        Ruled().When(Draft(Hanh, Resolution("cv-vp") with { Type = "CV", Body = "VPDU", Organ = null })).ThenTold(typeof(DirectiveDrafted));

    [Fact]
    public void where_no_rules_were_adopted_nothing_is_judged_by_them() =>
        Ruled([]).When(Draft(Hanh, Resolution() with { Type = "QC" })).ThenTold(typeof(DirectiveDrafted));

    [Theory]
    [InlineData("simple", "BTV", "route.ballot-required"), InlineData("nq-btv", "BCH", "route.ballot-required"), InlineData("nq-btv", "BTV", null), InlineData("nq-bch", "BCH", null)]
    public void what_a_collective_decides_needs_the_vote_of_that_very_organ(string route, string organ, string? refusal)
    {
        var outcome = Ruled().After(Draft(Hanh, Resolution(route) with { Organ = organ })).When(Submit(Hanh));

        if (refusal is null) outcome.ThenTold(typeof(DirectiveSubmitted), typeof(StepOpened));
        else Assert.Equal("147-QĐ/TW", outcome.ThenRefused(refusal).Clause);
    }

    [Fact]
    public void other_types_follow_their_route() =>
        Ruled().After(Draft(Hanh, Resolution() with { Type = "KH" })).When(Submit(Hanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepOpened));

    [Theory]
    [InlineData(Matter.Personnel), InlineData(Matter.Discipline)]
    public void personnel_and_discipline_are_not_voted_on_in_writing(Matter matter)
    {
        Ruled().After(Draft(Hanh, Resolution("nq-btv") with { Matter = matter })).When(Submit(Hanh)).ThenRefused("ballot.written-not-allowed");

        var atMeetings = SampleOffice.Facts.Select(f => f is RouteDefined route ? route with { Steps = [.. route.Steps.Select(s => s with { Mode = s.Mode is null ? null : "meeting" })] } : f);
        new Given().In([.. atMeetings]).After(Draft(Hanh, Resolution("nq-btv") with { Matter = matter })).When(Submit(Hanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepOpened));
    }
}
