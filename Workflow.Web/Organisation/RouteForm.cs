using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Workflow.Web.Acts;
using Workflow.Web.Api;
using Workflow.Web.Words;

namespace Workflow.Web.Organisation;

/// <summary>A route as it stands in the fields of its editor, and the draft with which it is tried.</summary>
public static partial class RouteForm
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Units of a time limit, as the API writes them.</summary>
    public static readonly IReadOnlyList<(string Value, string Vi, string En)> Units = [("working days", "ngày làm việc", "working days"), ("hours", "giờ", "hours"), ("minutes", "phút", "minutes")];

    /// <param name="Value">What the choice stands for, as JSON.</param>
    public sealed record WhoOption(StepWhoView Who, string Value, string Name);

    public sealed record WhoGroup(string Name, IReadOnlyList<WhoOption> Options);

    /// <summary>Who may act in a step: posts, organs, the head of the drafting unit, people.</summary>
    public static IReadOnlyList<WhoGroup> Choices(OrganisationView organisation, Text l)
    {
        return
        [
            Group(l["Theo quan hệ", "By relation"], [new(null, null, null, null, "drafter.unit")]),
            Group(l["Cơ quan", "Organs"], organisation.Organs.Select(o => new StepWhoView(null, null, o.Code, null, null))),
            Group(l["Chức vụ", "Posts"], organisation.Bodies.Where(b => b.Parent is null).SelectMany(b => b.Posts.Select(p => p.Post).Append(b.Head).OfType<string>().Distinct().Select(post => new StepWhoView(b.Code, post, null, null, null)))),
            Group(l["Chi bộ ban hành", "The issuing branch"], organisation.Bodies.Where(b => b.Parent is not null).SelectMany(b => b.Posts).Select(p => p.Post).Distinct().Select(post => new StepWhoView("@own-branch", post, null, null, null))),
            Group(l["Đích danh", "By name"], organisation.People.Select(p => new StepWhoView(null, null, null, p.Username, null))),
        ];

        WhoGroup Group(string name, IEnumerable<StepWhoView> people) => new(name, [.. people.Select(who => new WhoOption(who, Json(who), Names.Who(who, organisation, l)))]);
    }

    public static string Json<T>(T choice) => JsonSerializer.Serialize(choice, Compact);

    /// <summary>The number and the unit of a time limit such as <c>3 working days</c>.</summary>
    public static (string Amount, string Unit) Split(string? due) => due?.Split(' ', 2) is [var amount, var unit] ? (amount, unit.EndsWith('s') ? unit : $"{unit}s") : ("", Units[0].Value);

    /// <summary>The route as typed; null where it cannot even be read.</summary>
    public static DefinedRoute? Typed(IFormCollection form, string code)
    {
        try
        {
            var body = FormBody.Of(form);
            body["code"] ??= code;
            body["name"] ??= "";
            body["steps"] ??= new JsonArray();
            return body.Deserialize<DefinedRoute>(ApiClient.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The numbers of the typed steps that are kept, in their order: as <see cref="FormBody"/> lists them.</summary>
    public static IReadOnlyList<int> Kept(IFormCollection form) =>
    [
        .. from field in form
           let order = OrderField().Match(field.Key)
           let typed = field.Value.ToString().Trim()
           where order.Success && typed is not ""
           let number = int.Parse(order.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
           orderby decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var place) ? place : number, number
           select number,
    ];

    /// <summary>What the API is asked in order to try the typed route.</summary>
    public static JsonObject Trial(IFormCollection form, string code)
    {
        var definition = FormBody.Of(form);
        definition["name"] ??= code;
        definition["basis"] ??= "–";
        definition["steps"] ??= new JsonArray();
        var trial = new JsonObject
        {
            ["type"] = form["_type"].ToString(), ["urgency"] = form["_urgency"].ToString(), ["abstract"] = "–", ["recipients"] = new JsonArray(),
            ["route"] = definition["code"]?.ToString() ?? code, ["routeDefinition"] = definition,
        };
        if (form["_on"].ToString() is { Length: > 0 } on) trial["on"] = on;
        if (form["_drafter"].ToString() is { Length: > 0 } drafter) trial["drafter"] = drafter;
        if (Issuer(form["_for"]) is { } issuer)
            foreach (var (name, value) in issuer) trial[name] = value?.DeepClone();
        return trial;
    }

    private static JsonObject? Issuer(string? chosen)
    {
        try
        {
            return JsonNode.Parse(chosen ?? "") as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\Asteps\[(?<number>[0-9]{1,4})\]\._order\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex OrderField();
}
