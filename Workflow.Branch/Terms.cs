using System.Globalization;
using Workflow.Contracts;

namespace Workflow.Branch;

/// <summary>The field's words on the branch's screen.</summary>
internal static class Terms
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    internal static string Urgency(string code) => code switch
    {
        "urgent" => "KHẨN",
        "very-urgent" => "THƯỢNG KHẨN",
        "flash" => "HỎA TỐC",
        _ => "",
    };

    internal static string Effect(string code, string? byNumber, DateOnly? from) =>
        from is { } day ? $"{Effect(code, byNumber)}, từ ngày {Date(day)}" : Effect(code, byNumber);

    private static string Effect(string code, string? byNumber) => code switch
    {
        "not-issued" => "Chưa ban hành",
        "not-yet-in-force" => "Chưa có hiệu lực",
        "in-force" => "Còn hiệu lực",
        "amended" => "Còn hiệu lực, đã được sửa đổi, bổ sung",
        "partly-in-force" => "Hết hiệu lực một phần",
        "expired" => "Hết thời hạn hiệu lực",
        "replaced" => $"Hết hiệu lực, được thay thế bởi {byNumber}",
        "repealed" => $"Hết hiệu lực, bị bãi bỏ bởi {byNumber}",
        "recalled" => "Đã thu hồi, không được sử dụng",
        _ => code,
    };

    internal static string Code(string statusCode) => statusCode switch
    {
        ReceiptCodes.Arrived => "Đã đến",
        ReceiptCodes.Refused => "Từ chối tiếp nhận",
        ReceiptCodes.Received => "Đã tiếp nhận",
        ReceiptCodes.ToBeAssigned => "Chờ phân công",
        ReceiptCodes.InProgress => "Đang xử lý",
        ReceiptCodes.Done => "Đã hoàn thành",
        ReceiptCodes.RecallAgreed => "Đồng ý thu hồi",
        ReceiptCodes.RecallRefused => "Không đồng ý thu hồi",
        ReceiptCodes.Opened => "Đã mở xem",
        _ => statusCode,
    };

    internal static string Status(StoredDirective directive) => directive switch
    {
        { IsGivenBack: true } => "Đã thu hồi, không được sử dụng",
        { RecallReason: not null, RecallAnswer: null } => "Yêu cầu thu hồi, chờ trả lời",
        { Status: not ReceiptCodes.Arrived } => Code(directive.Status),
        { OpenedBy: { } person, OpenedAt: { } at } => $"Đã mở xem ({person}, {Instant(at)})",
        { StoredAt: not null } => "Máy đã lưu, chưa có người tiếp nhận",
        _ => "Đã đến, đang tải nội dung",
    };

    internal static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    internal static string Instant(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Vietnam).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
