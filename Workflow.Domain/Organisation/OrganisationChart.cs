using System.Collections.Immutable;

namespace Workflow.Domain.Organisation;

/// <summary>The organisation as its facts tell it: asked for any day, it says who held what then. Fed by every organisation stream.</summary>
public sealed record OrganisationChart
{
    public static readonly OrganisationChart Empty = new();

    public ImmutableDictionary<string, BodyEstablished> Bodies { get; private init; } = ImmutableDictionary<string, BodyEstablished>.Empty;

    public ImmutableDictionary<string, string> People { get; private init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, GroupDefined> Groups { get; private init; } = ImmutableDictionary<string, GroupDefined>.Empty;

    public ImmutableDictionary<string, RouteDefined> Routes { get; private init; } = ImmutableDictionary<string, RouteDefined>.Empty;

    public ImmutableList<AppointmentMade> Appointments { get; private init; } = [];

    public ImmutableList<DutyAssigned> Duties { get; private init; } = [];

    public ImmutableList<TermOpened> Terms { get; private init; } = [];

    /// <summary>The sets of rules, by the day they are in force from.</summary>
    public ImmutableList<RuleSet> Rules { get; private init; } = [];

    public CoverBook AbsenceCovers { get; private init; } = CoverBook.Empty;

    public WorkingCalendar Calendar { get; private init; } = WorkingCalendar.Plain;

    public IEnumerable<BodyEstablished> Branches => Bodies.Values.Where(b => b.Parent is not null);

    private ImmutableDictionary<string, ImmutableList<AppointmentMade>> ByPerson { get; init; } =
        ImmutableDictionary<string, ImmutableList<AppointmentMade>>.Empty;

    private ImmutableDictionary<string, ImmutableList<AppointmentMade>> ByBody { get; init; } =
        ImmutableDictionary<string, ImmutableList<AppointmentMade>>.Empty;

    public static OrganisationChart Evolve(OrganisationChart organisation, OrganisationEvent e) => e switch
    {
        BodyEstablished body => organisation with { Bodies = organisation.Bodies.SetItem(body.Code, body) },
        PersonRegistered person => organisation with { People = organisation.People.SetItem(person.Username, person.Name) },
        AppointmentMade appointment => organisation with
        {
            Appointments = organisation.Appointments.Add(appointment),
            ByPerson = Add(organisation.ByPerson, appointment.Person, appointment),
            ByBody = Add(organisation.ByBody, appointment.Body, appointment),
        },
        DutyAssigned duty => organisation with { Duties = organisation.Duties.Add(duty) },
        TermOpened term => organisation with { Terms = organisation.Terms.Add(term) },
        GroupDefined group => organisation with { Groups = organisation.Groups.SetItem(group.Code, group) },
        RouteDefined route => organisation with { Routes = organisation.Routes.SetItem(route.Code, route) },
        RulesAdopted adopted => organisation with
        {
            Rules = organisation.Rules.RemoveAll(r => r.Code == adopted.Rules.Code).Add(adopted.Rules).Sort((one, other) => one.From.CompareTo(other.From)),
        },
        CoverGranted granted => organisation with { AbsenceCovers = organisation.AbsenceCovers.With(granted) },
        CoverEnded ended => organisation with { AbsenceCovers = organisation.AbsenceCovers.With(ended) },
        CalendarSet set => organisation with { Calendar = new([.. set.WorkingDays], [.. set.Holidays], [.. set.ExtraWorkingDays]) },
        _ => throw new InvalidOperationException($"The organisation has no {e.GetType().Name}."),
    };

    public BodyEstablished? Body(string? code) => code is null ? null : Bodies.GetValueOrDefault(code);

    public string NameOf(string person) => People.GetValueOrDefault(person, person);

    public IEnumerable<AppointmentMade> AppointmentsOf(string person, DateOnly day) =>
        ByPerson.GetValueOrDefault(person, []).Where(a => InForce(a, day));

    public IEnumerable<AppointmentMade> HoldersOf(string body, string post, DateOnly day) =>
        ByBody.GetValueOrDefault(body, []).Where(a => a.Post == post && InForce(a, day));

    public IEnumerable<AppointmentMade> MembersOf(string body, string organ, DateOnly day) =>
        ByBody.GetValueOrDefault(body, []).Where(a => a.Organs.Contains(organ) && InForce(a, day));

    public IEnumerable<AppointmentMade> VotersOf(string body, string organ, DateOnly day) =>
        ByBody.GetValueOrDefault(body, []).Where(a => a.VotesIn.Contains(organ) && InForce(a, day));

    /// <summary>The appointments by which <paramref name="person"/> carries <paramref name="duty"/> for <paramref name="body"/> on that day.</summary>
    public IEnumerable<AppointmentMade> Carrying(string duty, string body, string person, DateOnly day) =>
        from appointment in AppointmentsOf(person, day)
        where Duties.Any(d => d.Duty == duty && InForce(d, day) && d.Who.Is(appointment) && Covers(d, appointment, body))
        select appointment;

    /// <summary>The bodies for which the person carries the duty.</summary>
    public IEnumerable<string> BodiesServedBy(string duty, string person, DateOnly day) =>
        (from appointment in AppointmentsOf(person, day)
         from assigned in Duties
         where assigned.Duty == duty && InForce(assigned, day) && assigned.Who.Is(appointment)
         from body in assigned.For.Select(code => code == OwnBranch ? appointment.Body : code)
         where Covers(assigned, appointment, body)
         select body).Distinct(StringComparer.Ordinal);

    /// <summary>The term whose numbers the body counts on that day. A body without terms of its own counts by those of the body it serves.</summary>
    public TermOpened? TermOf(string body, DateOnly day) => TermsOf(body).Find(t => t.From <= day && (t.To is null || day <= t.To));

    /// <summary>All terms whose numbers the body counts, or counted.</summary>
    public ImmutableList<TermOpened> TermsOf(string body)
    {
        var own = Terms.FindAll(t => t.Body == body);
        return own.IsEmpty && Body(body)?.Serves is { } served ? TermsOf(served) : own;
    }

    /// <summary>The rules by which a document of that day is judged; null where none were adopted.</summary>
    public RuleSet? RulesOn(DateOnly day) => Rules.FindLast(r => r.From <= day);

    /// <summary>The branches that the codes of groups and branches stand for, each once.</summary>
    public IEnumerable<string> Expand(IEnumerable<string> codes) =>
        codes.SelectMany(code => Groups.TryGetValue(code, out var group) ? group.Branches : [code]).Distinct(StringComparer.Ordinal);

    /// <summary>Everything the person is on that day, to be matched with whom a row concerns.</summary>
    public ImmutableHashSet<string> PrincipalsOf(string person, DateOnly day)
    {
        if (person.StartsWith("branch:", StringComparison.Ordinal)) return [person];

        var principals = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        principals.Add(Principal.Person(person));
        foreach (var appointment in AppointmentsOf(person, day))
        {
            principals.Add(Principal.Post(appointment.Body, appointment.Post));
            if (Body(appointment.Body)?.Head == appointment.Post) principals.Add(Principal.Head(appointment.Body));
            principals.UnionWith(appointment.Organs.Select(organ => Principal.Organ(appointment.Body, organ)));
            foreach (var duty in Duties.Where(d => InForce(d, day) && d.Who.Is(appointment)))
                principals.UnionWith(BodiesUnder(duty, appointment).Select(body => Principal.Duty(body, duty.Duty)));
        }

        // An administrator never reads content, not even what was sent to the body they work in.
        if (principals.Count > 1 && !principals.Contains(Principal.Duty("*", Domain.Organisation.Duties.Administer)))
        {
            principals.Add(Principal.Member);
            principals.UnionWith(AppointmentsOf(person, day).Select(appointment => Principal.Branch(appointment.Body)));
        }

        return principals.ToImmutable();
    }

    /// <summary>Everything the person is at that instant: on that day, and where they act for others who are absent.</summary>
    public ImmutableHashSet<string> PrincipalsOf(string person, DateTimeOffset at)
    {
        var day = VietnamTime.DateOf(at);
        return PrincipalsOf(person, day).Union(AbsenceCover.InForce(person, this, at).SelectMany(cover => AbsenceCover.PrincipalsOf(cover, this, day)));
    }

    /// <summary>An audit mandate reaches the bodies that serve the committee and the branches below it.</summary>
    private IEnumerable<string> BodiesUnder(DutyAssigned duty, AppointmentMade appointment) => duty.Duty is "audit"
        ? Bodies.Values.Where(b => duty.For.Contains(b.Code) || (b.Serves ?? b.Parent) is { } above && duty.For.Contains(above)).Select(b => b.Code)
        : duty.For.Select(code => code == OwnBranch ? appointment.Body : code).Where(body => Covers(duty, appointment, body));

    private bool Covers(DutyAssigned duty, AppointmentMade appointment, string body) =>
        duty.For.Contains(body) || (duty.For.Contains(OwnBranch) && appointment.Body == body && Body(body)?.Parent is not null);

    public const string OwnBranch = "@own-branch";

    private static bool InForce(AppointmentMade a, DateOnly day) => a.From <= day && (a.To is null || day <= a.To);

    private static bool InForce(DutyAssigned d, DateOnly day) => d.From <= day && (d.To is null || day <= d.To);

    private static ImmutableDictionary<string, ImmutableList<AppointmentMade>> Add(
        ImmutableDictionary<string, ImmutableList<AppointmentMade>> index, string key, AppointmentMade appointment) =>
        index.SetItem(key, index.GetValueOrDefault(key, []).Add(appointment));
}
