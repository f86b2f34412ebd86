using System.Collections.Frozen;
using System.Text.Json;

namespace Workflow.Host.Http;

/// <summary>The data files behind <see cref="Wording"/>, embedded in the assembly and read once.</summary>
internal static class WordingFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>By refusal code.</summary>
    public static readonly FrozenDictionary<string, RefusalWords> Refusals = Read<RefusalWords>("refusals.json");

    /// <summary>By group, then key.</summary>
    public static readonly FrozenDictionary<string, Dictionary<string, Words>> Terms = Read<Dictionary<string, Words>>("terms.json");

    /// <summary>By name: what may stand in a gap, and what stands there when nothing is known.</summary>
    public static readonly FrozenDictionary<string, GapWords> Gaps = Read<GapWords>("gaps.json");

    private static FrozenDictionary<string, T> Read<T>(string name)
    {
        using var file = typeof(WordingFile).Assembly.GetManifestResourceStream($"wording/{name}")
            ?? throw new InvalidOperationException($"The words 'wording/{name}' are not embedded in the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, T>>(file, Json)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The same in both languages.</summary>
    public sealed record Words(string Vi, string En)
    {
        public string In(Language language) => language is Language.English ? En : Vi;
    }

    /// <summary>A refusal's short title; what happened and by which rule; what to do next; and the clause of the rule, where there is one to cite.</summary>
    public sealed record RefusalWords(Words Title, Words Detail, Words Remedy, string? Clause = null);

    /// <summary>A gap's neutral word, and the group of terms whose keys it names, if any.</summary>
    public sealed record GapWords(Words Neutral, string? Group = null);
}
