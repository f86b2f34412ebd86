using System.Globalization;
using System.Text;
using Workflow.Domain;

namespace Workflow.Host.Http;

/// <summary>Reads query parameters; a malformed one is refused by name.</summary>
public static class Query
{
    private const string Day = "yyyy-MM-dd";
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>A whole number not below <paramref name="least"/>; one above <paramref name="most"/> counts as that.</summary>
    /// <exception cref="RefusedRequestException">Not such a number.</exception>
    public static long? Number(string? given, string name, long least, long most = long.MaxValue) =>
        given is null ? null
        : long.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least ? Math.Min(number, most)
        : throw RefusedRequestException.Malformed(name);

    /// <summary>A day, <c>2026-11-24</c>.</summary>
    /// <exception cref="RefusedRequestException">Not a day.</exception>
    public static DateOnly? DayOf(string? given, string name) =>
        given is null ? null
        : DateOnly.TryParseExact(given, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw RefusedRequestException.Malformed(name);

    /// <summary>An instant with its offset, or a day, which stands for its first instant in Vietnam, or for its last.</summary>
    /// <exception cref="RefusedRequestException">Neither.</exception>
    public static DateTimeOffset? InstantOf(string? given, string name, bool endOfDay)
    {
        if (given is null) return null;
        if (DateOnly.TryParseExact(given, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsCountable(day.Year))
            return VietnamTime.At(day, endOfDay ? new(23, 59, 59, 999) : TimeOnly.MinValue).ToUniversalTime();

        // A plus that was not written as %2B has arrived as a blank.
        var text = given.Replace(' ', '+');
        var whole = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
        return whole && DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) && IsCountable(instant.Year)
            ? instant.ToUniversalTime()
            : throw RefusedRequestException.Malformed(name);
    }

    /// <summary>Years whose days and zones can be reckoned with: at the ends of the calendar an hour more or less has no date.</summary>
    public static bool IsCountable(int year) => year is >= 1900 and < 9999;

    /// <summary>An id.</summary>
    /// <exception cref="RefusedRequestException">Not a UUID.</exception>
    public static Guid? IdOf(string? given, string name) =>
        given is null ? null : Guid.TryParse(given, out var id) ? id : throw RefusedRequestException.Malformed(name);

    /// <summary>A text to be compared with what is stored: in NFC, without the NUL that PostgreSQL cannot hold.</summary>
    /// <exception cref="RefusedRequestException">It has one.</exception>
    public static string? TextOf(string? given, string name) =>
        given?.Contains('\0', StringComparison.Ordinal) is true ? throw RefusedRequestException.Malformed(name) : given?.Normalize(NormalizationForm.FormC);

    /// <summary>One of the codes named.</summary>
    /// <exception cref="RefusedRequestException">None of them.</exception>
    public static string? CodeOf(string? given, string name, IEnumerable<string> known) =>
        given is null || known.Contains(given) ? given : throw RefusedRequestException.Malformed(name);
}
