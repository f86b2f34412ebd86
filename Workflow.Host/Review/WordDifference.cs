using System.Text.Json;
using DiffPlex;
using DiffPlex.Chunkers;
using Workflow.Domain;

namespace Workflow.Host.Review;

/// <summary>What became of a text, word by word: what stayed, what went, what came.</summary>
/// <param name="Kind"><c>same</c>, <c>removed</c> or <c>added</c>.</param>
public sealed record WordChange(string Kind, string Text);

/// <summary>The difference between two texts by words.</summary>
internal static class WordDifference
{
    private static readonly DelimiterChunker Words = new([' ', '\n', '\t']);

    /// <summary>In characters, of both texts: beyond it they are not compared word by word, which takes time by the square.</summary>
    private const int Longest = 200_000;

    public static IReadOnlyList<WordChange> Between(string before, string after)
    {
        if (before == after) return before.Length is 0 ? [] : [new("same", before)];
        if (before.Length + after.Length > Longest) return [new("removed", before), new("added", after)];

        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Words);
        var (changes, place, removed, added) = (new List<WordChange>(), 0, "", "");
        foreach (var block in diff.DiffBlocks)
        {
            Stay(Text(diff.PiecesOld, place, block.DeleteStartA - place));
            removed += Text(diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            added += Text(diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            place = block.DeleteStartA + block.DeleteCountA;
        }

        Stay(Text(diff.PiecesOld, place, diff.PiecesOld.Count - place), isLast: true);
        return changes;

        // A blank alone between words that changed on both sides goes with them: people read what was replaced by what, not word beside word.
        void Stay(string same, bool isLast = false)
        {
            if (!isLast && removed.Length > 0 && added.Length > 0 && string.IsNullOrWhiteSpace(same))
            {
                (removed, added) = (removed + same, added + same);
                return;
            }

            Add("removed", removed);
            Add("added", added);
            Add("same", same);
            (removed, added) = ("", "");
        }

        void Add(string kind, string text)
        {
            if (text.Length > 0) changes.Add(new(kind, text));
        }
    }

    private static string Text(IReadOnlyList<string> pieces, int from, int count) => string.Concat(pieces.Skip(from).Take(count));

    /// <summary>Whether a figure, a number or a date went or came: the digits on both sides are not the same.</summary>
    public static bool ChangesFigures(IReadOnlyList<WordChange> changes) => Digits(changes, "removed") != Digits(changes, "added");

    public static byte[] Write(IReadOnlyList<WordChange> changes) => JsonSerializer.SerializeToUtf8Bytes(changes, TextJson.Options);

    public static IReadOnlyList<WordChange> Read(string json) => JsonSerializer.Deserialize<List<WordChange>>(json, TextJson.Options)!;

    private static string Digits(IReadOnlyList<WordChange> changes, string kind) => string.Concat(changes.Where(c => c.Kind == kind).SelectMany(c => c.Text).Where(char.IsDigit));
}
