using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Workflow.Host.Http;

/// <summary>
/// The words people read, in Vietnamese and English: refusals, names of statuses, steps and decisions, and the sentence
/// that says what a document waits for. The words themselves are data (<c>wording/refusals.json</c>,
/// <c>wording/terms.json</c>); this is how they are found and filled in.
/// </summary>
public static partial class Wording
{
    private static readonly FrozenDictionary<string, string> None = FrozenDictionary<string, string>.Empty;

    /// <summary>Every refusal code that has words.</summary>
    public static IReadOnlyCollection<string> Codes => WordingFile.Refusals.Keys;

    /// <summary>
    /// The words of a refusal: its title, and its detail in three parts (what happened · by which rule · what to do
    /// next). A gap in the detail takes the argument of its name: a code of the contract is named (<c>in-review</c> →
    /// «Đang trình»), an ISO 8601 instant or day is written out, anything else stands as it is; a missing one gets a
    /// neutral word.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No words for the code: a mistake in the program, found by the convention test.</exception>
    public static RefusalText Of(string code, Language language, IReadOnlyDictionary<string, string>? arguments = null)
    {
        if (!WordingFile.Refusals.TryGetValue(code, out var refusal)) throw new KeyNotFoundException($"No words for the refusal '{code}'.");
        var remedy = Sentence(refusal.Remedy);
        return new(refusal.Title.In(language), $"{Sentence(refusal.Detail)} {remedy}", remedy, refusal.Clause);

        string Sentence(WordingFile.Words words)
        {
            var text = Fill(words.In(language), language, arguments);
            return char.ToUpperInvariant(text[0]) + text[1..];
        }
    }

    /// <summary>The name of a code of the contract, such as (<c>decision</c>, <c>return</c>) → «Trả lại để chỉnh sửa».</summary>
    /// <exception cref="KeyNotFoundException">No such group, or no such key in it.</exception>
    public static string Term(
        string group, string key, Language language, IReadOnlyDictionary<string, string>? arguments = null) =>
        Find(group, key, language) is { } words
            ? Fill(words, language, arguments)
            : throw new KeyNotFoundException($"No words for '{key}' of '{group}'.");

    /// <summary>A status of the contract as shown, such as <c>in-review</c> → «Đang trình».</summary>
    /// <exception cref="KeyNotFoundException">No such status.</exception>
    public static string Status(string status, Language language) => Term("status", status, language);

    /// <summary>The keys of a group of terms, for lists of choice and for the convention test.</summary>
    /// <exception cref="KeyNotFoundException">No such group.</exception>
    public static IReadOnlyCollection<string> Keys(string group) => WordingFile.Terms[group].Keys;

    private static string? Find(string group, string key, Language language) =>
        WordingFile.Terms.TryGetValue(group, out var terms) && terms.TryGetValue(key, out var words) ? words.In(language) : null;

    // One pass: what an argument contains is never itself filled in.
    private static string Fill(string text, Language language, IReadOnlyDictionary<string, string>? arguments) =>
        text.Contains('{', StringComparison.Ordinal)
            ? Gap().Replace(text, gap => Value(gap.Groups["name"].Value, language, arguments ?? None))
            : text;

    private static string Value(string name, Language language, IReadOnlyDictionary<string, string> arguments)
    {
        var gap = WordingFile.Gaps[name];
        if (!arguments.TryGetValue(name, out var value) || string.IsNullOrWhiteSpace(value)) return gap.Neutral.In(language);
        return (gap.Group is { } group ? Find(group, value, language) : null) ?? WordingTime.Shown(value);
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap();
}

/// <summary>A refusal in words.</summary>
/// <param name="Detail">What happened, by which rule, and what to do next.</param>
/// <param name="Remedy">What to do next, alone.</param>
/// <param name="Clause">The clause of the rule, where there is one to cite.</param>
public sealed record RefusalText(string Title, string Detail, string Remedy, string? Clause);
