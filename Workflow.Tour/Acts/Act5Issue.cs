using System.Text.Json.Nodes;

namespace Workflow.Tour.Acts;

/// <summary>Two branches are on line, one is not; the clerk issues, and asking again changes nothing.</summary>
internal static class Act5Issue
{
    public const string Series = "DU.NQ.NK-2025-2030";
    private const int NumberInSeries = 79;

    public static async Task PlayAsync(Stage stage, Directive directive)
    {
        stage.Story.Open(5, "Cấp số, đóng dấu, phát hành");
        stage.Agents.Start(Branches.Technology);
        stage.Agents.Start(Branches.Inspection);
        stage.Story.Tell($"Máy của {Branches.Technology.Name} và {Branches.Inspection.Name} đã bật; {Branches.Late.Name} còn tắt.");

        var key = Guid.NewGuid().ToString();
        var first = await directive.IssueAsync(People.Clerk, key);
        CheckIssued(stage, directive, first.Accepted());

        var second = await directive.IssueAsync(People.Clerk, key);
        stage.Story.Check("bấm phát hành lần nữa với cùng mã yêu cầu: cùng một câu trả lời, từng ký tự", first.Raw, second.Raw);
        stage.Story.Check("và cùng một mã HTTP", first.Status, second.Status);
    }

    private static void CheckIssued(Stage stage, Directive directive, JsonObject issued)
    {
        stage.Story.Check($"{People.Name(People.Clerk)} (Văn thư) phát hành", "issued", issued.Text("status"));
        stage.Story.Check($"số {directive.Number}", directive.Number, issued.Text("number"));
        stage.Story.Check("số thứ tự trong sổ: 79", NumberInSeries, issued.Number("numberInSeries"));
        stage.Story.Check($"sổ {Series}", Series, issued.Text("series"));
        CheckDate(stage, issued.Text("issuedOn"));
    }

    /// <summary>The run may cross midnight between the issue and this line.</summary>
    private static void CheckDate(Stage stage, string issuedOn)
    {
        var now = TimeProvider.System.GetUtcNow();
        var holds = new[] { VietnamTime.Date(now), VietnamTime.Date(now.AddMinutes(-1)) }.Contains(issuedOn, StringComparer.Ordinal);
        stage.Story.Check($"ngày phát hành {issuedOn} là hôm nay theo giờ Việt Nam", holds, VietnamTime.Date(now));
    }
}
