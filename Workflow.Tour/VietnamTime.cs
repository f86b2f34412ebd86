using System.Globalization;

namespace Workflow.Tour;

/// <summary>The office's clock. Viet Nam keeps UTC+7 all year, so no time zone data is needed on the machine.</summary>
internal static class VietnamTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static string Clock(DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The clock of an instant printed by the API; milliseconds kept, because the order of events is read from it.</summary>
    public static string Precise(string instant) =>
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)
            .ToOffset(Offset).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
