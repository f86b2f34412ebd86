using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>Who does for the absent what a directive waits for from them.</summary>
public static class Deputies
{
    /// <summary>The covers in force at that instant by which another may do it now, one for each deputy: who wrote it, or has a voice of their own in the step, may not.</summary>
    public static IEnumerable<Cover> For(string absent, Directive directive, OrganisationChart organisation, DateTimeOffset now) => organisation.AbsenceCovers.All
        .Where(cover => cover.Granted.Absent == absent && AbsenceCover.InForce(cover.Granted.Deputy, organisation, now).Contains(cover)
            && AllowedActions.Of(directive, cover.Granted.Deputy, cover, organisation, now).Any())
        .OrderByDescending(cover => cover.To).ThenBy(cover => cover.Granted.Deputy, StringComparer.Ordinal)
        .DistinctBy(cover => cover.Granted.Deputy);
}
