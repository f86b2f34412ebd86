namespace Workflow.Domain.Tests.Numbering;

public sealed class AssignNumberTests
{
    private static Guid Id(int n) => NameId.Of("directive", $"{n}");

    private static SeriesId? SeriesOf(string type, string body, DateOnly day) => AssignNumber.SeriesOf(Chart.TypesOn(day).Find(type)!, null, body, day, Chart);

    private static Given SignedOnes(int howMany, Draft? draft = null)
    {
        var given = new Given();
        for (var n = 0; n < howMany; n++)
            given.After(Draft(Hanh, draft ?? Resolution("any"), Id(n)), Submit(Hanh, Id(n)), Say(Ha, ReviewChoice.Approve, id: Id(n)), Sign(Khai, id: Id(n)));
        return given;
    }

    [Fact]
    public void the_clerk_gives_the_next_number_and_todays_date() => Situation.Signed.When(Number(Nga)).Then(
        new NumberAssigned(By(Nga), "DU.NQ.NK-2025-2030", 79, "79-NQ/ĐU", Today), new NumberAllocated(79, TheDirective, Today, "79-NQ/ĐU"));

    [Fact]
    public void the_date_is_that_of_hanoi() =>
        Assert.Equal(new(2026, 3, 6), Situation.Signed.At(new(2026, 3, 5, 17, 0, 0, TimeSpan.Zero)).When(Number(Nga)).Told<NumberAssigned>().IssuedOn);

    [Fact]
    public void asking_twice_gives_one_number()
    {
        Situation.Numbered.When(Number(Nga)).ThenNothing();
        Situation.Issued.When(Number(Nga)).ThenNothing();
    }

    [Theory]
    [InlineData(Khai), InlineData(Hanh), InlineData(Bich), InlineData(Kien)]
    public void only_the_clerk_numbers(string person) => Situation.Signed.When(Number(person)).ThenRefused("authority.missing");

    [Fact]
    public void nothing_is_numbered_before_it_is_signed()
    {
        Situation.Drafted().When(Number(Nga)).ThenRefused("not-found");
        Situation.Submitted().When(Number(Nga)).ThenRefused("status.wrong");
        Situation.Approved.When(Number(Nga)).ThenRefused("status.wrong");
    }

    [Fact]
    public void numbers_follow_one_another_without_gap()
    {
        var given = SignedOnes(4).After(Number(Nga, Id(2)), Number(Nga, Id(0)), Number(Nga, Id(3)), Number(Nga, Id(1)));

        Assert.Equal(["79-NQ/ĐU", "80-NQ/ĐU", "81-NQ/ĐU", "82-NQ/ĐU"], given.Log.Select(f => f.Event).OfType<NumberAllocated>().Select(n => n.Printed));
        Assert.Equal(82, given.Series(Resolutions).Last);
    }

    [Fact]
    public void a_series_never_heard_of_opens_at_nought_with_its_first_number() =>
        new Given().After(Draft(Sang, BranchPaper), Submit(Sang), Sign(Sang)).When(Number(Sang)).Then(
            new NumberAssigned(By(Sang), "CB-CNTT.NQ.NK-2025-2030", 1, "01-NQ/CB", Today),
            new SeriesOpened("CB-CNTT", "NQ", "NK-2025-2030", 0),
            new NumberAllocated(1, TheDirective, Today, "01-NQ/CB"));

    [Fact]
    public void decisions_and_regulations_share_one_series()
    {
        var given = SignedOnes(1, Resolution("any") with { Type = "QĐ" });
        given.After(Draft(Hanh, Resolution("any") with { Type = "QyĐ" }), Submit(Hanh), Approve(Ha), Sign(Khai));

        given.After(Number(Nga, Id(0))).When(Number(Nga)).ThenTold(typeof(NumberAssigned), typeof(NumberAllocated));
        Assert.Equal("43-QĐ/ĐU", given.When(Number(Nga)).Told<NumberAssigned>().Number);
        Assert.Equal(42, given.Series(Decisions).Last);
    }

    [Fact]
    public void a_joint_document_is_numbered_in_the_series_of_the_body_that_leads()
    {
        var numbered = SignedOnes(1, Resolution("any") with { JointWith = ["UBKT", "BTGDV"] }).When(Number(Nga, Id(0))).Told<NumberAssigned>();

        Assert.Equal(("79-NQ/ĐU", "DU.NQ.NK-2025-2030"), (numbered.Number, numbered.Series));
    }

    [Fact]
    public void a_type_that_the_rules_of_the_day_no_longer_know_gets_no_number()
    {
        var given = SignedOnes(1);
        given.In([.. SampleOffice.Facts, new RulesAdopted(new("it", Today, "nguồn", [], []) { Types = [Chart.TypesOn(Today).Find("KH")!] }, "Quyết định")]);

        Assert.Equal("type", given.When(Number(Nga, Id(0))).ThenRefused("reference.unknown").Arguments["kind"]);
    }

    [Fact]
    public void an_office_counts_by_the_term_of_the_body_it_serves() =>
        Assert.Equal(new SeriesId("VPDU", "CV", "NK-2025-2030"), SeriesOf("CV", "VPDU", Today));

    [Fact]
    public void the_term_changes_with_the_day_after_the_congress()
    {
        Assert.Equal("NK-2020-2025", SeriesOf("NQ", "DU", TermBegan.AddDays(-1))?.Term);
        Assert.Equal("NK-2025-2030", SeriesOf("NQ", "DU", TermBegan)?.Term);
        Assert.Null(SeriesOf("NQ", "DU", new(2019, 1, 1)));
    }
}
