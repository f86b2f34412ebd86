namespace Workflow.Tour;

/// <summary>The three branches of the story and their secretaries.</summary>
internal static class Branches
{
    public static readonly Branch Technology = new("CB-CNTT", "Chi bộ Công nghệ thông tin", "bt.cb-cntt");
    public static readonly Branch Inspection = new("CB-KIEMSOAT", "Chi bộ Kiểm soát", "bt.cb-kiemsoat");

    /// <summary>Off-line when the first document is issued.</summary>
    public static readonly Branch Late = new("DB-SONGHONG", "Đảng bộ Công ty Sông Hồng", "bt.db-songhong");

    public static readonly IReadOnlyList<Branch> All = [Technology, Inspection, Late];

    /// <summary>Size of the group ALL of the sample, which is also CHI-BO and CO-SO together.</summary>
    public const int InTheWholeCommittee = 12;
}
