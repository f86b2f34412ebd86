namespace Workflow.Domain.Organisation;

/// <summary>A fact that someone brought about, and in which capacity; null where a rule did.</summary>
public interface IActed
{
    Capacity? By { get; }
}

/// <summary>In which capacity a person acted: the appointment, the body and the post, kept in every fact as they were that day.</summary>
public sealed record Capacity(string Person, string As, string Body, string Post)
{
    public static Capacity Of(AppointmentMade appointment) => new(appointment.Person, appointment.Id, appointment.Body, appointment.Post);

    /// <summary>A branch's own client acts for its branch, not for a person.</summary>
    public static Capacity OfBranch(string branch) => new(Principal.Branch(branch), Principal.Branch(branch), branch, "");

    /// <summary>Picks the capacity from the appointments that fit: the one asked for, or the only one.</summary>
    /// <param name="none">Said when none fits, or not the one asked for.</param>
    public static (Capacity? Capacity, Rejection? Rejection) Choose(Request request, IEnumerable<AppointmentMade> fitting, Rejection none)
    {
        // Absence cover is not recorded by this system yet, so nobody is covered by anybody.
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
