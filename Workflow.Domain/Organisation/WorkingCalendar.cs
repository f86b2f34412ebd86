using System.Collections.Immutable;
using System.Globalization;

namespace Workflow.Domain.Organisation;

/// <summary>Minutes and hours run by the clock, days by the calendar of working days (domain.md §2.5).</summary>
public sealed record WorkingCalendar(ImmutableHashSet<DayOfWeek> WorkingDays, ImmutableHashSet<DateOnly> Holidays, ImmutableHashSet<DateOnly> ExtraWorkingDays)
{
    /// <summary>Monday to Friday, until a calendar is set.</summary>
    public static readonly WorkingCalendar Plain = new(
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], [], []);

    /// <summary>When an office opens, and when it closes.</summary>
    public static readonly TimeOnly StartOfDay = new(8, 0);

    public static readonly TimeOnly EndOfDay = new(17, 0);

    /// <summary>Whether the duration is counted in working days; otherwise it runs by the clock.</summary>
    public static bool IsByTheDay(string? duration) => duration?.EndsWith("days", StringComparison.Ordinal) is true || duration?.EndsWith("day", StringComparison.Ordinal) is true;

    public bool IsWorking(DateOnly day) =>
        ExtraWorkingDays.Contains(day) || (WorkingDays.Contains(day.DayOfWeek) && !Holidays.Contains(day));

    /// <summary>The instant a duration such as <c>2 hours</c> or <c>3 working days</c> after <paramref name="from"/> is over; working days end at 17:00.</summary>
    public DateTimeOffset? After(DateTimeOffset from, string? duration) => duration?.Split(' ', 2) is [var number, var unit]
        && int.TryParse(number, CultureInfo.InvariantCulture, out var amount)
        ? unit switch
        {
            "minutes" or "minute" => from.AddMinutes(amount),
            "hours" or "hour" => from.AddHours(amount),
            _ => VietnamTime.At(AddWorkingDays(VietnamTime.DateOf(from), amount), EndOfDay),
        }
        : null;

    private DateOnly AddWorkingDays(DateOnly day, int amount)
    {
        while (amount > 0)
        {
            day = day.AddDays(1);
            if (IsWorking(day)) amount--;
        }

        return day;
    }
}
