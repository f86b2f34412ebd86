namespace Workflow.Domain.Organisation;

/// <summary>Who a principal stands for on a day.</summary>
public static class PrincipalHolders
{
    /// <summary>The appointments by which people are <paramref name="principal"/>: for a post its holders, for a duty those who carry it, for a person all of theirs.</summary>
    /// <param name="person">Only this person's; null for everyone's.</param>
    public static IEnumerable<AppointmentMade> Of(string principal, OrganisationChart organisation, DateOnly day, string? person = null) =>
        (principal.Split(':', 2) switch
        {
            ["person", var named] => organisation.AppointmentsOf(named, day),
            ["post", var post] when post.Split('/', 2) is [var body, var title] => organisation.HoldersOf(body, title, day),
            ["organ", var seat] when seat.Split('/', 2) is [var body, var organ] => organisation.MembersOf(body, organ, day),
            ["duty", var assigned] when assigned.Split('/', 2) is [var body, var duty] =>
                organisation.People.Keys.Where(p => person is null || p == person).Order(StringComparer.Ordinal).SelectMany(p => organisation.Carrying(duty, body, p, day)),
            _ => [],
        }).Where(a => person is null || a.Person == person);
}
