using System.Text.Json.Nodes;
using Marten;
using Npgsql;
using Workflow.Domain.Numbering;
using Workflow.Host.Ledger;
using Workflow.Projections.Numbering;

namespace Workflow.Host.Audit;

/// <summary>The lines of a register, written again from its series' stream.</summary>
internal static class RebuildRegister
{
    private const string Table = "read.register_entry";

    public static async Task<IReadOnlyList<Difference>> SeriesAsync(
        NpgsqlConnection connection, IDocumentSession session, Guid stream, bool repair, CancellationToken cancellation)
    {
        var facts = (await RebuildStreams.EventsAsync(session, [stream], cancellation))[stream].Select(e => (SeriesEvent)e.Data).ToList();
        var opened = (SeriesOpened)facts[0];
        var series = new SeriesId(opened.Body, opened.Series, opened.Term).ToString();
        var fresh = facts.Select(fact => RegisterEntry.Of(series, fact)).OfType<RegisterEntry>().GroupBy(line => line.Count).ToDictionary(g => g.Key, g => g.Last());

        var found = await CompareAsync(connection, series, fresh, cancellation);
        if (repair)
        {
            ReadRows.QueueRegister(session, [.. found.Where(f => fresh.ContainsKey(f.Count)).Select(f => fresh[f.Count])]);
            foreach (var (count, _) in found.Where(f => !fresh.ContainsKey(f.Count))) session.QueueSqlCommand("delete from read.register_entry where series = ? and count = ?", series, count);
        }

        return [.. found.Select(f => new Difference(Table, $"{series}/{f.Count}", f.What))];
    }

    private static async Task<List<(int Count, string What)>> CompareAsync(
        NpgsqlConnection connection, string series, Dictionary<int, RegisterEntry> fresh, CancellationToken cancellation)
    {
        await using var select = new NpgsqlCommand("select count, issued_on, data from read.register_entry where series = $1", connection) { Parameters = { new() { Value = series } } };
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var (found, missing) = (new List<(int, string)>(), fresh.Keys.ToHashSet());
        while (await rows.ReadAsync(cancellation))
        {
            var count = rows.GetInt32(0);
            missing.Remove(count);
            var what = fresh.TryGetValue(count, out var line)
                ? Rebuild.Compare(("issued_on", line.IssuedOn, Rebuild.Value<DateOnly?>(rows, 1)), ("data", Rebuild.Json(line), JsonNode.Parse(rows.GetString(2))))
                : "surplus";
            if (what is not null) found.Add((count, what));
        }

        return [.. found, .. missing.Select(count => (count, "missing"))];
    }
}
