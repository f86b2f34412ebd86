namespace Workflow.Domain.Tests.Organisation;

/// <summary>HD 36 §II.1.3: numbers run from 01 within one term, and terms follow one another without a day between.</summary>
public sealed class TermTests
{
    private static readonly DateOnly Congress = new(2030, 7, 16);

    private static TermOpened Next(DateOnly from, string id = "NK-2030-2035") => new(id, "DU", from, null, "Đại hội lần thứ V");

    private static Given Opened => new Given().After(Tell(Next(Congress)));

    [Fact]
    public void a_new_term_ends_the_one_before()
    {
        var chart = Opened.Organisation;

        Assert.Equal("NK-2025-2030", chart.TermOf("DU", Congress.AddDays(-1))?.Id);
        Assert.Equal("NK-2030-2035", chart.TermOf("DU", Congress)?.Id);
        Assert.Equal([new(2025, 7, 15), Congress.AddDays(-1), null], chart.TermsOf("DU").Select(t => t.To));
        Assert.Equal("NK-2030-2035", chart.TermOf("VPDU", Congress)?.Id);
        Assert.Equal("NK-2025-2030", chart.TermOf("CB-CNTT", Congress)?.Id);
    }

    [Theory]
    [InlineData(2030, 7, 15, 23, 59, "79-NQ/ĐU", "NK-2025-2030"), InlineData(2030, 7, 16, 0, 0, "01-NQ/ĐU", "NK-2030-2035")]
    public void numbers_begin_anew_at_midnight_in_Vietnam(int year, int month, int day, int hour, int minute, string number, string term)
    {
        var given = Opened.At(new(year, month, day, hour, minute, 0, VietnamTime.Offset)).After(Draft(Hanh), Submit(Hanh), Approve(Bich), Approve(Ha), Approve(Bao), Sign(Khai));

        var numbered = given.When(Number(Nga)).Told<NumberAssigned>();
        Assert.Equal((number, $"DU.NQ.{term}"), (numbered.Number, numbered.Series));
    }

    [Fact]
    public void terms_neither_overlap_nor_leave_a_gap()
    {
        new Given().When(Tell(Next(TermBegan))).ThenRefused("term.overlap");
        new Given().When(Tell(Next(new(2023, 1, 1)))).ThenRefused("term.overlap");

        var limited = new Given().In([.. SampleOffice.Facts.Where(f => f is not TermOpened { Body: "DU", Id: "NK-2025-2030" }), new TermOpened("NK-2025-2030", "DU", TermBegan, Congress.AddDays(-1), "Đại hội")]);
        Assert.Equal("2030-07-16", limited.When(Tell(Next(Congress.AddDays(1)))).ThenRefused("term.gap").Arguments["date"]);
        Assert.Equal("36-HD/VPTW, mục II.1.3", limited.When(Tell(Next(Congress.AddDays(-1)))).ThenRefused("term.overlap").Clause);
        limited.When(Tell(Next(Congress))).ThenTold(typeof(TermOpened));
    }

    [Fact]
    public void a_term_from_before_the_system_joins_the_first()
    {
        var (first, old) = (new DateOnly(2020, 7, 1), new TermOpened("NK-2015-2020", "DU", new(2015, 7, 1), null, "Đại hội lần thứ II"));

        Assert.Equal("NK-2015-2020", new Given().After(Tell(old)).Organisation.TermOf("DU", first.AddDays(-1))?.Id);
        new Given().When(Tell(old with { To = first.AddDays(-2) })).ThenRefused("term.gap");
        new Given().When(Tell(old with { To = first })).ThenRefused("term.overlap");
    }

    [Fact]
    public void a_congress_may_be_put_off_until_it_was_held()
    {
        var given = Opened.After(Tell(Next(Congress.AddDays(30)), isNew: false));

        Assert.Equal("NK-2025-2030", given.Organisation.TermOf("DU", Congress)?.Id);
        given.When(Tell(Next(Congress))).ThenRefused("organisation.taken");
        given.At(VietnamTime.At(Congress.AddDays(31), new(8, 0))).When(Tell(Next(Congress.AddDays(60)), isNew: false)).ThenRefused("term.overlap");
        given.When(Tell(Next(Congress, "NK-X"), isNew: false)).ThenRefused("reference.unknown");
    }

}
