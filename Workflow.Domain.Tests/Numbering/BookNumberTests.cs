namespace Workflow.Domain.Tests.Numbering;

/// <summary>domain.md §1.3: secret and other documents of one type share one series, so a number is booked without content; and papers numbered by hand during an outage come in later.</summary>
public sealed class BookNumberTests
{
    private static NumberBooked Booked(int count, BookingKind kind, string? unit = null) => new(By(Nga), count, kind, Today, $"{count}-NQ/ĐU", unit, null);

    [Fact]
    public void a_secret_document_takes_the_next_number_and_nothing_else_of_it_is_known() =>
        new Given().When(BookSecret()).Then(Booked(79, BookingKind.Secret, "BTGDV"));

    [Fact]
    public void what_is_issued_next_goes_on_after_it()
    {
        var given = Situation.Signed.After(BookSecret());

        Assert.Equal("80-NQ/ĐU", given.When(Issue(Nga)).Told<DirectiveIssued>().Number);
    }

    [Fact]
    public void several_are_booked_for_an_outage() => new Given().When(BookOutage()).Then(Booked(79, BookingKind.Outage), Booked(80, BookingKind.Outage));

    [Fact]
    public void the_paper_keeps_the_number_and_the_date_it_was_given_by_hand()
    {
        var given = Situation.Signed.At(Morning.AddDays(-1)).After(BookOutage(on: Today.AddDays(-1))).At(Morning);

        given.When(new IssueDirective(new(Nga), TheDirective, 80)).ThenTold(typeof(NumberAssigned), typeof(NumberTaken), typeof(DirectiveSealed), typeof(DirectiveIssued));
        Assert.Equal((80, Today.AddDays(-1)), given.After(new IssueDirective(new(Nga), TheDirective, 80)).The.Number is { } n ? (n.Count, n.IssuedOn) : default);
        Assert.Equal([79], given.Series(Resolutions).Booked.Keys);
    }

    [Theory]
    [InlineData(78), InlineData(79), InlineData(80), InlineData(81)]
    public void only_a_number_booked_for_an_outage_can_be_taken(int number) =>
        Situation.Signed.After(BookSecret()).When(new AssignNumber(new(Nga), TheDirective, number)).ThenRefused("number.not-booked");

    [Fact]
    public void a_booked_number_that_was_not_needed_is_void_with_the_reason_and_never_given_again()
    {
        var given = new Given().After(BookOutage(), Void(80));

        Assert.Equal([79], given.Series(Resolutions).Booked.Keys);
        Assert.Equal(80, given.Series(Resolutions).Last);
        given.When(Void(80)).ThenRefused("number.not-booked");
    }

    [Theory]
    [InlineData(Hanh), InlineData(Khai), InlineData(Sang), InlineData(Admin), InlineData(Stranger)]
    public void only_the_clerk_books_and_voids(string person)
    {
        new Given().When(BookSecret(person)).ThenRefused("authority.missing");
        new Given().After(BookOutage()).When(Void(79, person)).ThenRefused("authority.missing");
    }

    [Fact]
    public void dates_never_fall_without_a_reason_that_is_recorded()
    {
        var given = new Given().After(BookSecret());
        var yesterday = Today.AddDays(-1);

        Assert.Equal("2026-03-05", given.When(BookOutage(on: yesterday)).ThenRefused("number.date-decreasing").Arguments["previous"]);
        Assert.Equal("why", given.When(BookOutage(1, yesterday, "why")).Told<NumberBooked>().Waiver);
        given.After(BookOutage(1, yesterday, "why")).When(BookOutage(1, yesterday)).ThenRefused("number.date-decreasing");
    }

    [Fact]
    public void a_date_lies_in_the_series_own_term_and_not_in_the_future()
    {
        new Given().When(BookSecret(on: Today.AddDays(1))).ThenRefused("number.date-range");
        new Given().When(BookSecret(on: new(2025, 7, 15))).ThenRefused("number.date-range");
        new Given().When(BookSecret(series: new("DU", "NQ", "NK-2020-2025"), on: new(2025, 7, 15))).ThenTold(typeof(SeriesOpened), typeof(NumberBooked));
        new Given().When(BookSecret(series: new("DU", "XX", "NK-2025-2030"))).ThenRefused("reference.unknown");
        new Given().When(BookSecret() with { Unit = "XX" }).ThenRefused("reference.unknown");
    }

    [Fact]
    public void whatever_is_booked_allocated_and_voided_every_number_is_explained_once() =>
        Gen.Int[0, 3].Array[1, 12].Sample(acts =>
        {
            var given = new Given();
            foreach (var (act, i) in acts.Select((a, i) => (a, i)))
            {
                Command command = act switch
                {
                    0 => BookSecret(),
                    1 => BookOutage(1 + (i % 3)),
                    2 => new VoidNumber(new(Nga), Resolutions, given.Series(Resolutions).Booked.Keys.Order().FirstOrDefault(), "reason"),
                    _ => new BookNumber(new(Nga), Resolutions, BookingKind.Secret, Today.AddDays(-i), 1, "UBKT", "why"),
                };
                if (command.Decide(given).Rejection is null) given.After(command);
            }

            var booked = given.Log.Select(f => f.Event).OfType<NumberBooked>().Select(b => b.Count).ToList();
            var voided = given.Log.Select(f => f.Event).OfType<NumberVoided>().Select(v => v.Count).ToList();
            Assert.Equal(Enumerable.Range(79, booked.Count), booked);
            Assert.Equal(booked.Except(voided), given.Series(Resolutions).Booked.Keys.Order());
            Assert.Equal(voided.Distinct(), voided);
        });
}
