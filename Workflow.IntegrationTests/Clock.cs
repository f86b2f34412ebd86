using System.Globalization;
using Workflow.Domain;

namespace Workflow.IntegrationTests;

/// <summary>The clock of this machine, by which the Hosts under test go.</summary>
internal static class Clock
{
    internal static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    internal static DateOnly Today => VietnamTime.DateOf(Now);

    /// <summary>The day so many days from today, as it is asked for.</summary>
    internal static string Day(int days) => Today.AddDays(days).ToString("O", CultureInfo.InvariantCulture);
}
