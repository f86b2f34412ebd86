using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Workflow.Web.Drafting;

/// <summary>Writes the blocks of a document as Markdown. What it writes reads back as the same blocks, and what was typed as text stays text.</summary>
internal static partial class MarkdownWriter
{
    /// <summary>How long to look for a pattern at most, in milliseconds.</summary>
    internal const int Patience = 1000;

    /// <param name="Markdown">Its lines; of a list, its items.</param>
    /// <param name="List">Of the item of a list; null for other blocks.</param>
    /// <param name="AsText">Of what only looks like an item: how it is written where it could not be one.</param>
    private sealed record Block(string Markdown, ListPlace? List = null, string? AsText = null);

    /// <param name="Number">Null in a bulleted list.</param>
    /// <param name="List">Which list: the items of one have the same.</param>
    /// <param name="IsLoose">Its items stand apart, as paragraphs do.</param>
    private sealed record ListPlace(object List, int? Number, bool IsLoose);

    public static string Write(INode body) => Joined(Blocks(body.ChildNodes));

    private static List<Block> Blocks(IEnumerable<INode> nodes)
    {
        var (blocks, inline, word) = (new List<Block>(), new List<INode>(), new List<IElement>());
        foreach (var node in nodes)
        {
            if (node is IElement item && WordLevel(item) is not null)
            {
                EndParagraph();
                word.Add(item);
            }
            else if (node is IElement { LocalName: "p" or "div" or "ul" or "ol" or "table" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "li" } block)
            {
                EndParagraph();
                EndWordList();
                blocks.AddRange(Of(block));
            }
            else if (!IsSpace(node) || inline.Count > 0)
            {
                EndWordList();
                inline.Add(node);
            }
        }

        EndParagraph();
        EndWordList();
        return blocks;

        void EndParagraph()
        {
            blocks.AddRange(Paragraph(inline));
            inline.Clear();
        }

        void EndWordList()
        {
            if (word is not []) blocks.AddRange(WordList(word));
            word.Clear();
        }
    }

    private static IEnumerable<Block> Of(IElement element) => element.LocalName switch
    {
        "ul" or "ol" => List(element),
        "table" => Table(element),
        ['h', var level] => Heading(element, level - '0'),
        _ => Blocks(element.ChildNodes),
    };

    private static IEnumerable<Block> Heading(IElement element, int level)
    {
        var text = string.Join(' ', MarkdownText.Lines(element.ChildNodes));
        return text is "" ? [] : [new($"{new string('#', level)} {ClosingHashes().Replace(text, @"\$0")}")];
    }

    private static IEnumerable<Block> Paragraph(List<INode> inline)
    {
        var lines = MarkdownText.Lines(inline);
        if (lines is []) return [];

        // «1. …» and «- …» at the start of a paragraph mean what they look like.
        if (Numbered().Match(lines[0]) is { Success: true } numbered)
            return [Item(numbered.Length, int.Parse(numbered.Groups["n"].ValueSpan, CultureInfo.InvariantCulture))];
        return [lines[0].StartsWith("- ", StringComparison.Ordinal) ? Item(2, null) : new(Text(lines))];

        Block Item(int marker, int? number) => new(Text([lines[0][marker..], .. lines[1..]]), new(new object(), number, IsLoose: true), Text(lines));
    }

    private static string Text(IEnumerable<string> lines) => string.Join("\\\n", lines.Select(line => MarkdownText.AtLineStart(line)));

    private static IEnumerable<Block> List(IElement list)
    {
        var (place, number) = (new object(), list.LocalName is "ol" ? int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1 : (int?)null);
        var items = new List<(List<Block> Blocks, bool IsLoose)>();
        foreach (var child in list.Children)
        {
            // A list right inside a list belongs to the item before it.
            if (child.LocalName is "ul" or "ol" && items is [.., var before]) before.Blocks.AddRange(List(child));
            else items.Add((Blocks(child.LocalName is "li" ? child.ChildNodes : [child]), child.Children.Any(c => c.LocalName is "p" or "div")));
        }

        var loose = items.Exists(i => i.IsLoose);
        return [.. items.Where(i => i.Blocks is not []).Select((item, n) => new Block(Joined(item.Blocks, tight: !loose), new(place, number + n, loose)))];
    }

