using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Workflow.Web.Words;

/// <summary>What a page says, in the language its reader chose: Vietnamese first, English by choice. Scoped to one request.</summary>
public sealed class Text(IHttpContextAccessor http)
{
    /// <summary>The cookie that keeps the choice.</summary>
    public const string Cookie = "lang";

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    private static readonly FrozenDictionary<string, Dictionary<string, Pair>> Terms = Read();

    /// <summary><c>vi</c> or <c>en</c> (BCP 47), for <c>lang</c> and <c>Accept-Language</c>.</summary>
    public string Tag => http.HttpContext?.Request.Cookies[Cookie] is "en" ? "en" : "vi";

    public bool IsEnglish => Tag is "en";

    /// <summary>One sentence or label in both languages, side by side where it is used.</summary>
    public string this[string vi, string en] => IsEnglish ? en : vi;

    /// <summary>The name of a code of the contract, such as (<c>status</c>, <c>in-review</c>) → «Đang trình»; the code itself where it has none.</summary>
    /// <param name="gaps">What stands for <c>{name}</c> in the term, in the order they come.</param>
    public string Term(string group, string? code, params ReadOnlySpan<string?> gaps)
    {
        if (code is null) return "";
        if (!Terms.TryGetValue(group, out var terms) || !terms.TryGetValue(code, out var words)) return code;

        var text = IsEnglish ? words.En : words.Vi;
        foreach (var gap in gaps)
        {
            var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.IndexOf('}', StringComparison.Ordinal));
            if (start >= 0 && end > start) text = $"{text[..start]}{gap ?? "…"}{text[(end + 1)..]}";
        }

        return text;
    }

    /// <summary>The name of a code in Vietnamese, whatever its reader chose: what is printed on the paper.</summary>
    public static string InVietnamese(string group, string? code) => code is not null && Terms.TryGetValue(group, out var terms) && terms.TryGetValue(code, out var words) ? words.Vi : code ?? "";

    /// <summary>The codes of a group of terms, for lists of choice.</summary>
    public static IReadOnlyCollection<string> Codes(string group) => Terms[group].Keys;

    /// <summary>A status as its reader knows it: after a ballot, and after a return, it has a name of its own.</summary>
    public string Status(string status, bool returned = false, bool ballot = false) => (status, returned, ballot) switch
    {
        ("draft", true, _) => Term("status", "draft-returned"),
        ("approved" or "rejected", _, true) => Term("status", $"{status}-ballot"),
        _ => Term("status", status),
    };

    /// <summary>A document's type and abstract; an abstract that begins with the type's name is enough alone.</summary>
    public static string Title(string type, string summary) =>
        summary.StartsWith(InVietnamese("type", type), StringComparison.OrdinalIgnoreCase) ? summary : $"{InVietnamese("type", type)} {summary}";

    /// <summary>An instant in Vietnam's time: <c>16:45, 20/11/2026</c>; without the day when it is today.</summary>
    public static string At(DateTimeOffset? instant, DateTimeOffset? now = null)
    {
        if (instant is not { } at) return "";
        var there = at.ToOffset(Vietnam);
        var clock = there.ToString("HH':'mm", CultureInfo.InvariantCulture);
        return now?.ToOffset(Vietnam).Date == there.Date ? clock : $"{clock}, {Day(DateOnly.FromDateTime(there.Date))}";
    }

    /// <summary>A day as <c>05/9/2026</c>: below 10 a day has a leading zero, of the months only 1 and 2 (HD 05).</summary>
    public static string Day(DateOnly? day) =>
        day is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d.Day:00}/{(d.Month < 3 ? "0" : "")}{d.Month}/{d.Year}") : "";

    /// <summary>Today in Vietnam.</summary>
    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(Vietnam).Date);

    private static FrozenDictionary<string, Dictionary<string, Pair>> Read()
    {
        using var file = typeof(Text).Assembly.GetManifestResourceStream("terms.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Pair>>>(file, JsonSerializerOptions.Web)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private sealed record Pair(string Vi, string En);
}
