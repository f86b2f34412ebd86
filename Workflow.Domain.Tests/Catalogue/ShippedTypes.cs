using System.Collections.Immutable;
using System.Text.Json;

namespace Workflow.Domain.Tests.Catalogue;

/// <summary>The table of types as it is shipped, in a set that says nothing else: the sample office counts and prints by it.</summary>
internal static class ShippedTypes
{
    public static readonly RuleSet Set = new("loai-van-ban", new(2010, 1, 1), "nguồn", [], []) { Types = Read() };

    private static ImmutableArray<DocumentType> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Repository.File("Workflow.Host", "Organisation", "rules", "2017-02-06.json")));
        return file.RootElement.GetProperty("types").Deserialize<ImmutableArray<DocumentType>>(TextJson.Options);
    }
}
