namespace Workflow.Domain.Tests.Organisation;

/// <summary>Absence covers in the shortest words.</summary>
public static class Covers
{
    /// <summary>The absent one lets the deputy do all that can be done for another, for two days from this morning.</summary>
    public static GrantCover Of(string absent, string deputy) => new(
        new(absent), By(absent).As, deputy, [], [.. Enum.GetValues<StepKind>().Where(kind => kind is not StepKind.Ballot)], true, Morning, Morning.AddDays(2), "12-GGT/ĐU");
}
