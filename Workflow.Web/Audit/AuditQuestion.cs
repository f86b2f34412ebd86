using System.Globalization;

namespace Workflow.Web.Audit;

/// <summary>Which facts of the log are looked for, as the page's address says it.</summary>
/// <param name="From">As a date and time field gives it, in Vietnam's time; or an instant with its offset.</param>
public sealed record AuditQuestion(string? Person, string? Type, string? Directive, string? From, string? To)
{
    private static readonly string[] Fields = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFF"];

    public static AuditQuestion Of(IQueryCollection query) => new(query["nguoi"], query["loai"], query["vanban"], query["tu"], query["den"]);

    public bool IsAnything => Given.Any();

    /// <summary>For the API.</summary>
    /// <param name="beyond">What it takes besides: where to go on, and how far.</param>
    public string Path(params IEnumerable<KeyValuePair<string, string?>> beyond) => "audit/events" + QueryString.Create(new Dictionary<string, string?>
    {
        ["actor"] = Person, ["type"] = Type, ["stream"] = Directive, ["from"] = InstantOf(From), ["to"] = InstantOf(To),
    }.Where(q => q.Value is { Length: > 0 }).Concat(beyond));

    /// <summary>The page that asks the same, or with something else in its place.</summary>
    public string Page(string path = "/kiem-chung", params IEnumerable<KeyValuePair<string, string?>> beyond) => path + QueryString.Create(Given.Concat(beyond));

    /// <summary>The instant that a date and time field means: it has no zone, and the reader's is Vietnam's.</summary>
    public static string? InstantOf(string? typed) =>
        DateTime.TryParseExact(typed, Fields, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? $"{typed}+07:00" : typed;

    /// <summary>The instant for a date and time field.</summary>
    public static string? FieldOf(string? instant) => InstantOf(instant) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        ? at.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
        : null;

    private IEnumerable<KeyValuePair<string, string?>> Given => new Dictionary<string, string?>
    {
        ["nguoi"] = Person, ["loai"] = Type, ["vanban"] = Directive, ["tu"] = From, ["den"] = To,
    }.Where(q => q.Value is { Length: > 0 });
}
