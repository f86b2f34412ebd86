namespace Workflow.Domain.Organisation;

/// <summary>The duties that working rules assign (quy chế làm việc).</summary>
public static class Duties
{
    public const string Draft = "draft";
    public const string Clerk = "clerk";
    public const string FormCheck = "form-check";
    public const string Audit = "audit";
    public const string Administer = "administer";
}
