using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Numbering;

/// <summary>Types, symbols and series are rows of the sets of rules: an office may adopt others, from a day on.</summary>
public sealed class TypesAsDataTests
{
    private static readonly ImmutableArray<DocumentType> Shipped = Chart.TypesOn(Today).All;

    private static readonly DateOnly Tomorrow = Today.AddDays(1);

    private static RuleSet From(DateOnly day, ImmutableArray<DocumentType> types, string code = "rieng") => new(code, day, "nguồn", [], []) { Types = types };

    private static ImmutableArray<DocumentType> With(string code, Func<DocumentType, DocumentType> change) => [.. Shipped.Select(t => t.Code == code ? change(t) : t)];

    private static AdoptRules Adopt(RuleSet rules) => new AdoptRules(new(Admin), rules, "Quyết định");

    [Fact]
    public void regulations_count_apart_from_the_day_an_office_says_so_and_old_numbers_stay()
    {
        var given = new Given().After(Adopt(From(Tomorrow, With("QyĐ", t => t with { Series = "QYD" }))));
        Number(given, "QyĐ", 1);
        given.At(Morning.AddDays(1));
        Number(given, "QyĐ", 2);
        Number(given, "QĐ", 3);

        Assert.Equal(
            [("42-QĐ/ĐU", "DU.QD.NK-2025-2030"), ("01-QĐ/ĐU", "DU.QYD.NK-2025-2030"), ("43-QĐ/ĐU", "DU.QD.NK-2025-2030")],
            given.Log.Select(f => f.Event).OfType<NumberAssigned>().Select(n => (n.Number, n.Series)));
        Assert.Equal(["QD", "QYD"], given.Organisation.RuleBook.SeriesOf("QyĐ"));
    }

    private static void Number(Given given, string type, int n)
    {
        var id = NameId.Of("directive", $"{n}");
        given.After(Draft(Hanh, Resolution("any") with { Type = type }, id), Submit(Hanh, id), Say(Ha, ReviewChoice.Approve, id: id), Sign(Khai, id: id), Ask.Number(Nga, id));
    }

    [Fact]
    public void a_set_without_types_leaves_those_before_it_in_force()
    {
        var chart = new Given().After(Adopt(From(Today, With("QyĐ", t => t with { Symbol = "QyĐ", Series = "QYD" }))), Adopt(From(Tomorrow, [], "sau"))).Organisation;

        Assert.Equal("sau", chart.RulesOn(Tomorrow)?.Code);
        Assert.Equal("QyĐ", chart.TypesOn(Tomorrow).Find("QyĐ")?.Symbol);
        Assert.Equal("QĐ", chart.TypesOn(Today.AddDays(-1)).Find("QyĐ")?.Symbol);
    }

    [Fact]
    public void papers_older_than_the_oldest_table_are_read_by_it() => Assert.Equal(Shipped, Chart.TypesOn(new(1950, 1, 1)).All);

    [Fact]
    public void where_no_set_lists_types_there_are_none()
    {
        Assert.Null(OrganisationChart.Empty.TypesOn(Today).Find("NQ"));
        new Given().In(SampleOffice.Facts.Where(f => f is not RulesAdopted)).When(Draft(Hanh)).ThenRefused("reference.unknown");
    }

    [Fact]
    public void a_type_of_ones_own_is_drafted_from_its_first_day()
    {
        var given = new Given().After(Adopt(From(Tomorrow, [.. Shipped, new("TC", "Thông cáo", "TC", "TC", "399-QĐ/TW, Điều 5", "nguồn")])));
        var draft = Draft(Hanh, Resolution() with { Type = "TC" });

        given.When(draft).ThenRefused("reference.unknown");
        given.At(Morning.AddDays(1)).When(draft).ThenTold(typeof(DirectiveDrafted));
        Assert.True(given.Organisation.RuleBook.HasType("TC") && given.Organisation.RuleBook.HasSeries("TC"));
        Assert.Equal(["TC"], given.Organisation.RuleBook.TypesNamed("cao").Except(["BC"]));
    }

    public static readonly TheoryData<string, string, string, DocumentType> Wrong = new()
    {
        { "rules.overlap", "NQ", "19", Row("NQ", "NQ", "NQ") }, { "rules.unknown-code", "", "19", Row("", "AB", "AB") }, { "rules.unknown-code", "A:B", "19", Row("A:B", "AB", "AB") },
        { "rules.series", "", "19", Row("AB", "AB", "") }, { "rules.series", "QĐ", "19", Row("AB", "AB", "QĐ") }, { "rules.series", "A.B", "19", Row("AB", "AB", "A.B") },
        { "rules.series", "DH", "19", Row("AB", "AB", "DH") }, { "rules.series", "DEN", "19", Row("AB", "AB", "DEN") },
        { "rules.symbol", "", "19", Row("AB", "", "AB") }, { "rules.symbol", "A1", "19", Row("AB", "A1", "AB") }, { "rules.symbol", "AB", "19", Row("AB", "AB", "NQ") },
    };

    private static DocumentType Row(string code, string symbol, string series) => new(code, "Loại", symbol, series, "điều 1", "nguồn");

    [Theory, MemberData(nameof(Wrong))]
    public void a_table_that_cannot_be_right_is_refused_by_its_row(string code, string value, string row, DocumentType type)
    {
        var refused = new Given().When(Adopt(From(Tomorrow, [.. Shipped, type]))).ThenRefused(code);

        Assert.Equal((value, row), (refused.Arguments["value"], refused.Arguments["row"]));
    }

    [Fact]
    public void rules_on_authority_name_types_of_their_own_table_or_of_the_one_before()
    {
        var rules = From(Tomorrow, [.. Shipped, Row("TC", "TC", "TC")]) with { Ballots = [new(["BTV"], ["TC"], "điều 1", "nguồn")] };

        new Given().When(Adopt(rules)).ThenTold(typeof(RulesAdopted));
        new Given().When(Adopt(rules with { Types = [] })).ThenRefused("rules.unknown-code");
        new Given().After(Adopt(From(Today, rules.Types, "truoc"))).When(Adopt(rules with { Types = [] })).ThenTold(typeof(RulesAdopted));
    }
}
