namespace Workflow.Benchmarks.Crud;

/// <summary>The sample's route <c>simple</c>, as a team would hold it in memory: who acts in each step, who signs, who issues.</summary>
internal static class SimpleRoute
{
    public const string Code = "simple";
    public const string Signer = "khai.nguyen";
    public const string Clerk = "nga.cao";

    private static readonly string[][] Steps = [["bich.ho"], ["ha.tran", "bao.le"]];

    public static bool IsTurnOf(DirectiveRow directive, string person) =>
        Steps[directive.Step].Contains(person, StringComparer.Ordinal)
        && !directive.ApprovedBy.Contains(person, StringComparer.Ordinal);

    /// <summary>The row after this person's approval: the next step opens, or the directive is approved, once all have agreed.</summary>
    public static DirectiveRow Approve(DirectiveRow directive, string person)
    {
        string[] approvals = [.. directive.ApprovedBy, person];
        if (approvals.Length < Steps[directive.Step].Length)
            return directive with { Version = directive.Version + 1, ApprovedBy = approvals };

        return directive.Step + 1 < Steps.Length
            ? directive with { Version = directive.Version + 1, ApprovedBy = [], Step = directive.Step + 1 }
            : directive with { Version = directive.Version + 1, ApprovedBy = [], Status = "approved" };
    }
}
