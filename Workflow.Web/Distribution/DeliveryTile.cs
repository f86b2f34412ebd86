using Workflow.Web.Api;
using Workflow.Web.Words;

namespace Workflow.Web.Distribution;

/// <summary>How a branch's copy looks on the board: which words, which colour beside them, and how early it is shown.</summary>
internal static class DeliveryTile
{
    /// <summary>The states in the order in which they want attention.</summary>
    public static readonly string[] States =
        ["silent", "refused", "recall-refused", "recall-requested", "sent", "arrived", "opened", "stored", "to-assign", "in-progress", "received", "done", "recall-agreed"];

    /// <summary>Silence comes before where the copy stands; what a machine stored is no receipt of a person's.</summary>
    public static string StateOf(DeliveryItem item) => item switch
    {
        { SilentSince: not null } => "silent",
        { StatusCode: "03", Auto: true } => "stored",
        _ => item.Status,
    };

    public static string ColourOf(string state) => state switch
    {
        "silent" or "refused" or "recall-refused" => "late",
        "received" or "done" or "recall-agreed" => "done",
        "to-assign" or "in-progress" => "calm",
        _ => "wait",
    };

    /// <summary>The state's name on the filter.</summary>
    public static string NameOf(string state, Text l) => state switch
    {
        "silent" => l["Chưa phản hồi", "Silent"],
        "stored" => l.Term("delivery", "03-auto"),
        "refused" => l.Term("delivery", "02"),
        "arrived" => l.Term("delivery", "01"),
        "received" => l.Term("delivery", "03"),
        "to-assign" => l.Term("delivery", "04"),
        "in-progress" => l.Term("delivery", "05"),
        "done" => l.Term("delivery", "06"),
        "recall-requested" => l["Chờ trả lời thu hồi", "Recall unanswered"],
        "recall-agreed" => l.Term("delivery", "15"),
        "recall-refused" => l.Term("delivery", "16"),
        _ => l.Term("delivery", state),
    };

    /// <summary>Where the copy stands, in full.</summary>
    public static string WordsOf(DeliveryItem item, Text l, DateTimeOffset now) => item switch
    {
        { Status: "opened", OpenedBy: { } person } => l.Term("delivery", "opened-by", person, Text.At(item.OpenedAt, now)),
        { StatusCode: "03", Auto: true } => l.Term("delivery", "03-auto"),
        { StatusCode: "" } when item.Status is "sent" => l.Term("delivery", "sent"),
        { StatusCode: "" } => l.Term("delivery", "opened"),
        _ => l.Term("delivery", item.StatusCode),
    };

    /// <summary>How long a branch has been silent.</summary>
    public static string SilenceOf(DateTimeOffset since, Text l, DateTimeOffset now) => (int)(now - since).TotalDays switch
    {
        < 1 => l[$"Quá hạn tiếp nhận từ {Text.At(since, now)}", $"Overdue since {Text.At(since, now)}"],
        var days => l.Term("delivery", "silent", days.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    };
}
