namespace Workflow.Domain.Tests.Organisation;

public sealed class AdoptRulesTests
{
    private static readonly RuleSet Rules = new("X", new(2026, 1, 1), "nguồn", [new("grassroots", "CB", ["NQ"], "điều 1", "nguồn")], []);

    private static AdoptRules Adopt(RuleSet rules, string by = Admin) => new(new(by), rules, "Quyết định");

    [Fact]
    public void an_administrator_adopts_a_set_once()
    {
        var given = new Given();

        given.When(Adopt(Rules)).Then(new RulesAdopted(Rules, "Quyết định"));
        given.In([.. SampleOffice.Facts, new RulesAdopted(Rules, "Quyết định")]).When(Adopt(Rules)).ThenNothing();
    }

    [Theory]
    [InlineData(Khai), InlineData(Bich), InlineData(Kien), InlineData(Stranger)]
    public void nobody_else_does(string person) => new Given().When(Adopt(Rules, person)).ThenRefused("authority.missing");

    public static readonly TheoryData<string, string, RuleSet> Wrong = new()
    {
        { "rules.unknown-code", "XX", Rules with { Authority = [Rules.Authority[0] with { Types = ["NQ", "XX"] }] } },
        { "rules.unknown-code", "YY", Rules with { Ballots = [new(["BTV"], ["YY"], "điều 2", "nguồn")] } },
        { "rules.unknown-code", "no-such-form", Rules with { Form = [FormTables.Rule("no-such-form")] } },
        { "rules.overlap", "ending", Rules with { Form = [FormTables.Rule("ending"), FormTables.Rule("ending")] } },
        { "rules.overlap", "CB", Rules with { Authority = [Rules.Authority[0], Rules.Authority[0]] } },
        { "rules.gap", "CB", Rules with { Authority = [Rules.Authority[0] with { Types = [] }] } },
        { "rules.overlap", "Y", Rules with { Code = "Y" } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void a_set_that_cannot_be_right_is_refused_by_what_is_wrong_in_it(string code, string value, RuleSet rules)
    {
        var given = new Given().In([.. SampleOffice.Facts, new RulesAdopted(Rules, "Quyết định")]);

        Assert.Equal(value, given.When(Adopt(rules)).ThenRefused(code).Arguments["value"]);
    }

    [Fact]
    public void a_set_is_in_force_until_the_next_begins()
    {
        var chart = new Given().In([.. SampleOffice.Facts, new RulesAdopted(Rules with { Code = "Y", From = new(2027, 1, 1) }, "b"), new RulesAdopted(Rules, "a")]).Organisation;

        Assert.NotEqual("X", chart.RulesOn(new(2025, 12, 31))!.Code);
        Assert.Equal("X", chart.RulesOn(new(2026, 12, 31))!.Code);
        Assert.Equal("Y", chart.RulesOn(new(2027, 1, 1))!.Code);
    }

    [Fact]
    public void a_set_of_the_same_code_takes_the_place_of_the_first()
    {
        var corrected = Rules with { Source = "đính chính" };
        var chart = new Given().In([.. SampleOffice.Facts, new RulesAdopted(Rules, "a"), new RulesAdopted(corrected, "b")]).Organisation;

        Assert.Equal([corrected], chart.RuleBook.Sets.Where(r => r.Code == "X"));
    }
}
