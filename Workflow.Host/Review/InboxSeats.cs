using System.Collections.Immutable;
using Workflow.Domain.Organisation;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Review;

/// <summary>Where something may wait for the owner of an inbox: in their own name, and in that of those they act for.</summary>
internal sealed class InboxSeats(InboxOwner owner, OrganisationChart organisation)
{
    private readonly List<(Cover Cover, HashSet<string> Principals)> _covers =
        [.. AbsenceCover.InForce(owner.Person, organisation, owner.At).Select(c => (c, AbsenceCover.PrincipalsOf(c, organisation, owner.Day).ToHashSet(StringComparer.Ordinal)))];

    public ImmutableHashSet<string> Own { get; } = organisation.PrincipalsOf(owner.Person, owner.Day);

    /// <summary>What their covers make them to directives.</summary>
    public string[] Covered => [.. _covers.SelectMany(c => c.Principals)];

    /// <summary>A seat that follows its post waits for whoever holds it on the day, and no more for who left it.</summary>
    private bool IsOwn(Waiting wait) => wait.Post is null ? Own.Contains(wait.Principal) : wait.HoldersOn(organisation, owner.Day, owner.Person).Any();

    /// <summary>What on the card waits for them; with the cover, where it waits for another.</summary>
    public IEnumerable<(Waiting Wait, Cover? Cover)> On(DirectiveCard card) =>
        card.Waiting.Where(IsOwn).DistinctBy(w => (w.Kind, w.As)).Select(w => (w, (Cover?)null)).Concat(
            from wait in card.Waiting
            let principal = Principal.Cover(wait.As ?? wait.Principal, wait.Kind is "number" ? Principal.Issuing : wait.Kind, card.Type)
            let cover = _covers.Find(c => c.Principals.Contains(principal)).Cover
            where cover is not null
            select (wait, cover));
}
