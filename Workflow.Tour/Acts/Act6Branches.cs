using System.Text.Json.Nodes;

namespace Workflow.Tour.Acts;

/// <summary>Three branches receive over the broker, one of them started after the issue; people accept.</summary>
internal static class Act6Branches
{
    public static async Task PlayAsync(Stage stage, Directive directive)
    {
        stage.Story.Open(6, "Chi bộ nhận và phản hồi");
        await CheckWholeBoardAsync(stage, directive);
        await StoredAsync(stage, directive, Branches.Technology);
        await StoredAsync(stage, directive, Branches.Inspection);
        await LateAsync(stage, directive);
        foreach (var branch in Branches.All) await AcceptAsync(stage, directive, branch);

        await FinishAsync(stage, directive, Branches.Technology);
        await PrintBoardAsync(stage, directive);
    }

    /// <summary>The agent has stored the directive once and says so to the centre.</summary>
    public static async Task StoredAsync(Stage stage, Directive directive, Branch branch)
    {
        var row = await Delivery.UntilAsync(stage, directive, branch, "03, máy đã lưu", Delivery.StoredByMachine);
        stage.Story.Check($"{branch.Name} ({branch.Code}): 03, máy đã lưu lúc {VietnamTime.Precise(row.Text("at"))}", "03", Delivery.Code(row));

        var listed = await stage.Agents.Of(branch).RunAsync("list");
        var times = listed.Split('\n').Count(line => line.Contains(directive.Number, StringComparison.Ordinal));
        stage.Story.Check($"  trong hộp đến của {branch.Code}: {directive.Number} đúng một lần", 1, times);
    }

    /// <summary>A named person opens the directive, then accepts it.</summary>
    public static async Task AcceptAsync(Stage stage, Directive directive, Branch branch)
    {
        var agent = stage.Agents.Of(branch);
        var shown = await agent.RunAsync("show", directive.Number, "--by", branch.Secretary);
        stage.Story.Check(
            $"{People.Name(branch.Secretary)} ({branch.Code}) mở xem {directive.Number}",
            shown.Contains(directive.Number, StringComparison.Ordinal),
            Reading.Shortened(shown));
        await Delivery.UntilAsync(stage, directive, branch, "đã mở xem", Delivery.Opened);

        await agent.RunAsync("status", directive.Number, "03", "--by", branch.Secretary);
        var row = await Delivery.UntilAsync(stage, directive, branch, "03, người tiếp nhận", Delivery.ReceivedByPerson);
        stage.Story.Check($"{People.Name(branch.Secretary)}: 03, đã tiếp nhận", branch.Secretary, row.Text("by"));
    }

    private static async Task CheckWholeBoardAsync(Stage stage, Directive directive)
    {
        var board = await Patience.UntilAsync(
            "bảng gửi – nhận có đủ 12 nơi nhận",
            () => directive.DeliveriesAsync(People.Clerk),
            seen => seen.Count == Branches.InTheWholeCommittee,
            seen => string.Join(", ", seen.Keys),
            stage.Stop);
        stage.Story.Check("bảng gửi – nhận có đủ 12 nơi nhận", Branches.InTheWholeCommittee, board.Count);
    }

    private static async Task LateAsync(Stage stage, Directive directive)
    {
        var before = (await directive.DeliveriesAsync(People.Clerk)).GetValueOrDefault(Branches.Late.Code)
            ?? throw new TourFailedException($"bảng gửi – nhận không có {Branches.Late.Code}");
        stage.Story.Check($"{Branches.Late.Name} chưa bật máy: đã gửi, chưa đến", "", Delivery.Code(before));

        stage.Agents.Start(Branches.Late);
        stage.Story.Tell($"{Branches.Late.Name} bật máy sau khi văn bản đã phát hành.");
        await StoredAsync(stage, directive, Branches.Late);
    }

    private static async Task FinishAsync(Stage stage, Directive directive, Branch branch)
    {
        await stage.Agents.Of(branch).RunAsync("status", directive.Number, "06", "--by", branch.Secretary);
        var row = await Delivery.UntilAsync(stage, directive, branch, "06, đã hoàn thành", seen => Delivery.Code(seen) is "06");
        stage.Story.Check($"{branch.Name}: 06, đã hoàn thành", "06", Delivery.Code(row));
    }

    private static async Task PrintBoardAsync(Stage stage, Directive directive)
    {
        var board = await directive.DeliveriesAsync(People.Clerk);
        foreach (var (code, row) in board.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            stage.Story.Tell($"{code,-12} {Code(row),-3} {row["status"].Words(),-12} {row["by"].Words()}".TrimEnd());
    }

    private static string Code(JsonObject row) => Delivery.Code(row) is { Length: > 0 } code ? code : "–";
}
