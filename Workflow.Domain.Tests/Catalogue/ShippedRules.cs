using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Domain.Tests.Catalogue;

/// <summary>The sets of rules as they are shipped.</summary>
internal static class ShippedRules
{
    /// <summary>The files, the oldest first: each with the sections that it changes.</summary>
    public static readonly ImmutableArray<JsonObject> Files = [.. System.IO.Directory.GetFiles(Repository.File("Workflow.Host", "Organisation", "rules"), "*.json")
        .Order(StringComparer.Ordinal).Select(path => JsonNode.Parse(File.ReadAllText(path))!.AsObject())];

    /// <summary>Each with what the ones before it leave in force.</summary>
    public static readonly ImmutableArray<RuleSet> Sets = [.. Read()];

    /// <summary>The table of types in a set that says nothing else: the sample office counts and prints by it.</summary>
    public static readonly RuleSet Types = new("loai-van-ban", new(2010, 1, 1), "nguồn", [], []) { Types = Sets[0].Types };

    private static IEnumerable<RuleSet> Read()
    {
        var whole = new JsonObject();
        foreach (var file in Files)
        {
            foreach (var (section, changed) in file) whole[section] = changed?.DeepClone();
            yield return whole.Deserialize<RuleSet>(TextJson.Options)!;
        }
    }
}
