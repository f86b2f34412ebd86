using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Organisation;

namespace Workflow.Host.Organisation;

/// <param name="Version">How many facts there are of this cover.</param>
/// <param name="Status"><c>planned</c>, <c>in-force</c> or <c>over</c>.</param>
public sealed record DelegationAnswer(Guid Id, int Version, string Status, long Sequence)
{
    internal static DelegationAnswer Of(Guid id, ILedgerView view, long sequence)
    {
        var cover = view.Organisation.AbsenceCovers.Find(id)!;
        return new(id, cover.Version, DelegationItem.StatusOf(cover, view.Now), sequence);
    }
}

/// <summary>An absence cover, with both names.</summary>
/// <param name="Appointment">The absent one's, to be named in <c>as</c>.</param>
/// <param name="Types">Codes of types; empty for all.</param>
/// <param name="Issue">Whether number, seal and issue are among it.</param>
/// <param name="To">At this instant it is over.</param>
/// <param name="GrantedBy">Username of who decided it.</param>
/// <param name="Status"><c>planned</c>, <c>in-force</c> or <c>over</c>.</param>
public sealed record DelegationItem(
    Guid Id, string Appointment, string Post, string Absent, string AbsentName, string Deputy, string DeputyName,
    ImmutableArray<string> Types, ImmutableArray<StepKind> Steps, bool Issue, DateTimeOffset From, DateTimeOffset To, string Basis, string GrantedBy, string Status)
{
    internal static DelegationItem Of(Cover cover, OrganisationChart organisation, DateTimeOffset now)
    {
        var granted = cover.Granted;
        var post = organisation.Appointment(granted.Covered)!;
        return new(
            granted.Id, granted.Covered, $"{post.Post}, {organisation.Body(post.Body)?.Name ?? post.Body}", granted.Absent, organisation.NameOf(granted.Absent),
            granted.Deputy, organisation.NameOf(granted.Deputy), granted.Types, granted.Steps, granted.Issue, granted.From, cover.To, granted.Basis, granted.By.Person, StatusOf(cover, now));
    }

    internal static string StatusOf(Cover cover, DateTimeOffset at) => cover.IsInForce(at) ? "in-force" : cover.To <= at ? "over" : "planned";
}
