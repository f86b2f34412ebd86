namespace Workflow.IntegrationTests.Browser;

/// <summary>Every page with something on it, and who sees it.</summary>
/// <param name="Name">For a file: ASCII.</param>
internal sealed record EveryPage(string Name, string Person, string Path)
{
    private const string Text = """
        # I. Mục đích, yêu cầu

        1. Đưa toàn bộ văn bản chỉ đạo không mật lên môi trường số, công khai, minh bạch trong Đảng bộ.
        2. Các chi bộ, đảng bộ trực thuộc tiếp nhận, xử lý văn bản trên hệ thống.

        # II. Nội dung

        | Việc | Đơn vị | Hạn |
        |---|---|---|
        | Rà soát quy trình | Văn phòng Đảng ủy | 15/12/2026 |
        | Tập huấn | Ban Tổ chức | 31/12/2026 |

        # III. Tổ chức thực hiện

        Văn phòng Đảng ủy theo dõi, đôn đốc, báo cáo Ban Thường vụ hằng quý.
        """;

    /// <summary>Brings a directive into each situation, and names the pages that show them.</summary>
    internal static async Task<IReadOnlyList<EveryPage>> PrepareAsync(HttpApi api)
    {
        var draft = await api.DraftedAsync(Plan("Kế hoạch chuyển đổi số của Đảng bộ năm 2027"));
        await api.InReviewAsync(Plan("Kế hoạch sơ kết công tác xây dựng Đảng"));
        var waiting = await api.InReviewAsync(Plan("Kế hoạch tập huấn sử dụng hệ thống văn bản chỉ đạo", "urgent"));
        await api.ApprovedAsync(Plan("Kế hoạch kiểm tra, giám sát năm 2027"));
        await api.SignedAsync(Plan("Kế hoạch học tập nghị quyết"));
        var ballot = await api.InBallotAsync();
        var issued = await api.IssuedAsync(Plan("Kế hoạch bảo đảm an toàn thông tin trong Đảng bộ"));
        return [.. ForPeople(draft, waiting, ballot), .. ForTheOffice(issued, waiting), .. OfTheInstallation()];
    }

    private static EveryPage[] ForPeople(Paper draft, Paper waiting, Paper ballot) =>
    [
        new("viec-cua-toi", Situations.Bich, "/viec-cua-toi"),
        new("xu-ly", Situations.Bich, $"/viec-cua-toi?mo={waiting.Id}"),
        new("bieu-quyet", Situations.Tuan, $"/viec-cua-toi?mo={ballot.Id}"),
        new("ky", Situations.Khai, "/viec-cua-toi"),
        new("soan-thao", Situations.Hanh, "/soan-thao"),
        new("soan-thao-moi", Situations.Hanh, "/soan-thao/moi"),
        new("soan-thao-sua", Situations.Hanh, $"/soan-thao/{draft.Id}"),
    ];

    private static EveryPage[] ForTheOffice(Paper issued, Paper waiting) =>
    [
        new("van-ban-di", Situations.Nga, "/van-ban-di"),
        new("van-ban", Situations.Nga, $"/van-ban-di/{issued.Id}"),
        .. ((string[])["phieu-trinh", "duong-di", "dien-bien", "phien-ban", "hieu-luc", "gui-nhan"]).Select(tab => new EveryPage($"van-ban-{tab}", Situations.Nga, $"/van-ban-di/{issued.Id}?xem={tab}")),
        new("phat-hanh", Situations.Nga, "/phat-hanh"),
        new("ban-giay", Situations.Nga, "/phat-hanh/ban-giay"),
        new("ban-giay-mot", Situations.Nga, $"/phat-hanh/ban-giay?mo={waiting.Id}"),
        new("gui-nhan", Situations.Nga, "/gui-nhan"),
        new("gui-nhan-mot", Situations.Nga, $"/gui-nhan/{issued.Id}"),
        new("van-ban-den-chi-bo", "bt.cb-cntt", "/van-ban-den-chi-bo"),
        new("van-ban-den-mot", "bt.cb-cntt", $"/van-ban-den-chi-bo/{issued.Id}"),
        new("so-van-ban", Situations.Nga, "/so-van-ban"),
        new("tra-cuu", Situations.Nga, "/tra-cuu?q=an+toan+thong+tin"),
    ];

    private static EveryPage[] OfTheInstallation() =>
    [
        new("so-lieu", Situations.Kien, "/so-lieu"),
        new("kiem-chung", Situations.Kien, "/kiem-chung"),
        new("kiem-chung-viec", Situations.Kien, "/kiem-chung/viec"),
        new("to-chuc", Situations.Nga, "/to-chuc"),
        new("to-chuc-mot", "quan.tri", "/to-chuc/DU"),
        new("to-chuc-thay-doi", "quan.tri", "/to-chuc/thay-doi"),
        new("quy-trinh", Situations.Nga, "/quy-trinh"),
        new("quy-trinh-mot", Situations.Nga, "/quy-trinh/nq-btv"),
        new("quy-trinh-sua", "quan.tri", "/quy-trinh/nq-btv/sua"),
        new("xu-ly-thay", Situations.Ha, "/xu-ly-thay"),
        new("thiet-lap", "quan.tri", "/thiet-lap"),
    ];

    private static object Plan(string title, string urgency = "normal") => new
    {
        type = "KH", organ = "BTV", @abstract = title, text = Text, urgency, recipients = new[] { "CB-CNTT", "CB-TAICHINH", "DB-THAMDO" }, route = "simple",
    };
}
