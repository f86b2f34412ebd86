using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Domain;
using Workflow.Domain.Organisation;

namespace Workflow.Host.Organisation;

/// <summary>Sets of rules as files: those shipped with the product (<c>Organisation/rules</c>), and where in one a mistake stands.</summary>
public static class RuleFile
{
    /// <summary>The sets shipped, the oldest first. A file names only the sections that it changes; the others are those of the file before it.</summary>
    public static ImmutableArray<RuleSet> Shipped { get; } = [.. ReadAll()];

    /// <summary>The line of the file, from 1, on which a value stands for the first time; 1 where it does not stand literally.</summary>
    public static int LineOf(ReadOnlySpan<byte> file, string value)
    {
        var place = file.IndexOf(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, TextJson.Options)));
        return place < 0 ? 1 : 1 + file[..place].Count((byte)'\n');
    }

    private static IEnumerable<RuleSet> ReadAll()
    {
        var whole = new JsonObject();
        foreach (var name in typeof(RuleFile).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("rules/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var file = typeof(RuleFile).Assembly.GetManifestResourceStream(name)!;
            foreach (var (section, rules) in JsonNode.Parse(file)!.AsObject()) whole[section] = rules?.DeepClone();
            yield return Read(name, whole);
        }
    }

    private static RuleSet Read(string name, JsonObject whole)
    {
        var rules = whole.Deserialize<RuleSet>(TextJson.Options)!;
        return AdoptRules.WrongIn(rules, OrganisationChart.Empty) is { } wrong ? throw new JsonException($"{name}: {wrong.Code} {wrong.Arguments["value"]}") : rules;
    }
}
