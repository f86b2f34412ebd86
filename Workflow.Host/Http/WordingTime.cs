using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Domain;

namespace Workflow.Host.Http;

/// <summary>How instants and days are written for people: Vietnam's time (+07:00, no summer time), day first.</summary>
public static partial class WordingTime
{
    /// <summary>An instant as <c>dd/MM/yyyy HH:mm</c> in Vietnam's time.</summary>
    public static string Shown(DateTimeOffset instant) =>
        instant.ToOffset(VietnamTime.Offset).ToString("dd'/'MM'/'yyyy HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>A day as <c>dd/MM/yyyy</c>.</summary>
    public static string Shown(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>An ISO 8601 instant (with offset) or day written out; any other text as it is.</summary>
    internal static string Shown(string value)
    {
        if (!IsoStart().IsMatch(value)) return value;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Shown(day);
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) ? Shown(instant) : value;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}($|T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoStart();
}