    private static IEnumerable<Block> WordList(List<IElement> paragraphs)
    {
        if (paragraphs is []) yield break;

        // Deeper paragraphs belong to the item before them.
        var (place, level) = (new object(), paragraphs.Min(p => WordLevel(p)!.Value));
        for (var i = 0; i < paragraphs.Count;)
        {
            var inner = paragraphs.Skip(i + 1).TakeWhile(p => WordLevel(p) > level).ToList();
            var (marker, words) = WordItem(paragraphs[i]);
            var text = MarkdownText.Lines(words);
            if (Numbered().Match($"{marker} ") is { Success: true } numbered) yield return Item(int.Parse(numbered.Groups["n"].ValueSpan, CultureInfo.InvariantCulture));
            else if (Lettered().IsMatch(marker))
            {
                // Points are cited by their letter («điểm a»): it stays as it is.
                if (text is not []) text = [$"{marker} {text[0]}", .. text.Skip(1)];
                yield return new(Text(text));
                foreach (var block in WordList(inner)) yield return block;
            }
            else yield return Item(null);

            i += 1 + inner.Count;

            Block Item(int? number)
            {
                List<Block> blocks = [new(Text(text)), .. WordList(inner)];
                return new(Joined(blocks, tight: true), new(place, number, IsLoose: false));
            }
        }
    }

    /// <summary>The marker that Word typed in front, and the words after it.</summary>
    private static (string Marker, IReadOnlyList<INode> Words) WordItem(IElement paragraph)
    {
        var ignored = paragraph.QuerySelectorAll("span").FirstOrDefault(s => StyleOf(s).Contains("mso-list:ignore", StringComparison.Ordinal));
        var marker = ignored?.TextContent.Replace('\u00a0', ' ').Trim() ?? "";
        ignored?.Remove();
        return (marker, [.. paragraph.ChildNodes]);
    }

    private static int? WordLevel(IElement element) =>
        element.LocalName is "p" or "div" && WordListLevel().Match(StyleOf(element)) is { Success: true } level ? int.Parse(level.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) : null;

    internal static string StyleOf(IElement element) => (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant().Replace("level", " level", StringComparison.Ordinal);

    private static IEnumerable<Block> Table(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Where(row => row.Ancestors<IElement>().First(a => a.LocalName is "table") == table)
            .Select(row => row.Children.Where(c => c.LocalName is "td" or "th").SelectMany(Cells).ToArray()).Where(cells => cells is not []).ToList();
        if (rows is []) return [];

        var columns = rows.Max(cells => cells.Length);
        var lines = rows.Select(cells => Row(cells.Concat(Enumerable.Repeat("", columns - cells.Length)))).ToList();
        lines.Insert(1, $"|{string.Concat(Enumerable.Repeat("---|", columns))}");
        return [new(string.Join('\n', lines))];

        static string Row(IEnumerable<string> cells) => $"|{string.Concat(cells.Select(cell => $" {cell} |"))}";
    }

    private static IEnumerable<string> Cells(IElement cell)
    {
        var span = int.TryParse(cell.GetAttribute("colspan"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) ? Math.Clamp(columns, 1, 50) : 1;
        return [string.Join(' ', MarkdownText.Lines(cell.ChildNodes)), .. Enumerable.Repeat("", span - 1)];
    }

    private static string Joined(List<Block> blocks, bool tight = false)
    {
        var text = new StringBuilder();
        var (before, open, marker) = ((Block?)null, (ListPlace?)null, '.');
        foreach (var block in blocks)
        {
            var isAlike = block.List is { } like && open is not null && (like.Number is null) == (open.Number is null);
            var goesOn = isAlike && (block.List!.List == open!.List || (block.AsText is not null && (block.List.Number is null || block.List.Number == open.Number + 1)));
            var list = isAlike && !goesOn && block.AsText is not null ? null : block.List;

            // Another list right after one of its kind is told apart by its marker.
            if (list is not null && !goesOn) marker = (list.Number is null, isAlike && marker is '.' or '-') switch { (true, false) => '-', (true, true) => '*', (false, false) => '.', _ => ')' };
            if (before is not null) text.Append((tight && list is not null) || (goesOn && !list!.IsLoose) ? "\n" : "\n\n");
            text.Append(list is null ? block.AsText ?? block.Markdown : Indented(list.Number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n}{marker}") : $"{marker}", block.Markdown));
            (before, open) = (block, list);
        }

        return text.ToString();
    }

    private static string Indented(string marker, string item) => $"{marker} {item.Replace("\n", $"\n{new string(' ', marker.Length + 1)}", StringComparison.Ordinal).Replace($"{new string(' ', marker.Length + 1)}\n", "\n", StringComparison.Ordinal)}";

    private static bool IsSpace(INode node) => node is IText { Data: var text } ? string.IsNullOrWhiteSpace(text) : node is not IElement;

    [GeneratedRegex("^(?<n>[0-9]{1,9})[.)] ", RegexOptions.None, Patience)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\(?(?:\p{L}|[ivxlIVXL]{1,6})[.)]$", RegexOptions.None, Patience)]
    private static partial Regex Lettered();

    [GeneratedRegex("#+$", RegexOptions.None, Patience)]
    private static partial Regex ClosingHashes();

    [GeneratedRegex("mso-list:\\S* level(?<n>[0-9])", RegexOptions.None, Patience)]
    private static partial Regex WordListLevel();
}
