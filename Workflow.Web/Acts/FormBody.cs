using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Workflow.Web.Acts;

/// <summary>
/// The body of a command from the fields of a form. A field's name says where its value goes and what it is:
/// <c>comment</c> a text · <c>deadline.on</c> a member of a member · <c>recipients[]</c> a list of what was chosen ·
/// <c>recipients[0].code</c> a member of an entry · <c>count:number</c>, <c>important:yes</c> (ticked or not), <c>text:html</c> (typed with
/// headings, lists and tables; sent as Markdown), <c>addressees:lines</c> (one a line), <c>from:instant</c> (day and time in Vietnam),
/// <c>due.urgent:joined</c> (several fields that are one text, such as a number and its unit), <c>signer:json</c> (a choice that stands for
/// several members; named <c>:json</c> alone, members of the body itself; <c>decisions[]:json</c>, whole entries). An empty field is left
/// out: an act never carries what was not filled in. <c>recipients[0].purpose:beside</c> goes only with an entry that has something else;
/// <c>recipients:list</c> says that the list is there even with nothing in it, and <c>dueOn:emptied</c> that the field is taken away
/// (<c>without</c>) where nothing is in it. <c>steps[0]._order</c> says where the entry stands in its list; emptied, the entry is left out.
/// Names that begin with <c>_</c> are the form's own.
/// </summary>
public static class FormBody
{
    public static JsonObject Of(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var body = new JsonObject();
        foreach (var (place, kind, values) in form.Where(f => f.Key is not ['_', ..]).Select(Named).OrderBy(f => f.Kind switch { "beside" => 1, "list" or "emptied" => 2, _ => 0 }))
        {
            if (kind is "list") body.TryAdd(place, new JsonArray());
            else if (kind is "emptied") Empty(body, place);
            else if (kind is "beside" && !Has(body, place[..place.LastIndexOf('.')])) continue;
            else if (place.EndsWith("[]", StringComparison.Ordinal)) Put(body, place[..^2], new JsonArray([.. values.Select(v => Value(v, kind)).Where(v => v is not null)]));
            else if (place.EndsWith($".{Order}", StringComparison.Ordinal)) Put(body, place, values[^1]?.Trim() ?? "");
            else if (Value(kind is "joined" ? Joined(values) : values[^1], kind) is { } value) Put(body, place, value);
        }

        return (JsonObject)Listed(body);
    }

    private const string Order = "_order";

    private static string? Joined(StringValues values) => values.Any(string.IsNullOrWhiteSpace) ? null : string.Join(' ', values.Select(value => value!.Trim()));

    private static (string Place, string Kind, StringValues Values) Named(KeyValuePair<string, StringValues> field)
    {
        var colon = field.Key.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (field.Key, "", field.Value) : (field.Key[..colon], field.Key[(colon + 1)..], field.Value);
    }

    private static void Empty(JsonObject body, string place)
    {
        if (body.ContainsKey(place)) return;
        if (body["without"] is not JsonArray emptied) body["without"] = emptied = [];
        emptied.Add(NameOf(place));
    }

    /// <summary>A member as the API names it where the name is a value: <c>due-on</c>.</summary>
    private static string NameOf(string member) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(member);

    private static bool Has(JsonObject body, string place)
    {
        JsonNode? at = body;
        foreach (var step in Steps(place)) at = (at as JsonObject)?[step];
        return at is not null;
    }

    private static JsonNode? Value(string? typed, string kind) => (typed?.Trim(), kind) switch
    {
        (null or "", _) => null,
        (var number, "number") => decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : number,
        (var ticked, "yes") => ticked is "on" or "true" or "yes",
        (var html, "html") => Drafting.Markup.ToMarkdown(html),
        (var lines, "lines") => new JsonArray([.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)line)]),
        (var instant, "instant") => DateTime.TryParseExact(instant, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? $"{at:yyyy-MM-dd'T'HH:mm:ss}+07:00" : instant,
        (var chosen, "json") => Parsed(chosen),
        (var text, _) => text.ReplaceLineEndings("\n"),
    };

    private static JsonNode? Parsed(string chosen)
    {
        try
        {
            return JsonNode.Parse(chosen);
        }
        catch (System.Text.Json.JsonException)
        {
            return chosen;
        }
    }

    private static void Put(JsonObject body, string place, JsonNode value)
    {
        if (place is "" && value is JsonObject members)
        {
            foreach (var (name, member) in members) body[name] = member?.DeepClone();
            return;
        }

        var (at, steps) = (body, Steps(place));
        foreach (var step in steps.AsSpan(0, steps.Length - 1)) at = (JsonObject)(at[step] ??= new JsonObject());
        at[steps[^1]] = value;
    }

    private static string[] Steps(string place) => place.Replace("[", ".[", StringComparison.Ordinal).Split('.');

    /// <summary>Entries were gathered under their numbers, <c>[0]</c>, <c>[2]</c>; those left empty are not there.</summary>
    private static JsonNode Listed(JsonNode node)
    {
        if (node is JsonArray list) return new JsonArray([.. list.Select(entry => entry is null ? null : Listed(entry))]);
        if (node is not JsonObject members) return node.DeepClone();
        if (members.Count > 0 && members.All(m => m.Key is ['[', ..])) return new JsonArray([.. InOrder(members).Select(Listed)]);
        return new JsonObject(members.Where(m => m.Key is not Order).Select(m => KeyValuePair.Create(m.Key, m.Value is null ? null : Listed(m.Value))));
    }

    private static IEnumerable<JsonNode> InOrder(JsonObject entries) =>
        from entry in entries
        let number = int.Parse(entry.Key.AsSpan(1, entry.Key.Length - 2), CultureInfo.InvariantCulture)
        let typed = (entry.Value as JsonObject)?[Order]?.ToString()
        where typed is not ""
        orderby decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var place) ? place : number, number
        select entry.Value!;
}
