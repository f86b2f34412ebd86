using System.Globalization;

namespace Workflow.Domain.Organisation;

/// <summary>By what a fact of the organisation is known again: its code or id, and what kind of thing that names.</summary>
/// <param name="Kind">As callers know it: <c>body</c>, <c>person</c>, <c>term</c>, <c>congress</c>, <c>group</c>, <c>route</c>.</param>
public sealed record OrganisationKey(string Kind, string Code, bool IsKnown)
{
    /// <summary>Null for what has no code of the caller's choosing, such as an appointment or an ending.</summary>
    public static OrganisationKey? Of(OrganisationEvent change, OrganisationChart organisation) => change switch
    {
        BodyEstablished body => new("body", body.Code, organisation.Bodies.ContainsKey(body.Code)),
        PersonRegistered person => new("person", person.Username, organisation.People.ContainsKey(person.Username)),
        TermOpened term => new("term", term.Id, organisation.Terms.GetValueOrDefault(term.Body, []).Exists(t => t.Id == term.Id)),
        CongressConvened congress => new("congress", congress.Term, organisation.Congresses.Of(congress.Body).Exists(c => c.Term == congress.Term)),
        GroupDefined group => new("group", group.Code, organisation.Groups.ContainsKey(group.Code)),
        RouteDefined route => new("route", route.Code, organisation.Routes.ContainsKey(route.Code)),
        _ => null,
    };

    /// <summary>Each body has a stream of its own; people, groups, duties, routes and the calendar are in the stream of the whole.</summary>
    public static StreamKey StreamOf(OrganisationEvent change, OrganisationChart organisation) => EstablishOrganisation.StreamOf(change switch
    {
        BodyEstablished body => body.Code,
        BodyClosed closed => closed.Code,
        TermOpened term => term.Body,
        CongressConvened congress => congress.Body,
        AppointmentMade appointment => appointment.Body,
        AppointmentEnded ended => organisation.Appointment(ended.Id)!.Body,
        _ => "*",
    });

    /// <summary>The fact with the id or the version that is next.</summary>
    public static OrganisationEvent Complete(OrganisationEvent change, OrganisationChart organisation, DateOnly today) => change switch
    {
        AppointmentMade { Id: "" } appointment => appointment with { Id = NextId(appointment, organisation) },
        RouteDefined { Version: 0 } route => route with { Version = (organisation.Routes.GetValueOrDefault(route.Code)?.Version ?? 0) + 1, From = today },
        _ => change,
    };

    /// <summary>The code or id under which the recorded fact is found.</summary>
    public static string IdOf(OrganisationEvent change, OrganisationChart organisation) => change switch
    {
        BodyClosed closed => closed.Code,
        AppointmentMade made => organisation.Of(made.Person).Find(a => IsSame(a, made))?.Id ?? made.Id,
        AppointmentEnded ended => ended.Id,
        DutyAssigned duty => duty.Duty,
        DutyEnded ended => ended.Duty,
        _ => Of(change, organisation)?.Code ?? "calendar",
    };

    /// <summary>What an <c>If-Match</c> is compared with: of a route its own version, of all else that of the organisation.</summary>
    public static int VersionOf(OrganisationEvent change, OrganisationChart organisation) =>
        change is RouteDefined route ? organisation.Routes.GetValueOrDefault(route.Code)?.Version ?? 0 : organisation.Version;

    /// <summary>Whether it is so already.</summary>
    public static bool IsSo(OrganisationEvent change, OrganisationChart organisation) => change switch
    {
        BodyEstablished body => organisation.Body(body.Code) is { } known && TextJson.Same(known, body),
        BodyClosed closed => organisation.LastDayOf(closed.Code) == closed.On,
        PersonRegistered person => organisation.People.GetValueOrDefault(person.Username) == person.Name,
        AppointmentMade made => organisation.Of(made.Person).Exists(a => IsSame(a, made)),
        AppointmentEnded ended => organisation.Appointment(ended.Id)?.To == ended.On,
        DutyAssigned duty => organisation.Duties.Exists(d => TextJson.Same(d, duty)),
        DutyEnded ended => organisation.Duties.Exists(d => d.To == ended.On && ended.IsAbout(d)),
        TermOpened term => organisation.Terms.GetValueOrDefault(term.Body, []).Exists(t => TextJson.Same(t, term)),
        CongressConvened congress => organisation.Congresses.Of(congress.Body).Contains(congress),
        GroupDefined group => organisation.Groups.GetValueOrDefault(group.Code) is { } known && TextJson.Same(known, group),
        RouteDefined route => organisation.Routes.GetValueOrDefault(route.Code) is { } known && TextJson.Same(known with { Version = route.Version, From = route.From }, route),
        CalendarSet set => organisation.Calendar is var now && now.WorkingDays.SetEquals(set.WorkingDays) && now.Holidays.SetEquals(set.Holidays) && now.ExtraWorkingDays.SetEquals(set.ExtraWorkingDays),
        _ => false,
    };

    private static bool IsSame(AppointmentMade one, AppointmentMade other) => TextJson.Same(one with { Id = other.Id }, other);

    /// <summary>An appointment's id tells whose it is: username, body, and which of theirs there.</summary>
    private static string NextId(AppointmentMade made, OrganisationChart organisation) => string.Create(
        CultureInfo.InvariantCulture, $"{made.Person}.{made.Body}.{organisation.Of(made.Person).Count(a => a.Body == made.Body) + 1}");
}
