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

    /// <summary>What one person did to one directive: submitting it anew is something else than the first time.</summary>
    private static IEnumerable<string> TracesIn(IReadOnlyList<HistoryItem> history, string person) =>
        from item in history.Index()
        where item.Item.Actor == person
        select item.Item.Type is "directive-submitted" && history.Take(item.Index).Any(before => before.Type is "directive-returned") ? "resubmitted" : item.Item.Type;

    private sealed record Received(Guid Id);

    private sealed record Shown(long Sequence);
}
