namespace Workflow.Domain.Tests.Drafting;

/// <summary>Contract §2, POST /directives: which body a draft is for when the caller does not say.</summary>
public sealed class BodyForTests
{
    [Theory]
    [InlineData(Hanh, "BTV", "DU")]
    [InlineData(Sang, "CB", "CB-CNTT")]
    [InlineData(Uyen, "BTV", "DB-THAMDO")]
    public void with_an_organ_it_is_the_only_body_served_that_has_it(string person, string organ, string body) => Assert.Equal((body, null), For(person, organ));

    [Theory]
    [InlineData(Hanh, "BTGDV"), InlineData(Thanh, "VPDU"), InlineData(Sang, "CB-CNTT")]
    public void without_an_organ_it_is_the_body_of_the_callers_own_post(string person, string body) => Assert.Equal((body, null), For(person, null));

    [Fact]
    public void a_body_asked_for_is_taken() => Assert.Equal(("VPDU", null), DraftingDuty.BodyFor(Hanh, "BTV", "VPDU", Chart, Today));

    [Fact]
    public void a_body_that_does_not_exist_is_refused() => Assert.Equal("reference.unknown", DraftingDuty.BodyFor(Hanh, null, "XX", Chart, Today).Rejection?.Code);

    [Fact]
    public void an_organ_that_no_served_body_has_is_refused() => Assert.Equal("reference.unknown", For(Hanh, "XX").Rejection?.Code);

    [Fact]
    public void several_that_fit_are_the_choices()
    {
        var chart = OrganisationChart.Evolve(Chart, Post(Hanh, "VPDU", "Chuyên viên"));

        var refused = DraftingDuty.BodyFor(Hanh, null, null, chart, Today).Rejection!;
        Assert.Equal("authority.capacity-required", refused.Code);
        Assert.Equal(["BTGDV", "VPDU"], refused.Choices.Select(c => c.Id).Order());
    }

    [Fact]
    public void without_an_organ_and_with_no_served_body_of_ones_own_the_served_bodies_are_the_choices()
    {
        var chart = OrganisationChart.Evolve(Chart, Post("new.person", "CB-CNTT", "Chuyên viên"));

        var refused = DraftingDuty.BodyFor("new.person", null, null, chart, Today).Rejection!;
        Assert.Equal("authority.capacity-required", refused.Code);
        Assert.Equal(["BCD-CDS", "BTGDV", "DU", "UBKT", "VPDU"], refused.Choices.Select(c => c.Id).Order());
    }

    [Fact]
    public void who_drafts_for_nobody_lacks_the_authority() => Assert.Equal("authority.missing", For(Nga, "BTV").Rejection?.Code);

    private static (string? Body, Rejection? Rejection) For(string person, string? organ) => DraftingDuty.BodyFor(person, organ, null, Chart, Today);
}
