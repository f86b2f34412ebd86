using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;

namespace Workflow.Host.Organisation;

/// <summary>A whole list.</summary>
public sealed record ListAnswer<T>(IReadOnlyList<T> Items);

/// <summary>The organisation as it stood on a day: what had ended by then or had not begun is not in it.</summary>
/// <param name="Version">How many facts the organisation was told by; for <c>If-Match</c>.</param>
public sealed record OrganisationAnswer(
    DateOnly AsOf, int Version, IReadOnlyList<BodyItem> Bodies, IReadOnlyList<TermOpened> Terms, IReadOnlyList<DutyAssigned> Duties, IReadOnlyList<GroupDefined> Groups, CalendarSet Calendar)
{
    /// <summary>Those convened, held or still to be held.</summary>
    public IReadOnlyList<CongressConvened> Congresses { get; init; } = [];

    /// <summary>Everyone registered, with a post on the day or without.</summary>
    public IReadOnlyList<PersonRegistered> People { get; init; } = [];

    public static OrganisationAnswer Of(OrganisationChart organisation, DateOnly day) => new(
        day,
        organisation.Version,
        [.. BodiesOf(organisation, organisation.Bodies.Values, day)],
        [.. organisation.Terms.Keys.Order(StringComparer.Ordinal).SelectMany(organisation.TermsOf).Where(t => t.From <= day)],
        [.. organisation.Duties.Where(d => d.From <= day && (d.To is null || day <= d.To))],
        [.. organisation.Groups.Values.OrderBy(g => g.Code, StringComparer.Ordinal)],
        new([.. organisation.Calendar.WorkingDays.Order()], [.. organisation.Calendar.Holidays.Order()], [.. organisation.Calendar.ExtraWorkingDays.Order()]))
    {
        Congresses = [.. organisation.Congresses.All.OrderBy(c => c.Body, StringComparer.Ordinal).ThenBy(c => c.From)],
        People = [.. organisation.People.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new PersonRegistered(p.Key, p.Value))],
    };

    public static IEnumerable<BodyItem> BodiesOf(OrganisationChart organisation, IEnumerable<BodyEstablished> bodies, DateOnly day) =>
        from known in bodies.OrderBy(b => b.Parent is null ? 0 : 1).ThenBy(b => b.Code, StringComparer.Ordinal)
        let body = organisation.BodyOn(known.Code, day)
        where body is not null
        select new BodyItem(
            body.Code, body.Name, body.Symbol, body.Kind, body.Level, body.Superior, body.Serves, body.Parent, body.Head, body.HasSeal, body.Place, body.Organs,
            [.. organisation.AppointmentsIn(body.Code, day).GroupBy(a => a.Post).Select(post => new PostItem(post.Key, [.. post.Select(a => HolderItem.Of(a, organisation))]))])
        {
            From = body.From, To = organisation.LastDayOf(body.Code), Basis = body.Basis,
        };
}

/// <summary>A committee, an office, a branch.</summary>
public sealed record BodyItem(
    string Code, string Name, string Symbol, string Kind, string? Level, string? Superior, string? Serves, string? Parent, string? Head, bool HasSeal,
    string? Place, ImmutableArray<Organ> Organs, IReadOnlyList<PostItem> Posts)
{
    /// <summary>Since when it is as described; absent where no day was recorded.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Its last day, where one is set.</summary>
    public DateOnly? To { get; init; }

    public string? Basis { get; init; }
}

/// <summary>A post (chức vụ) and who holds it on the day.</summary>
public sealed record PostItem(string Post, IReadOnlyList<HolderItem> Holders);

/// <param name="As">The appointment, to be named in <c>as</c>.</param>
/// <param name="To">Last day; absent while it lasts.</param>
public sealed record HolderItem(
    string Person, string Name, string As, ImmutableArray<string> Organs, ImmutableArray<string> VotesIn, DateOnly From, DateOnly? To, string Basis)
{
    public static HolderItem Of(AppointmentMade a, OrganisationChart organisation) =>
        new(a.Person, organisation.NameOf(a.Person), a.Id, a.Organs, a.VotesIn, a.From, a.To, a.Basis);
}

/// <summary>A route in its version of the day.</summary>
public sealed record RouteItem(string Code, int Version, string Name, IReadOnlyList<StepItem> Steps, RouteSigner Signer, DateOnly? From, string? Basis)
{
    public static RouteItem Of(RouteDefined route) => new(
        route.Code, route.Version, route.Name, [.. route.Steps.Index().Select(s => StepItem.Of(s.Index + 1, s.Item))], route.Signer, route.From, route.Basis);
}

/// <param name="N">Counts the steps from 1.</param>
/// <param name="AtLeast">How many of its people must agree; absent where all must, and in a ballot.</param>
/// <param name="Percent">How many in a hundred of them, in its place.</param>
/// <param name="Due">By urgency: how long it may take.</param>
/// <param name="When">For which papers the step is meant; absent where for all.</param>
public sealed record StepItem(
    int N, StepKind Kind, ImmutableArray<StepPeople> Who, int? AtLeast, int? Percent, string? Organ, string? Mode, IReadOnlyDictionary<string, string> Due, StepCondition? When)
{
    public static StepItem Of(int n, RouteStep step) => new(
        n, step.Kind, step.Who, step.AtLeast, step.Percent, step.Organ, step.Mode,
        Enum.GetValues<Urgency>().Select(TextJson.Name).Where(step.Due.ContainsKey).ToDictionary(urgency => urgency, urgency => step.Due[urgency], StringComparer.Ordinal), step.When);
}

/// <summary>Who could sign for a body on a day, by a route (quyền hạn ký văn bản): the post it names, and the deputies who sign on behalf of the collective.</summary>
/// <param name="Prefix">The line above the post, where the route orders one.</param>
public sealed record SignersAnswer(string Body, string Route, int RouteVersion, DateOnly On, string? Prefix, IReadOnlyList<SignerItem> Items);

/// <param name="IsNamed">Holds the post that the route names; otherwise signs as a deputy.</param>
public sealed record SignerItem(string Person, string Name, string As, string Post, bool IsNamed, DateOnly From, DateOnly? To, string Basis);

/// <param name="Symbol">Printed in the number; several types may print the same.</param>
/// <param name="Series">The series that counts it.</param>
/// <param name="Clause">The rule that names the type or its symbol, and <paramref name="Source"/> what in it is still to be confirmed.</param>
public sealed record RuleItem(string Type, string Name, string Symbol, string Series, string Clause, string Source);
