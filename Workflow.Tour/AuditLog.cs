using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Tour;

/// <summary>The audit log as the auditor reads it, page by page.</summary>
internal static class AuditLog
{
    private const int PageSize = 500;

    /// <param name="api">The Host.</param>
    /// <param name="stream">A directive's id, or null for the whole log.</param>
    public static async Task<IReadOnlyList<JsonObject>> ReadAsync(Api api, string? stream = null)
    {
        var events = new List<JsonObject>();
        while (true)
        {
            var after = events.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"&after={events[^1].Number("sequence")}");
            var path = string.Create(CultureInfo.InvariantCulture, $"/api/audit/events?limit={PageSize}{after}");
            var page = (await api.GetAsync(People.Auditor, stream is null ? path : $"{path}&stream={stream}")).Accepted().Items();
            if (page.Count == 0) return events;
            events.AddRange(page.OfType<JsonObject>());
        }
    }
}
