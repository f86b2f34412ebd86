using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Workflow.Web.Drafting;

/// <summary>The words of one paragraph, heading or cell as Markdown: bold, italic, line breaks, and everything else exactly as typed.</summary>
internal static partial class MarkdownText
{
    private sealed record Run(string Text, bool Bold, bool Italic);

    /// <summary>The lines between the line breaks; none where there are no words.</summary>
    public static List<string> Lines(IEnumerable<INode> nodes)
    {
        var runs = new List<Run>();
        foreach (var node in nodes) Gather(node, bold: false, italic: false, runs);

        var lines = new List<List<Run>> { new() };
        foreach (var run in runs)
        {
            var parts = run.Text.Split('\n');
            lines[^1].Add(run with { Text = parts[0] });
            lines.AddRange(parts.Skip(1).Select(part => new List<Run> { run with { Text = part } }));
        }

        return [.. lines.Select(Line).SkipWhile(line => line is "").Reverse().SkipWhile(line => line is "").Reverse().Where(line => line is not "")];
    }

    /// <summary>A line where Markdown might read its first signs as a heading, a list, a rule.</summary>
    public static string AtLineStart(string line) => Structural().IsMatch(line) ? $"\\{line}" : NumberAtStart().Replace(line, @"${n}\${end}");

    /// <param name="runs">Line breaks in them are line breaks; all other space is one space.</param>
    private static void Gather(INode node, bool bold, bool italic, List<Run> runs)
    {
        if (node is IText text) runs.Add(new(Spaces().Replace(text.Data, " "), bold, italic));
        if (node is not IElement element) return;

        if (element.LocalName is "br") runs.Add(new("\n", bold, italic));
        var style = MarkdownWriter.StyleOf(element);
        bold = (bold || element.LocalName is "b" or "strong" || Heavy().IsMatch(style)) && !style.Contains("font-weight:normal", StringComparison.Ordinal) && !style.Contains("font-weight:400", StringComparison.Ordinal);
        italic = (italic || element.LocalName is "i" or "em" || style.Contains("font-style:italic", StringComparison.Ordinal)) && !style.Contains("font-style:normal", StringComparison.Ordinal);
        foreach (var child in element.ChildNodes) Gather(child, bold, italic, runs);
        if (element.LocalName is "p" or "div" or "li" or "tr" or "td") runs.Add(new(" ", bold, italic));
    }

    private static string Line(List<Run> gathered)
    {
        var written = new StringBuilder();
        var runs = Merged(gathered);
        for (var i = 0; i < runs.Count; i++)
        {
            var mark = (runs[i].Bold ? "**" : "") + (runs[i].Italic ? "*" : "");
            written.Append(mark is "" ? Escaped(runs[i].Text) : $"{mark}{Escaped(runs[i].Text)}{mark}");
        }

        return Spaces().Replace(written.ToString(), " ").Trim();
    }

    /// <summary>Runs of the same look in one; space, and signs that a mark could not stand next to, are outside of what is marked.</summary>
    private static List<Run> Merged(List<Run> gathered)
    {
        var runs = new List<Run>();
        foreach (var run in gathered.Where(r => r.Text is not ""))
        {
            if (runs is [.., var last] && (last.Bold, last.Italic) == (run.Bold, run.Italic)) runs[^1] = last with { Text = last.Text + run.Text };
            else if (runs is [.., var before] && string.IsNullOrWhiteSpace(run.Text)) runs[^1] = before with { Text = before.Text + " " };
            else runs.Add(run);
        }

        var apart = new List<Run>();
        foreach (var (i, run) in runs.Index())
        {
            if (!run.Bold && !run.Italic)
            {
                Plain(run.Text);
                continue;
            }

            var (start, end) = (0, run.Text.Length);
            while (start < end && (run.Text[start] is ' ' || (IsSign(run.Text[start]) && IsWord(apart is [.., { Text: [.., var c] }] ? c : ' ')))) Plain(run.Text[start++].ToString());
            var next = i + 1 < runs.Count ? runs[i + 1].Text[0] : ' ';
            while (start < end && (run.Text[end - 1] is ' ' || (IsSign(run.Text[end - 1]) && IsWord(end < run.Text.Length ? run.Text[end] : next)))) end--;
            if (start < end) apart.Add(run with { Text = run.Text[start..end] });
            Plain(run.Text[end..]);
        }

        return apart;

        void Plain(string text)
        {
            if (text is "") return;
            if (apart is [.., { Bold: false, Italic: false } last]) apart[^1] = last with { Text = last.Text + text };
            else apart.Add(new(text, Bold: false, Italic: false));
        }
    }

    private static bool IsSign(char c) => char.IsPunctuation(c) || char.IsSymbol(c);

    private static bool IsWord(char c) => c is not ' ' && !IsSign(c);

    private static string Escaped(string text) => Underscores().Replace(Special().Replace(text, @"\$0"), run => run.Value.Replace("_", @"\_", StringComparison.Ordinal));

    [GeneratedRegex(@"[\s\u00a0]+", RegexOptions.None, MarkdownWriter.Patience)]
    private static partial Regex Spaces();

    [GeneratedRegex("font-weight:(?:bold|bolder|[6-9]00)", RegexOptions.None, MarkdownWriter.Patience)]
    private static partial Regex Heavy();

    /// <summary>What Markdown might take for more than the sign itself: a link only where one could follow, an entity only where one could be meant.</summary>
    [GeneratedRegex(@"[\\*`|]|\](?=[\[(:])|<(?=[\p{L}/!?])|&(?=#?\w{1,40};)", RegexOptions.None, MarkdownWriter.Patience)]
    private static partial Regex Special();

    /// <summary>Underscores beside a word, but not within one: a line to fill in («____») stays as it is.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_])_+(?=[^\s_])|(?<=[^\s_])_+(?![\p{L}\p{N}_])", RegexOptions.None, MarkdownWriter.Patience)]
    private static partial Regex Underscores();

    [GeneratedRegex(@"^(?:#{1,6}(?: |$)|[-+](?: |$)|>|={1,}$|-{2,}$|(?:- ?){3,}$|(?:_ ?){3,}$|~{3})", RegexOptions.None, MarkdownWriter.Patience)]
    private static partial Regex Structural();

    [GeneratedRegex(@"^(?<n>[0-9]{1,9})(?<end>[.)])(?= |$)", RegexOptions.None, MarkdownWriter.Patience)]
    private static partial Regex NumberAtStart();
}
