using Workflow.Web.Api;

namespace Workflow.Web.Training;

/// <summary>Which exercises the reader has done, read from what their acts left behind. Of others' nothing is known here.</summary>
public static class Progress
{
    private const int Looked = 20;

    public static async Task<IReadOnlySet<string>> OfAsync(Me me, ApiClient api)
    {
        var newest = await api.GetAsync<PageOf<DirectiveLine>>($"directives?size={Looked}");
        var histories = Task.WhenAll(newest.Items.Select(line => api.FindAsync<ListOf<HistoryItem>>($"directives/{line.Id}/history")));
        var received = Task.WhenAll(me.Branches.Select(branch => api.FindAsync<PageOf<Received>>($"branches/{Uri.EscapeDataString(branch.Code)}/directives?status=received&size=1")));
        var shown = me.Has("audit") ? api.FindAsync<ListOf<Shown>>($"audit/events?actor={Uri.EscapeDataString(me.Username)}&type=content-shown&limit=1") : Task.FromResult<ListOf<Shown>?>(null);
        await Task.WhenAll(histories, received, shown);

        var traces = new HashSet<string>((await histories).OfType<ListOf<HistoryItem>>().SelectMany(history => TracesIn(history.Items, me.Username)), StringComparer.Ordinal);
        if ((await received).Any(page => page is { Total: > 0 })) traces.Add("received");
        if (await shown is { Items: [_, ..] }) traces.Add("content-shown");
        return traces;
    }

    /// <summary>What one person did to one directive. A review that returned it is followed by the return.</summary>
    private static IEnumerable<string> TracesIn(IReadOnlyList<HistoryItem> history, string person)
    {
        foreach (var (i, item) in history.Index().Where(h => h.Item.Actor == person))
        {
            switch (item.Type)
            {
                case "directive-submitted":
                    yield return history.Take(i).Any(before => before.Type is "directive-returned") ? "resubmitted" : "submitted";
                    break;
                case "directive-returned":
                    yield return "returned";
                    break;
                case "step-reviewed" when history.ElementAtOrDefault(i + 1)?.Type is not "directive-returned":
                    yield return "approved";
                    break;
                default:
                    yield return item.Type;
                    break;
            }
        }
    }

    private sealed record Received(Guid Id);

    private sealed record Shown(long Sequence);
}
