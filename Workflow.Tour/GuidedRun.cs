using System.Globalization;
using Workflow.Tour.Acts;

namespace Workflow.Tour;

/// <summary>The nine acts in order. Agents are stopped at the end, also when an act fails.</summary>
internal static class GuidedRun
{
    /// <returns>0 when everything stated was checked, 1 with one line otherwise.</returns>
    public static async Task<int> PlayAsync(TourOptions options, Story story, CancellationToken stop)
    {
        using var api = new Api(options.Api, stop);
        await using var agents = new BranchAgents(options, stop);
        try
        {
            await PlayActsAsync(new Stage(api, story, new TourDocuments(), agents, stop));
        }
        catch (Exception e)
        {
            await Console.Out.FlushAsync(CancellationToken.None);
            await Console.Error.WriteLineAsync($"KHÔNG ĐẠT — {story.Act}: {Reason(e, stop)} (đầu ra của chi bộ: {options.Data})");

            return 1;
        }

        story.Close(string.Create(CultureInfo.InvariantCulture, $"Kết thúc: {story.Checked} điều đã kể, tất cả đã được kiểm tra."));

        return 0;
    }

    private static async Task PlayActsAsync(Stage stage)
    {
        var imported = await Act1Import.PlayAsync(stage);
        var resolution = await Act2Draft.PlayAsync(stage, imported);
        await Act3Review.PlayAsync(stage, resolution);
        var before = await Act4Decide.PlayAsync(stage, resolution);
        await Act5Issue.PlayAsync(stage, resolution);
        await Act6Branches.PlayAsync(stage, resolution);
        await Act7Decision.PlayAsync(stage, imported);
        await Act8Registers.PlayAsync(stage);
        await Act9Replay.PlayAsync(stage, resolution, before);
    }

    private static string Reason(Exception e, CancellationToken stop) => e switch
    {
        OperationCanceledException when stop.IsCancellationRequested => "bị dừng giữa chừng",
        OperationCanceledException => "máy chủ hoặc máy chi bộ không trả lời kịp",
        TourFailedException => e.Message,
        _ => $"{e.GetType().Name}: {e.Message}",
    };
}
