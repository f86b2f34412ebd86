using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Workflow.Domain;
using Workflow.Domain.Organisation;

namespace Workflow.Host.Organisation;

/// <summary>Sets of rules as files: those shipped with the product (<c>Organisation/rules</c>), and where in one a mistake stands.</summary>
public static class RuleFile
{
    /// <summary>The sets shipped, the oldest first.</summary>
    public static ImmutableArray<RuleSet> Shipped { get; } =
    [
        .. from name in typeof(RuleFile).Assembly.GetManifestResourceNames()
           where name.StartsWith("rules/", StringComparison.Ordinal)
           let rules = Read(name)
           orderby rules.From
           select rules,
    ];

    /// <summary>The line of the file, from 1, on which a value stands for the first time; 1 where it does not stand literally.</summary>
    public static int LineOf(ReadOnlySpan<byte> file, string value)
    {
        var place = file.IndexOf(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, TextJson.Options)));
        return place < 0 ? 1 : 1 + file[..place].Count((byte)'\n');
    }

    private static RuleSet Read(string name)
    {
        using var file = typeof(RuleFile).Assembly.GetManifestResourceStream(name)!;
        var rules = JsonSerializer.Deserialize<RuleSet>(file, TextJson.Options)!;
        return AdoptRules.WrongIn(rules, OrganisationChart.Empty) is { } wrong ? throw new JsonException($"{name}: {wrong.Code} {wrong.Arguments["value"]}") : rules;
    }
}
