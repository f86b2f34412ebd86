using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Tour;

/// <summary>Reads members of JSON answers; a missing one is a failure that shows the answer.</summary>
internal static class Reading
{
    private const int LongestQuote = 600;

    // The default encoder would print every Vietnamese letter as an escape.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(this JsonNode node, string member) => node.Member(member).Words();

    /// <summary>Whether the member is there and says exactly this.</summary>
    public static bool Says(this JsonNode node, string member, string words) =>
        string.Equals((node as JsonObject)?[member].Words(), words, StringComparison.Ordinal);

    public static int Number(this JsonNode node, string member) =>
        node.Member(member) is JsonValue value && value.TryGetValue<int>(out var number)
            ? number
            : throw new TourFailedException($"«{member}» không phải số nguyên: {Quote(node)}");

    public static JsonArray Items(this JsonNode node, string member = "items") =>
        node.Member(member) as JsonArray ?? throw new TourFailedException($"«{member}» không phải danh sách: {Quote(node)}");

    /// <summary>A value in words: a string as it is, nothing as "", anything else as JSON.</summary>
    public static string Words(this JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(Readable),
    };

    public static bool IsTrue(this JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var answer) && answer;

    /// <summary>Every string and member name inside, escapes undone: where a typed text could hide.</summary>
    public static IEnumerable<string> Strings(this JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => m.Value.Strings().Prepend(m.Key)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    public static string Quote(JsonNode? node) => Shortened(node is null ? "null" : node.ToJsonString(Readable));

    public static string Shortened(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";

    private static JsonNode Member(this JsonNode node, string member) =>
        (node as JsonObject)?[member] ?? throw new TourFailedException($"Thiếu «{member}» trong: {Quote(node)}");
}
