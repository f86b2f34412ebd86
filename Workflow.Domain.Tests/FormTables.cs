namespace Workflow.Domain.Tests;

/// <summary>For each requirement on form: what does not meet it, and what does.</summary>
public static class FormTables
{
    public static readonly Draft Plan = Resolution() with { Type = "KH", TextSha256 = "sha" }, Letter = Plan with { Type = "CV", Addressees = ["sha"] }, Paper = Plan with { Type = "TTr", Addressees = ["sha"] };

    public static readonly Finding Error = new("secrecy-mark", FormSeverity.Error, null, "Luật", System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);

    /// <summary>The code, a text that does not meet it, and one that does.</summary>
    public static readonly TheoryData<string, string, string> Texts = new()
    {
        { "secrecy-mark", "MẬT\n\nNội dung.", "Bảo mật thông tin.\n\nTuyệt mật là một mức.\n\n- Mặt\n- Mát." },
        { "secrecy-mark", "Nội dung.\n\n**TỐI MẬT**\n", "Hồ sơ không mật." }, { "secrecy-mark", "> Tuyệt  mật ", "> Tuyệt mật, tối mật và mật." },
        { "secrecy-mark", "T Ố I   M Ậ T", "M Ậ T O N G" }, { "secrecy-mark", "Độ mật: Mật", "Độ mật: không" }, { "secrecy-mark", "# TOI MAT\n", "mat\n\nMat" },
        { "secrecy-mark", "| M\u00e2\u0323t |", "| Mã | Mặt hàng |" }, { "secrecy-mark", "[MẬT]\r\nNội dung.", "Nội dung: MẬT.\r\n" },
        { "urgency-mark", "HỎA TỐC\n\nNội dung.", "Công việc khẩn." }, { "urgency-mark", "**Thượng khẩn**", "Thượng khẩn và hỏa tốc." }, { "urgency-mark", "Hoả tốc hẹn giờ", "Hỏa lực" },
        { "circulation-mark", "LƯU HÀNH NỘI BỘ", "Tài liệu lưu hành nội bộ." }, { "circulation-mark", "(Xem xong trả lại)", "Xem xong thì trả lại." },
        { "draft-mark", "DỰ THẢO\n", "Dự thảo nghị quyết đã gửi." }, { "draft-mark", "*Dự thảo lần thứ 2*", "Dự thảo lần này tốt hơn." },
        { "title-typed", "**ĐẢNG CỘNG SẢN VIỆT NAM**", "Đảng Cộng sản Việt Nam lãnh đạo." }, { "title-typed", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Nước Cộng hòa." }, { "title-typed", "Độc lập - Tự do - Hạnh phúc", "Độc lập, tự do." },
        { "number-typed", "Số: …-KH/ĐU\n", "Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026." }, { "number-typed", "Số 12-KH/ĐU", "Tổng số 12 đồng chí." }, { "number-typed", "Số: /QĐ-ĐU", "Số phiếu 12/15" },
        { "number-colon", "Nghị quyết số: 12-NQ/ĐU, ngày 05/9/2026.", "Nghị quyết số 12-NQ/ĐU. Tổng số: 15/20 đồng chí." },
        { "number-form", "Chương trình 03/CTr-ĐU.", "Chương trình 03-CTr/ĐU và Quyết định 15/QĐ-UBND." }, { "number-form", "Nghị quyết 5-NQ/TW.", "Nghị quyết 05-NQ/TW và Nghị định 15/2020/NĐ-CP." },
        { "number-form", "Quyết định 15/QĐ-VPĐU.", "Ngày 12/4/2022, tỷ lệ 3/4-5/6." },
        { "date-typed", "*Hà Nội, ngày … tháng … năm 2026*", "Tại Hà Nội, ngày 05 tháng 9 năm 2026, hội nghị họp." }, { "date-typed", "Hà Nội, ngày 05 tháng 9 năm 2026", "Ngày 05 tháng 9 năm 2026." },
        { "date-form", "ngày 5/9/2026", "ngày 05/9/2026" }, { "date-form", "ngày 05/09/2026", "ngày 15/10/2026" }, { "date-form", "ngày 5 tháng 2 năm 2026", "ngày 05 tháng 02 năm 2026" }, { "date-form", "từ 1/1/2026", "mã 45/13/2026" },
        { "citation-date", "Thực hiện Nghị quyết số 12-NQ/ĐU của Đảng ủy.", "Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của Đảng ủy. Theo Nghị quyết 12-NQ/ĐU." },
        { "citation-comma", "Nghị quyết số 12-NQ/ĐU ngày 05/9/2026.", "Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026." },
        { "content-missing", " \n", "Nội dung." },
        { "ending", "Nội dung./.", "Nội dung.\n" }, { "ending", "Nội dung\n\n", "**Nội dung.**" },
        { "heading-gap", "I. Một\n\nIII. Ba", "I. Một\n\nII. Hai\n\nI. Lại một" }, { "heading-gap", "# Điều 1\n\n# Điều 3\n", "# Điều 1\n\n# Điều 2\n\nĐiều 9 Điều lệ Đảng quy định." },
        { "heading-gap", "1. Một\n2. Hai\n4. Bốn", "1. Một\n2. Hai\n\nI - Một\n1. Một\n1.1. Một" }, { "heading-gap", "2. Hai", "2026. Năm" },
        { "placeholder", "Giao cho [...] làm.", "Giao cho [1] làm…" }, { "placeholder", "Trong ngày … họp.", "Trong ngày họp, v.v…" }, { "placeholder", "đồng chí xxx", "Đại hội XXX" }, { "placeholder", "Họ tên: ______", "Hết\n\n______\n\nphần" },
        { "placeholder", "từ ngày ... đến ngày ...", "Số lượng ..." }, { "placeholder", "Nội dung ……", "Nội dung…" },
        { "spelling-mixed", "Đảng ủy và Đảng uỷ.", "Đảng uỷ quý III, luỹ kế, khuỷu tay." }, { "spelling-mixed", "THỦY và uý", "Thủy quỹ, quý, khuỷu, huỳnh" },
        { "signature-typed", "T/M BAN THƯỜNG VỤ", "Ký T/M Ban Thường vụ." }, { "signature-deputy", "K/T BÍ THƯ", "Không ký K/T." }, { "signature-state-form", "**TM. BAN THƯỜNG VỤ**", "T/M BAN THƯỜNG VỤ" },
        { "signature-state-form", "TUQ. CHÁNH VĂN PHÒNG", "TP. Hà Nội" },
        { "recipients-typed", "**Nơi nhận:**\n- Như trên", "Nơi nhận văn bản là các chi bộ." }, { "archive-state-form", "- Lưu: VT.", "Lưu ý: làm đúng hạn." }, { "archive-state-form", "Lưu VT", "- Lưu Văn phòng." },
    };

    /// <summary>The code, an abstract that does not meet it, and one that does, of a letter.</summary>
    public static readonly TheoryData<string, string, string> Abstracts = new()
    {
        { "abstract-letter", "mời họp", "Về việc mời họp" }, { "abstract-state-form", "v/v mời họp", "về việc mời họp" }, { "abstract-repeats-type", "Công văn mời họp", "về công văn mời họp" },
        { "secrecy-mark", "về nhân sự (TỐI MẬT)", "về bảo vệ bí mật (nhà nước)" }, { "secrecy-mark", "Mật", "mật độ" },
    };

    /// <summary>The code, a draft that does not meet it, and one that does, with the same text.</summary>
    public static readonly TheoryData<string, Draft, Draft, string> Drafts = new()
    {
        { "content-missing", Plan, Plan with { Attachments = [new("sha", 3, "application/pdf")] }, "" },
        { "recipients-missing", Plan with { Recipients = [] }, Plan, "Nội dung." },
        { "place-missing", Plan with { Body = "CB-CNTT" }, Plan with { Body = "UBKT" }, "Nội dung." },
        { "addressee-missing", Letter with { Addressees = [] }, Letter, "Nội dung." }, { "addressee-missing", Paper with { Addressees = [] }, Plan, "Nội dung." },
        { "addressee-word", Paper, Letter, "**Kính gửi:** Ban Thường vụ" }, { "addressee-word", Letter, Paper, "Kính trình: Ban Thường vụ" },
        { "signature-deputy", Plan, Plan with { Body = "VPDU" }, "K/T CHÁNH VĂN PHÒNG" },
    };

    public static FormRule Rule(string code, FormSeverity severity = FormSeverity.Warning) => new(code, severity, $"clause of {code}", "nguồn");
}
