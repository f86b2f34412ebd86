using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Host.Drafting;

/// <summary>JSON in the one form that hashes alike everywhere (RFC 8785): members in order of their UTF-16 code units, no white space, nothing escaped that need not be.</summary>
public static class CanonicalJson
{
    public static byte[] Write(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null: text.Append("null"); break;
            case JsonObject members: WriteAll(text, '{', members.OrderBy(m => m.Key, StringComparer.Ordinal), '}', WriteMember); break;
            case JsonArray items: WriteAll(text, '[', items, ']', Write); break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.String: WriteString(text, value.GetValue<string>()); break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.Number: text.Append(value.GetValue<long>().ToString(CultureInfo.InvariantCulture)); break;
            default: text.Append(node.GetValue<bool>() ? "true" : "false"); break;
        }
    }

    private static void WriteMember(StringBuilder text, KeyValuePair<string, JsonNode?> member)
    {
        WriteString(text, member.Key);
        text.Append(':');
        Write(text, member.Value);
    }

    private static void WriteAll<T>(StringBuilder text, char open, IEnumerable<T> items, char close, Action<StringBuilder, T> write)
    {
        text.Append(open);
        foreach (var (i, item) in items.Index())
        {
            if (i > 0) text.Append(',');
            write(text, item);
        }

        text.Append(close);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }
}
