using Marten;
using Npgsql;
using Workflow.Domain;
using Workflow.Host.Ledger;
using Workflow.Projections.Reporting;

namespace Workflow.Host.Audit;

/// <summary>How the directives went, folded again from their streams.</summary>
internal static class RebuildPaces
{
    private const string Table = "read.directive_pace";
    private const string Columns = "id, body, type, is_urgent, step, since, drafted_on, submitted_on, issue_due_at, issued_at, issued_on, decisions, on_paper, returns";

    public static async Task<IReadOnlyList<Difference>> PageAsync(
        NpgsqlConnection connection, IDocumentSession session, Guid[] ids, bool repair, CancellationToken cancellation)
    {
        var events = await RebuildStreams.EventsAsync(session, ids, cancellation);
        var fresh = ids.Select(id => LedgerSql.Fold(new(StreamKind.Directive, id), events[id])?.Pace).OfType<DirectivePace>().ToDictionary(pace => pace.Id);
        var differences = await Rebuild.CompareAsync(connection, Table, Columns, fresh, DifferenceOf, cancellation);
        if (repair) ReadRows.QueuePaces(session, [.. differences.Select(d => fresh[Guid.Parse(d.Key)])]);
        return differences;
    }

    private static string? DifferenceOf(DirectivePace pace, NpgsqlDataReader row) => Rebuild.Compare(
        ("body", pace.Body, row.GetString(1)), ("type", pace.Type, row.GetString(2)), ("is_urgent", pace.IsUrgent, row.GetBoolean(3)), ("step", pace.Step, Rebuild.Value<string>(row, 4)),
        ("since", pace.Since, row.GetFieldValue<DateTimeOffset>(5)), ("drafted_on", pace.DraftedOn, row.GetFieldValue<DateOnly>(6)), ("submitted_on", pace.SubmittedOn, Rebuild.Value<DateOnly?>(row, 7)),
        ("issue_due_at", pace.IssueDueAt, Rebuild.Value<DateTimeOffset?>(row, 8)), ("issued_at", pace.IssuedAt, Rebuild.Value<DateTimeOffset?>(row, 9)), ("issued_on", pace.IssuedOn, Rebuild.Value<DateOnly?>(row, 10)),
        ("decisions", pace.Decisions, row.GetInt32(11)), ("on_paper", pace.OnPaper, row.GetInt32(12)), ("returns", pace.Returns.ToArray(), row.GetFieldValue<string[]>(13)));
}
