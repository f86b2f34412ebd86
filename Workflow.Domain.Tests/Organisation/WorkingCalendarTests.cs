namespace Workflow.Domain.Tests.Organisation;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Plain with { Holidays = [new(2026, 4, 30), new(2026, 5, 1)], ExtraWorkingDays = [new(2026, 5, 3)] };

    private static readonly DateTimeOffset Wednesday = new(2026, 4, 29, 16, 30, 0, VietnamTime.Offset);

    [Theory]
    [InlineData("30 minutes", "2026-04-29T17:00:00+07:00")]
    [InlineData("1 minute", "2026-04-29T16:31:00+07:00")]
    [InlineData("2 hours", "2026-04-29T18:30:00+07:00")]
    [InlineData("1 working day", "2026-05-03T17:00:00+07:00")]
    [InlineData("2 working days", "2026-05-04T17:00:00+07:00")]
    [InlineData("10 working days", "2026-05-14T17:00:00+07:00")]
    public void hours_run_by_the_clock_and_days_by_the_calendar(string duration, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), Calendar.After(Wednesday, duration));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("soon"), InlineData("a working day")]
    public void no_duration_is_no_deadline(string? duration) => Assert.Null(Calendar.After(Wednesday, duration));

    [Fact]
    public void days_are_those_of_hanoi()
    {
        var lateInUtc = new DateTimeOffset(2026, 3, 5, 18, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateTimeOffset(2026, 3, 9, 17, 0, 0, VietnamTime.Offset), Calendar.After(lateInUtc, "1 working day"));
    }

    [Fact]
    public void a_deadline_falls_on_a_working_day_after_the_start() => Gen.Select(Gen.Int[0, 700], Gen.Int[1, 15]).Sample((day, days) =>
    {
        var start = Wednesday.AddDays(day);
        var due = Calendar.After(start, $"{days} working days")!.Value;

        Assert.True(due > start);
        Assert.True(Calendar.IsWorking(VietnamTime.DateOf(due)));
    });
}
