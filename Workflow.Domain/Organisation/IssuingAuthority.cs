using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;

namespace Workflow.Domain.Organisation;

/// <summary>Who may issue what, and what needs a vote first: asked when the type is chosen, at submission and at signature (domain.md §7.3, §7.4).</summary>
public static class IssuingAuthority
{
    /// <summary>Why the draft's organ may not issue its type on that day; null when it may, or the rules say nothing of such a body.</summary>
    public static Rejection? TypeRefused(Draft draft, OrganisationChart organisation, DateOnly day)
    {
        // A congress is above the committees, of which alone these rules speak.
        if (draft.Organ is CongressConvened.Organ) return null;

        var rule = organisation.RulesOn(day)?.AuthorityOf(organisation.Body(draft.Body)?.Level, draft.Organ);
        return rule is null || rule.Types.Contains(draft.Type) ? null : Rejection.TypeOrgan(draft.Type, draft.Organ, rule);
    }

    /// <summary>Why the draft may not go this way: its type needs the vote of its organ, or its matter may not be voted on in writing (147-QĐ/TW). Null when it may.</summary>
    public static Rejection? RouteRefused(Draft draft, RouteDefined route, OrganisationChart organisation, DateOnly day)
    {
        var ballots = route.Steps.Where(step => step.Kind is StepKind.Ballot).ToList();
        if (draft.Matter is not Matter.Ordinary && ballots.Exists(step => step.Mode is "written")) return Rejection.WrittenBallotNotAllowed;

        return organisation.RulesOn(day)?.BallotOf(draft.Organ, draft.Type) is { } rule && !ballots.Exists(step => step.Organ == draft.Organ)
            ? Rejection.BallotRequired(draft.Type, draft.Organ!, rule)
            : null;
    }
}
