using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;

namespace Workflow.Host.Numbering;

/// <summary>Whose registers a person may read: those of the bodies they hold a post in or carry a duty for, and of the offices that serve these.</summary>
public static class RegisterAccess
{
    /// <summary>The codes of the bodies whose registers are open to these principals.</summary>
    public static IReadOnlySet<string> BodiesOf(IReadOnlyCollection<string> principals, OrganisationChart organisation)
    {
        var mine = principals.ToHashSet(StringComparer.Ordinal);
        return organisation.Bodies.Values
            .Where(body => IsNear(body.Code, mine) || (body.Serves is { } served && IsNear(served, mine)))
            .Select(body => body.Code).ToHashSet(StringComparer.Ordinal);
    }

    public static IEnumerable<SeriesId> SeriesOf(IEnumerable<string> series, IReadOnlyCollection<string> principals, OrganisationChart organisation)
    {
        var bodies = BodiesOf(principals, organisation);
        return series.Select(SeriesId.Parse).OfType<SeriesId>().Where(id => bodies.Contains(id.Body));
    }

    private static bool IsNear(string body, HashSet<string> mine) =>
        mine.Contains(Principal.Branch(body)) || mine.Any(m => m.StartsWith(Principal.Duty(body, ""), StringComparison.Ordinal) && m != Principal.Duty(body, Duties.Administer));
}
