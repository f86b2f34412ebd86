using System.Collections.Immutable;
using System.Globalization;
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

    /// <summary>The line of the file, from 1, on which the wrong value stands for the first time, in its row where one is named; that of the row, or 1, where it does not stand literally.</summary>
    public static int LineOf(ReadOnlySpan<byte> file, Rejection wrong)
    {
        var row = wrong.Arguments.TryGetValue("row", out var number) ? StartOf(int.Parse(number, CultureInfo.InvariantCulture), file) : 0;
        var place = file[row..].IndexOf(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(wrong.Arguments["value"], TextJson.Options)));
        return 1 + file[..(row + Math.Max(place, 0))].Count((byte)'\n');
    }

    /// <summary>Where the row of the table of types begins, counted from 0. The lists of codes in other sections have the same name, but hold no rows.</summary>
    private static int StartOf(int row, ReadOnlySpan<byte> file)
    {
        var reader = new Utf8JsonReader(file);
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName || !reader.ValueTextEquals("types"u8)) continue;

            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
            {
                if (row-- == 0) return (int)reader.TokenStartIndex;
                reader.Skip();
            }
        }

        return 0;
    }

    private static IEnumerable<RuleSet> ReadAll()
    {
        var whole = new JsonObject();
        foreach (var name in typeof(RuleFile).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("rules/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = typeof(RuleFile).Assembly.GetManifestResourceStream(name)!;
            var file = new byte[stream.Length];
            stream.ReadExactly(file);
            yield return Read(name, file, whole);
        }
    }

    /// <summary>The set in a file.</summary>
    /// <param name="whole">The sections of the files before it, which this one changes.</param>
    /// <exception cref="JsonException">It cannot be right; the message says on which line.</exception>
    public static RuleSet Read(string name, ReadOnlySpan<byte> file, JsonObject whole)
    {
        foreach (var (section, changed) in JsonNode.Parse(file)!.AsObject()) whole[section] = changed?.DeepClone();
        var rules = whole.Deserialize<RuleSet>(TextJson.Options)!;
        return AdoptRules.WrongIn(rules, OrganisationChart.Empty) is { } wrong
            ? throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"{name}, line {LineOf(file, wrong)}: {wrong.Code} {wrong.Arguments["value"]}"))
            : rules;
    }
}
