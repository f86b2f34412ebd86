using System.Text;

namespace Workflow.Tour;

/// <summary>What every act has at hand.</summary>
internal sealed record Stage(Api Api, Story Story, TourDocuments Documents, BranchAgents Agents, CancellationToken Stop)
{
    private const int Distinctive = 24;
    private const int Enough = 60;

    private readonly HashSet<string> typed = new(StringComparer.Ordinal);

    /// <summary>Beginnings of what people typed, long enough to be found nowhere else by chance.</summary>
    public IReadOnlyCollection<string> TypedTexts => typed;

    /// <summary>Remembers a text as typed by a person: none of it may lie in the audit log.</summary>
    public string Type(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length < Distinctive) continue;
            typed.Add((line.Length <= Enough ? line : line[..Enough]).Normalize(NormalizationForm.FormC));
        }

        return text;
    }
}
