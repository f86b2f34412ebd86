using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Benchmarks.FanOut;

/// <summary>
/// <c>organisation</c>: the sample organisation with so many more chi bộ and a group <c>BENCH</c> that holds exactly them.
/// Options: <c>--from --to --branches</c>.
/// </summary>
internal static class LargeOrganisation
{
    public const string Group = "BENCH";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(Options options)
    {
        var organisation = JsonNode.Parse(await File.ReadAllTextAsync(options.Required("from")))!;
        string[] codes = [.. Enumerable.Range(1, options.Number("branches", 1000)).Select(number => $"CB-B{number:0000}")];
        var branch = First(organisation["branches"]!);
        var term = First(organisation["terms"]!, "body");
        foreach (var code in codes)
        {
            organisation["branches"]!.AsArray().Add(With(branch, ("code", code), ("name", "Chi bộ " + code)));
            organisation["terms"]!.AsArray().Add(With(term, ("body", code)));
        }

        organisation["groups"]!.AsArray().Add(new JsonObject
        {
            ["code"] = Group,
            ["name"] = "Các chi bộ đo tải",
            ["branches"] = new JsonArray([.. codes.Select(code => JsonValue.Create(code))]),
        });
        await File.WriteAllTextAsync(options.Required("to"), organisation.ToJsonString(Readable));
        return 0;
    }

    /// <summary>The branches that the group <see cref="Group"/> of such a file holds.</summary>
    public static IReadOnlyList<string> Branches(string path)
    {
        var groups = JsonNode.Parse(File.ReadAllText(path))!["groups"]!.AsArray();
        var group = groups.First(candidate => Is(candidate!, "code", Group));

        return [.. group!["branches"]!.AsArray().Select(code => (string)code!)];
    }

    private static JsonNode First(JsonNode list, string codeName = "code") =>
        list.AsArray().First(item => Is(item!, codeName, "CB-CNTT"))!;

    private static bool Is(JsonNode item, string name, string value) =>
        string.Equals((string?)item[name], value, StringComparison.Ordinal);

    private static JsonNode With(JsonNode pattern, params (string Name, string Value)[] values)
    {
        var copy = pattern.DeepClone();
        foreach (var (name, value) in values) copy[name] = value;

        return copy;
    }
}
