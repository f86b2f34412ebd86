namespace Workflow.Tour;

/// <summary>The sample people who play a part, by username.</summary>
internal static class People
{
    public const string Chief = "bich.ho";
    public const string Clerk = "nga.cao";
    public const string Secretary = "khai.nguyen";
    public const string Deputy = "dung.to";
    public const string Standing = "ha.tran";
    public const string Inspector = "mai.dang";
    public const string Auditor = "kien.ta";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["khai.nguyen"] = "Nguyễn Minh Khải",
        ["ha.tran"] = "Trần Thu Hà",
        ["bao.le"] = "Lê Quốc Bảo",
        ["tuan.pham"] = "Phạm Anh Tuấn",
        ["lan.vu"] = "Vũ Thị Lan",
        ["long.hoang"] = "Hoàng Đức Long",
        ["mai.dang"] = "Đặng Ngọc Mai",
        ["son.bui"] = "Bùi Văn Sơn",
        ["dung.to"] = "Tô Văn Dũng",
        ["bich.ho"] = "Hồ Thị Bích",
        ["nga.cao"] = "Cao Thị Nga",
        ["hanh.luu"] = "Lưu Thị Hạnh",
        ["thanh.dinh"] = "Đinh Công Thành",
        ["kien.ta"] = "Tạ Văn Kiên",
        ["bt.cb-cntt"] = "Tống Văn Sáng",
        ["bt.cb-kiemsoat"] = "Vương Thị Hoa",
        ["bt.db-songhong"] = "Hà Thị Xuân",
    };

    public static string Name(string username) => Names.GetValueOrDefault(username, username);
}
