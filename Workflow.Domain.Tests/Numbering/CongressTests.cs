namespace Workflow.Domain.Tests.Numbering;

/// <summary>HD 36 §II.1.3: the documents of a congress are one series for all types, from the day it opens to the day it closes.</summary>
public sealed class CongressTests
{
    private static readonly CongressConvened Congress = new("DU", "NK-2030-2035", Today, Today.AddDays(1), "Đại hội lần thứ V");

    private static readonly DateTimeOffset Closed = Morning.AddDays(2);

    private static Guid Id(int n) => NameId.Of("directive", $"{n}");

    /// <summary>Signed papers, numbered 0, 1, … as their types are given.</summary>
    private static Given Signed(CongressConvened congress, params string[] types)
    {
        var given = new Given().After(Tell(congress));
        foreach (var (n, type) in types.Index())
        {
            given.After(Draft(Hanh, Resolution("any") with { Type = type, Organ = CongressConvened.Organ }, Id(n)));
            given.After(Submit(Hanh, Id(n)), Say(Ha, ReviewChoice.Approve, id: Id(n)), Sign(Khai, id: Id(n)));
        }

        return given;
    }

    [Fact]
    public void all_types_are_counted_in_one_series_and_print_the_symbol_of_the_congress()
    {
        var given = Signed(Congress, "NQ", "BC", "QĐ").After(Number(Nga, Id(0)), Number(Nga, Id(1)));

        given.When(Number(Nga, Id(2))).Then(
            new NumberAssigned(By(Nga), "DU.DH.NK-2030-2035", 3, "03-QĐ/ĐH", Today), new NumberAllocated(3, Id(2), Today, "03-QĐ/ĐH"));
        Assert.Equal(["01-NQ/ĐH", "02-BC/ĐH"], given.Log.Select(f => f.Event).OfType<NumberAllocated>().Select(n => n.Printed));
    }

    [Fact]
    public void the_committee_goes_on_counting_beside_its_congress()
    {
        var given = Signed(Congress, "NQ").After(Number(Nga, Id(0)), Draft(Hanh, Resolution("any")), Submit(Hanh), Approve(Ha), Sign(Khai));

        Assert.Equal("79-NQ/ĐU", given.When(Number(Nga)).Told<NumberAssigned>().Number);
    }

    [Fact]
    public void a_paper_of_the_congress_is_numbered_on_its_last_day_and_not_after()
    {
        var given = Signed(Congress, "NQ");

        Assert.Equal("01-NQ/ĐH", given.At(Morning.AddDays(1)).When(Number(Nga, Id(0))).Told<NumberAssigned>().Number);
        Assert.Equal("congress", given.At(Closed).When(Number(Nga, Id(0))).ThenRefused("reference.unknown").Arguments["kind"]);
    }

    [Fact]
    public void its_papers_are_prepared_before_it_opens_and_numbered_when_it_has()
    {
        var given = Signed(Congress with { From = Today.AddDays(1) }, "NQ");

        given.When(Number(Nga, Id(0))).ThenRefused("reference.unknown");
        Assert.Equal("DU.DH.NK-2030-2035", given.At(Morning.AddDays(1)).When(Number(Nga, Id(0))).Told<NumberAssigned>().Series);
    }

    [Fact]
    public void without_a_congress_there_is_no_such_organ()
    {
        var draft = Draft(Hanh, Resolution("any") with { Organ = CongressConvened.Organ });

        Assert.Equal("organ", new Given().When(draft).ThenRefused("reference.unknown").Arguments["kind"]);
        Assert.Equal("organ", new Given().After(Tell(Congress)).At(Closed).When(draft).ThenRefused("reference.unknown").Arguments["kind"]);
    }

    [Fact]
    public void a_congress_may_last_longer_until_it_is_over()
    {
        var given = new Given().After(Tell(Congress), Tell(Congress with { To = Today.AddDays(3) }, isNew: false));

        Assert.Equal("NK-2030-2035", given.Organisation.Congresses.On("DU", Today.AddDays(3))?.Term);
        given.When(Tell(Congress with { From = Today.AddDays(1) }, isNew: false)).ThenRefused("organisation.date-range");
        given.At(Morning.AddDays(4)).When(Tell(Congress with { To = Today.AddDays(9) }, isNew: false)).ThenRefused("organisation.date-range");
    }

    [Fact]
    public void a_congress_not_yet_open_may_be_put_off()
    {
        var early = Congress with { From = Today.AddDays(10), To = Today.AddDays(12) };
        var given = new Given().After(Tell(early), Tell(early with { From = Today.AddDays(20), To = Today.AddDays(22) }, isNew: false));

        Assert.Null(given.Organisation.Congresses.On("DU", Today.AddDays(10)));
        Assert.NotNull(given.Organisation.Congresses.On("DU", Today.AddDays(22)));
    }

    [Fact]
    public void two_congresses_of_one_body_do_not_overlap() =>
        new Given().After(Tell(Congress)).When(Tell(Congress with { Term = "NK-2035-2040" })).ThenRefused("organisation.date-range");
}
