using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;

namespace Workflow.Host.Organisation;

/// <summary>A whole list.</summary>
public sealed record ListAnswer<T>(IReadOnlyList<T> Items);

/// <summary>The organisation as it stood on a day: what had ended by then or had not begun is not in it.</summary>
public sealed record OrganisationAnswer(
    DateOnly AsOf, IReadOnlyList<BodyItem> Bodies, IReadOnlyList<TermOpened> Terms, IReadOnlyList<DutyAssigned> Duties, IReadOnlyList<GroupDefined> Groups)
{
    public static OrganisationAnswer Of(OrganisationChart organisation, DateOnly day) => new(
        day,
        [.. BodiesOf(organisation, organisation.Bodies.Values, day)],
        [.. organisation.Terms.Where(t => t.From <= day).OrderBy(t => t.Body, StringComparer.Ordinal).ThenBy(t => t.From)],
        [.. organisation.Duties.Where(d => d.From <= day && (d.To is null || day <= d.To))],
        [.. organisation.Groups.Values.OrderBy(g => g.Code, StringComparer.Ordinal)]);

    public static IEnumerable<BodyItem> BodiesOf(OrganisationChart organisation, IEnumerable<BodyEstablished> bodies, DateOnly day)
    {
        var held = organisation.Appointments.Where(a => a.From <= day && (a.To is null || day <= a.To)).ToLookup(a => a.Body, StringComparer.Ordinal);
        return
            from body in bodies.OrderBy(b => b.Parent is null ? 0 : 1).ThenBy(b => b.Code, StringComparer.Ordinal)
            select new BodyItem(
                body.Code, body.Name, body.Symbol, body.Kind, body.Level, body.Superior, body.Serves, body.Parent, body.Head, body.HasSeal, body.Place, body.Organs,
                [.. held[body.Code].GroupBy(a => a.Post).Select(post => new PostItem(post.Key, [.. post.Select(a => HolderItem.Of(a, organisation))]))]);
    }
}

/// <summary>A committee, an office, a branch.</summary>
public sealed record BodyItem(
    string Code, string Name, string Symbol, string Kind, string? Level, string? Superior, string? Serves, string? Parent, string? Head, bool HasSeal,
    string? Place, ImmutableArray<Organ> Organs, IReadOnlyList<PostItem> Posts);

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

/// <summary>A route in its newest version.</summary>
public sealed record RouteItem(string Code, int Version, string Name, IReadOnlyList<StepItem> Steps, RouteSigner Signer)
{
    public static RouteItem Of(RouteDefined route) => new(
        route.Code, route.Version, route.Name, [.. route.Steps.Index().Select(s => StepItem.Of(s.Index + 1, s.Item))], route.Signer);
}

/// <param name="N">Counts the steps from 1.</param>
/// <param name="AtLeast">How many of its people must agree; absent where all must, and in a ballot.</param>
/// <param name="Due">By urgency: how long it may take.</param>
public sealed record StepItem(
    int N, StepKind Kind, ImmutableArray<StepPeople> Who, int? AtLeast, string? Organ, string? Mode, IReadOnlyDictionary<string, string> Due)
{
    public static StepItem Of(int n, RouteStep step) => new(
        n, step.Kind, step.Who, step.AtLeast, step.Organ, step.Mode,
        Enum.GetValues<Urgency>().Select(TextJson.Name).Where(step.Due.ContainsKey).ToDictionary(urgency => urgency, urgency => step.Due[urgency], StringComparer.Ordinal));
}

/// <param name="Symbol">Printed in the number; several types may print the same.</param>
/// <param name="Series">The series that counts it.</param>
public sealed record RuleItem(string Type, string Name, string Symbol, string Series);
