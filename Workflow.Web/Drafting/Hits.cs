using System.Globalization;
using System.Text;

namespace Workflow.Web.Drafting;

/// <summary>Which parts of a text answer to what was looked for, accents and case left out of account as the search itself does.</summary>
public static class Hits
{
    /// <summary>The text in pieces, in order; together they are the text again.</summary>
    public static IReadOnlyList<(string Text, bool IsHit)> In(string text, string? sought)
    {
        var (folded, places) = Fold(text);
        var hit = new bool[text.Length];
        foreach (var word in Fold(sought ?? "").Folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // The search finds within words too; where it also stands at the beginning of one, that is what was meant.
            var found = PlacesOf(word, folded).ToLookup(at => at is 0 || !char.IsLetterOrDigit(folded[at - 1]));
            foreach (var at in found[true].Any() ? found[true] : found[false]) hit.AsSpan(places[at]..(places[at + word.Length - 1] + 1)).Fill(true);
        }

        var pieces = new List<(string, bool)>();
        for (var (from, to) = (0, 0); from < text.Length; from = to)
        {
            while (to < text.Length && (hit[to] == hit[from] || IsAccent(text[to]))) to++;
            pieces.Add((text[from..to], hit[from]));
        }

        return pieces;
    }

    /// <summary>Whether this number is the one looked for, in whatever spelling: <c>5 KH/ĐU</c> finds <c>05-KH/ĐU</c>.</summary>
    public static bool IsNumber(string? number, string? sought)
    {
        var (bare, question) = (Bare(number ?? "").TrimStart('0'), Bare(sought ?? ""));
        var at = bare.Length > 1 ? question.IndexOf(bare, StringComparison.Ordinal) : -1;
        return at >= 0 && (question[..at].TrimEnd('0') is not [.., var before] || !char.IsAsciiDigit(before));
    }

    private static IEnumerable<int> PlacesOf(string word, string folded)
    {
        for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal)) yield return at;
    }

    private static string Bare(string text) => new([.. Fold(text).Folded.Where(char.IsLetterOrDigit)]);

    /// <param name="text">Any text.</param>
    /// <returns>Lower case without accents, and for each of its letters where it stood.</returns>
    private static (string Folded, List<int> Places) Fold(string text)
    {
        var (folded, places) = (new StringBuilder(text.Length), new List<int>(text.Length));
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var letter in char.IsSurrogate(text[i]) ? text[i].ToString() : text[i].ToString().Normalize(NormalizationForm.FormD))
            {
                if (IsAccent(letter)) continue;
                folded.Append(char.IsWhiteSpace(letter) ? ' ' : letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
                places.Add(i);
            }
        }

        return (folded.ToString(), places);
    }

    private static bool IsAccent(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark;
}
