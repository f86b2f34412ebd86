using System.Text.Json.Serialization;

namespace Workflow.Domain.Organisation;

/// <summary>A fact that someone brought about, and in which capacity; null where a rule did.</summary>
public interface IActed
{
    Capacity? By { get; }
}

/// <summary>In which capacity a person acted: the appointment, the body and the post, kept in every fact as they were that day.</summary>
/// <param name="OnBehalfOf">The absent one whose appointment it is; null for who acted in their own.</param>
public sealed record Capacity(string Person, string As, string Body, string Post, string? OnBehalfOf = null)
{
    /// <summary>Whose part was done: the absent one's, when another acted for them.</summary>
    [JsonIgnore]
    public string Holder => OnBehalfOf ?? Person;

    public static Capacity Of(AppointmentMade appointment) => new(appointment.Person, appointment.Id, appointment.Body, appointment.Post);

    /// <summary>A branch's own client acts for its branch, not for a person.</summary>
    public static Capacity OfBranch(string branch) => new(Principal.Branch(branch), Principal.Branch(branch), branch, "");

    /// <summary>Picks the capacity from the appointments that fit: the one asked for, or the only one.</summary>
    /// <param name="none">Said when none fits, or not the one asked for.</param>
    public static (Capacity? Capacity, Rejection? Rejection) Choose(Request request, IEnumerable<AppointmentMade> fitting, Rejection none)
    {
        // What a cover can reach goes through AbsenceCover; nothing else is done for another.
        if (request.OnBehalfOf is not null) return (null, Rejection.AuthorityMissing);

        var fit = fitting.DistinctBy(a => a.Id).ToList();
        if (request.As is not null) fit.RemoveAll(a => a.Id != request.As);
        return fit switch
        {
            [] => (null, none),
            [var only] => (Of(only), null),
            _ => (null, Rejection.CapacityRequired(fit.Select(a => new Choice(a.Id, $"{a.Post}, {a.Body}")))),
        };
    }
}
