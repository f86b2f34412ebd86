using System.Globalization;
using System.Text.Json;
using Workflow.Web.Acts;
using Workflow.Web.Api;

namespace Workflow.Web.Drafting;

/// <summary>What the form of a draft holds: as saved, or as typed when it was refused. The members are those of the command.</summary>
public sealed record DraftForm
{
    public string? Type { get; init; }
    public string? Organ { get; init; }
    public string? Abstract { get; init; }

    /// <summary>Markdown; of what was typed, null where the text was not touched.</summary>
    public string? Text { get; init; }
    public string? Urgency { get; init; }
    public string? DeliverBy { get; init; }
    public string? Matter { get; init; }
    public bool Important { get; init; }
    public string? Circulation { get; init; }
    public string? Route { get; init; }
    public string? Signer { get; init; }
    public string? DueOn { get; init; }
    public string? EffectiveFrom { get; init; }
    public string? DraftingUnit { get; init; }
    public IReadOnlyList<string> CoDrafters { get; init; } = [];
    public IReadOnlyList<string> Addressees { get; init; } = [];
    public IReadOnlyList<DraftRecipient> Recipients { get; init; } = [];
    public IReadOnlyList<DraftRelation> Relations { get; init; } = [];
    public IReadOnlyList<string> JointWith { get; init; } = [];
    public IReadOnlyList<DraftAppointment> Appointments { get; init; } = [];

    public static DraftForm Of(DirectiveView saved, string? text) => new()
    {
        Type = saved.Type,
        Organ = saved.Organ,
        Abstract = saved.Abstract,
        Text = text,
        Urgency = saved.Urgency,
        DeliverBy = saved.DeliverBy?.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        Matter = saved.Matter,
        Important = saved.Important,
        Circulation = saved.Circulation,
        Route = saved.Route,
        Signer = saved.Signer,
        DueOn = Iso(saved.DueOn),
        EffectiveFrom = Iso(saved.EffectiveFrom),
        DraftingUnit = saved.DraftingUnit,
        CoDrafters = saved.CoDrafters,
        Addressees = saved.Addressees,
        Recipients = [.. saved.Recipients.Select(r => new DraftRecipient(r.Code, r.Name, r.Purpose, r.Channel, r.Copies is { } n ? JsonSerializer.SerializeToElement(n) : null))],
        Relations = [.. saved.Relations.Select(r => new DraftRelation(r.Kind, r.DirectiveId?.ToString(), r.Number, Iso(r.Date), r.Issuer, r.Articles))],
        JointWith = saved.JointWith,
        Appointments = [.. saved.Appointments.Select(a => new DraftAppointment(a.Person, a.Body, a.Post, a.Organs, a.VotesIn, Iso(a.From), Iso(a.To), a.Ends))],
    };

    /// <summary>What was typed; null where it cannot be understood as a draft.</summary>
    public static DraftForm? Typed(IFormCollection form)
    {
        try
        {
            return FormBody.Of(form).Deserialize<DraftForm>(ApiClient.Json) is { } typed ? typed with { DeliverBy = form["deliverBy:instant"] } : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Copies">A number, or what was typed for one.</param>
public sealed record DraftRecipient(string? Code, string? Name, string? Purpose, string? Channel, JsonElement? Copies);

/// <summary>Who takes which post, and whose appointment ends with it.</summary>
public sealed record DraftAppointment(string? Person, string? Body, string? Post, IReadOnlyList<string>? Organs, IReadOnlyList<string>? VotesIn, string? From, string? To, string? Ends);

public sealed record DraftRelation(string Kind, string? DirectiveId, string? Number, string? Date, string? Issuer, string? Articles)
{
    /// <summary>Whether what begins with a number as printed is called by this one, however it is spelled.</summary>
    public bool IsCalled(string printed) => DirectiveId is null && Number is { } number && Key(printed).StartsWith(Key(number), StringComparison.Ordinal);

    /// <summary>Letters and digits alone, a leading zero or «số» left out.</summary>
    private static string Key(string number)
    {
        var key = string.Concat(number.Normalize().ToLowerInvariant().Where(char.IsLetterOrDigit));
        return (key.StartsWith("số", StringComparison.Ordinal) ? key[2..] : key).TrimStart('0');
    }
}
