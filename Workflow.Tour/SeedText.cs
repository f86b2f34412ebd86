namespace Workflow.Tour;

/// <summary>Cuts the seed text by its headings into the Markdown of the two new documents.</summary>
internal static class SeedText
{
    private const string FirstSection = "1. Đối với Đảng bộ PVEP";
    private const string SecondSection = "2. Đối với các Đảng viên";
    private const string WorkingGroups = "Thành lập các nhóm chuyên trách về chuyển đổi số:";
    private const string SignedBy = "Chi bộ Kiểm soát";

    /// <summary>Sections 1 and 2: what the branch proposed to the committee and to its members.</summary>
    public static string Recommendations(string seed)
    {
        var lines = Lines(seed);
        var from = IndexOf(lines, FirstSection);
        var to = lines.LastIndexOf(SignedBy);
        var body = lines[from..(to > from ? to : lines.Count)];

        return string.Join("\n\n", body.Select(AsMarkdown));
    }

    /// <summary>The one paragraph under the heading on working groups.</summary>
    public static string WorkingGroup(string seed)
    {
        var lines = Lines(seed);
        var paragraph = lines[IndexOf(lines, WorkingGroups)];

        return $"## {WorkingGroups.TrimEnd(':')}\n\n{paragraph[WorkingGroups.Length..].Trim()}";
    }

    /// <summary>Lines without the captions of photographs, which the seed ends with a bar.</summary>
    private static List<string> Lines(string seed) =>
        [.. seed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.EndsWith('|'))];

    private static int IndexOf(List<string> lines, string heading)
    {
        var index = lines.FindIndex(line => line.StartsWith(heading, StringComparison.Ordinal));

        return index >= 0 ? index : throw new TourFailedException($"Tài liệu gốc không có đề mục «{heading}»");
    }

    private static string AsMarkdown(string line) =>
        line.StartsWith(FirstSection, StringComparison.Ordinal) || line.StartsWith(SecondSection, StringComparison.Ordinal)
            ? $"## {line.TrimEnd(':')}"
            : line;
}
