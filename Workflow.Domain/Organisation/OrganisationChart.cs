using System.Collections.Immutable;
using Workflow.Domain.Numbering;

namespace Workflow.Domain.Organisation;

/// <summary>The organisation as its facts tell it: asked for any day, it says who held what then. Fed by every organisation stream.</summary>
public sealed record OrganisationChart
{
    public static readonly OrganisationChart Empty = new();

    /// <summary>How many facts it was told by.</summary>
    public int Version { get; private init; }

    /// <summary>Every body as it was last described, those closed since included.</summary>
    public ImmutableDictionary<string, BodyEstablished> Bodies { get; private init; } = ImmutableDictionary<string, BodyEstablished>.Empty;

    public ImmutableDictionary<string, string> People { get; private init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, GroupDefined> Groups { get; private init; } = ImmutableDictionary<string, GroupDefined>.Empty;

    public ImmutableDictionary<string, RouteDefined> Routes { get; private init; } = ImmutableDictionary<string, RouteDefined>.Empty;

    public IEnumerable<AppointmentMade> Appointments => ByBody.Values.SelectMany(held => held);

    public ImmutableList<DutyAssigned> Duties { get; private init; } = [];

    /// <summary>Each body's own terms, the oldest first, as they were opened.</summary>
    public ImmutableDictionary<string, ImmutableList<TermOpened>> Terms { get; private init; } = ImmutableDictionary<string, ImmutableList<TermOpened>>.Empty;

    public RuleBook RuleBook { get; private init; } = RuleBook.Empty;

    public CongressBook Congresses { get; private init; } = CongressBook.Empty;

    public CoverBook AbsenceCovers { get; private init; } = CoverBook.Empty;

    public WorkingCalendar Calendar { get; private init; } = WorkingCalendar.Plain;

    public IEnumerable<BodyEstablished> Branches => Bodies.Values.Where(b => b.Parent is not null);

    private ImmutableDictionary<string, AppointmentMade> ById { get; init; } = ImmutableDictionary<string, AppointmentMade>.Empty;

    private ImmutableDictionary<string, ImmutableList<AppointmentMade>> ByPerson { get; init; } =
        ImmutableDictionary<string, ImmutableList<AppointmentMade>>.Empty;

    private ImmutableDictionary<string, ImmutableList<AppointmentMade>> ByBody { get; init; } =
        ImmutableDictionary<string, ImmutableList<AppointmentMade>>.Empty;

    private ImmutableDictionary<string, DateOnly> Closed { get; init; } = ImmutableDictionary<string, DateOnly>.Empty;

    /// <summary>What bodies and routes were before they were changed, the oldest first.</summary>
    private ImmutableDictionary<string, ImmutableList<BodyEstablished>> FormerBodies { get; init; } = ImmutableDictionary<string, ImmutableList<BodyEstablished>>.Empty;

    private ImmutableDictionary<string, ImmutableList<RouteDefined>> FormerRoutes { get; init; } = ImmutableDictionary<string, ImmutableList<RouteDefined>>.Empty;

    public static OrganisationChart Evolve(OrganisationChart organisation, OrganisationEvent e) => organisation.After(e) with { Version = organisation.Version + 1 };

    private OrganisationChart After(OrganisationEvent e) => e switch
    {
        BodyEstablished body => this with { Bodies = Bodies.SetItem(body.Code, body), FormerBodies = Add(FormerBodies, body.Code, Bodies.GetValueOrDefault(body.Code)) },
        BodyClosed closed => this with { Closed = Closed.SetItem(closed.Code, closed.On) },
        PersonRegistered person => this with { People = People.SetItem(person.Username, person.Name) },
        AppointmentMade appointment => this with
        {
            ById = ById.SetItem(appointment.Id, appointment),
            ByPerson = Add(ByPerson, appointment.Person, appointment),
            ByBody = Add(ByBody, appointment.Body, appointment),
        },
        AppointmentEnded ended when ById.GetValueOrDefault(ended.Id) is { } held => Until(held, ended.On),
        DutyAssigned duty => this with { Duties = Duties.Add(duty) },
        DutyEnded ended => this with { Duties = Duties.ConvertAll(d => ended.Ends(d) ? d with { To = ended.On } : d) },
        TermOpened term => this with { Terms = Terms.SetItem(term.Body, [.. Terms.GetValueOrDefault(term.Body, []).RemoveAll(t => t.Id == term.Id).Add(term).Sort((one, other) => one.From.CompareTo(other.From))]) },
        CongressConvened congress => this with { Congresses = Congresses.With(congress) },
        GroupDefined group => this with { Groups = Groups.SetItem(group.Code, group) },
        RouteDefined route => this with { Routes = Routes.SetItem(route.Code, route), FormerRoutes = Add(FormerRoutes, route.Code, Routes.GetValueOrDefault(route.Code)) },
        RulesAdopted adopted => this with { RuleBook = RuleBook.With(adopted.Rules) },
        CoverGranted granted => this with { AbsenceCovers = AbsenceCovers.With(granted) },
        CoverEnded ended => this with { AbsenceCovers = AbsenceCovers.With(ended) },
        CalendarSet set => this with { Calendar = new([.. set.WorkingDays], [.. set.Holidays], [.. set.ExtraWorkingDays]) },
        _ => throw new InvalidOperationException($"The organisation has no {e.GetType().Name}, or not what it is about."),
    };

    private OrganisationChart Until(AppointmentMade held, DateOnly last)
    {
        var ended = held with { To = last };
        return this with
        {
            ById = ById.SetItem(held.Id, ended),
            ByPerson = ByPerson.SetItem(held.Person, ByPerson[held.Person].Replace(held, ended)),
            ByBody = ByBody.SetItem(held.Body, ByBody[held.Body].Replace(held, ended)),
        };
    }

    public BodyEstablished? Body(string? code) => code is null ? null : Bodies.GetValueOrDefault(code);

    /// <summary>The body as it was described on that day; null before it was established and after it was closed.</summary>
    public BodyEstablished? BodyOn(string code, DateOnly day) =>
        Body(code) is not { } body || ClosedBefore(code, day) ? null : IsBy(body.From, day) ? body : FormerBodies.GetValueOrDefault(code, []).FindLast(b => IsBy(b.From, day));

    /// <summary>The route in its version of that day; null before it had one.</summary>
    public RouteDefined? RouteOn(string code, DateOnly day) =>
        Routes.GetValueOrDefault(code) is not { } route ? null : IsBy(route.From, day) ? route : FormerRoutes.GetValueOrDefault(code, []).FindLast(r => IsBy(r.From, day));

    /// <summary>The last day of a body that was, or is to be, closed.</summary>
    public DateOnly? LastDayOf(string code) => Closed.TryGetValue(code, out var last) ? last : null;

    public AppointmentMade? Appointment(string id) => ById.GetValueOrDefault(id);

    /// <summary>Every appointment the person ever had.</summary>
    public ImmutableList<AppointmentMade> Of(string person) => ByPerson.GetValueOrDefault(person, []);

    public string NameOf(string person) => People.GetValueOrDefault(person, person);

    public IEnumerable<AppointmentMade> AppointmentsOf(string person, DateOnly day) => Of(person).Where(a => InForce(a, day));

    public IEnumerable<AppointmentMade> AppointmentsIn(string body, DateOnly day) => ByBody.GetValueOrDefault(body, []).Where(a => InForce(a, day));

    /// <summary>Whether anybody holds the post, or ever held it, or is to lead the body in it.</summary>
    public bool HasPost(string body, string post) => Body(body)?.Head == post || ByBody.GetValueOrDefault(body, []).Exists(a => a.Post == post);

    /// <summary>Those who hold the post on that day, or act in it.</summary>
    public IEnumerable<AppointmentMade> HoldersOf(string body, string post, DateOnly day) => AppointmentsIn(body, day).Where(a => Holds(a, post));

    /// <summary>The post that one acts in: «Quyền Bí thư» acts as Bí thư. Null for a post held in its own right.</summary>
    public static string? Acted(string post) => post.StartsWith("Quyền ", StringComparison.Ordinal) ? post["Quyền ".Length..] : null;

    public static bool Holds(AppointmentMade appointment, string post) => appointment.Post == post || Acted(appointment.Post) == post;

    /// <summary>Whether the appointment is to the post that the principal names, or acts in it.</summary>
    public static bool IsHeldBy(string principal, AppointmentMade appointment) =>
        principal == Principal.Post(appointment.Body, appointment.Post) || (Acted(appointment.Post) is { } post && principal == Principal.Post(appointment.Body, post));

    public IEnumerable<AppointmentMade> MembersOf(string body, string organ, DateOnly day) => AppointmentsIn(body, day).Where(a => a.Organs.Contains(organ));

    public IEnumerable<AppointmentMade> VotersOf(string body, string organ, DateOnly day) => AppointmentsIn(body, day).Where(a => a.VotesIn.Contains(organ));

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

    /// <summary>All terms whose numbers the body counts, or counted. Each lasts to the day before the next (HD 36 §II.1.3), whatever was said when it was opened.</summary>
    public ImmutableList<TermOpened> TermsOf(string body)
    {
        var own = Terms.GetValueOrDefault(body, []);
        if (own.IsEmpty) return Body(body)?.Serves is { } served ? TermsOf(served) : own;
        return [.. own.Select((term, i) => i + 1 < own.Count ? term with { To = own[i + 1].From.AddDays(-1) } : term)];
    }

    /// <summary>The rules by which a document of that day is judged; null where none were adopted.</summary>
    public RuleSet? RulesOn(DateOnly day) => RuleBook.On(day);
    public TypeTable TypesOn(DateOnly day) => RuleBook.TypesOn(day);

    /// <summary>Whether a draft of the body may name the organ: one of its own, none where it has none, or its congress.</summary>
    public bool HasOrgan(BodyEstablished body, string? organ, DateOnly day) => organ is CongressConvened.Organ
        ? Congresses.IsAwaited(body.Code, day)
        : body.Organs is [] ? organ is null : body.Organs.Any(o => o.Code == organ);

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
            if (Acted(appointment.Post) is { } acted) principals.Add(Principal.Post(appointment.Body, acted));
            if (Body(appointment.Body)?.Head is { } head && Holds(appointment, head)) principals.Add(Principal.Head(appointment.Body));
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

    /// <summary>Whether it is held on that day. With a body its posts end.</summary>
    public bool InForce(AppointmentMade a, DateOnly day) => a.From <= day && (a.To is null || day <= a.To) && !ClosedBefore(a.Body, day);

    private bool ClosedBefore(string body, DateOnly day) => LastDayOf(body) < day;

    private static bool IsBy(DateOnly? from, DateOnly day) => from is null || from <= day;

    private static bool InForce(DutyAssigned d, DateOnly day) => d.From <= day && (d.To is null || day <= d.To);

    private static ImmutableDictionary<string, ImmutableList<T>> Add<T>(ImmutableDictionary<string, ImmutableList<T>> index, string key, T? item) where T : class =>
        item is null ? index : index.SetItem(key, index.GetValueOrDefault(key, []).Add(item));
}
