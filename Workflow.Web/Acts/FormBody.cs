using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Workflow.Web.Acts;

/// <summary>
/// The body of a command from the fields of a form. A field's name says where its value goes and what it is:
/// <c>comment</c> a text · <c>deadline.on</c> a member of a member · <c>recipients[]</c> a list of what was chosen ·
/// <c>recipients[0].code</c> a member of an entry · <c>count:number</c>, <c>important:yes</c> (ticked or not), <c>text:html</c> (typed with
/// headings, lists and tables; sent as Markdown), <c>addressees:lines</c> (one a line), <c>decisions[]:json</c> (whole entries). An empty field is left out: an act never
/// carries what was not filled in. Names that begin with <c>_</c> are the form's own.
/// </summary>
public static class FormBody
{
    public static JsonObject Of(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var body = new JsonObject();
        foreach (var (name, values) in form.Where(f => f.Key is not ['_', ..]))
        {
            var colon = name.IndexOf(':', StringComparison.Ordinal);
            var (place, kind) = colon < 0 ? (name, "") : (name[..colon], name[(colon + 1)..]);
            if (place.EndsWith("[]", StringComparison.Ordinal)) Put(body, place[..^2], new JsonArray([.. values.Select(v => Value(v, kind)).Where(v => v is not null)]));
            else if (Value(values[^1], kind) is { } value) Put(body, place, value);
        }

        return (JsonObject)Listed(body);
    }

    private static JsonNode? Value(string? typed, string kind) => (typed?.Trim(), kind) switch
    {
        (null or "", _) => null,
        (var number, "number") => decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : number,
        (var ticked, "yes") => ticked is "on" or "true" or "yes",
        (var html, "html") => Drafting.Markup.ToMarkdown(html),
        (var entry, "json") => JsonNode.Parse(entry),
        (var lines, "lines") => new JsonArray([.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)line)]),
        (var text, _) => text.ReplaceLineEndings("\n"),
    };

    private static void Put(JsonObject body, string place, JsonNode value)
    {
        var (at, steps) = (body, place.Replace("[", ".[", StringComparison.Ordinal).Split('.'));
        foreach (var step in steps.AsSpan(0, steps.Length - 1)) at = (JsonObject)(at[step] ??= new JsonObject());
        at[steps[^1]] = value;
    }

    /// <summary>Entries were gathered under their numbers, <c>[0]</c>, <c>[2]</c>; those left empty are not there.</summary>
    private static JsonNode Listed(JsonNode node)
    {
        if (node is not JsonObject members) return node.DeepClone();
        if (members.Count > 0 && members.All(m => m.Key is ['[', ..])) return new JsonArray([.. members.OrderBy(m => int.Parse(m.Key.AsSpan(1, m.Key.Length - 2), CultureInfo.InvariantCulture)).Select(m => Listed(m.Value!))]);
        return new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)Listed(m.Value!))));
    }
}
