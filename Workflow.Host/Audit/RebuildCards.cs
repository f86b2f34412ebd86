using System.Text.Json.Nodes;
using Marten;
using Npgsql;
using Workflow.Domain;
using Workflow.Host.Ledger;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Audit;

/// <summary>The directives' cards, folded again from their streams.</summary>
internal static class RebuildCards
{
    private const string Table = "read.directive_card";
    private const string Columns = "id, sequence, status, type, number_key, issued_on, readers, waiting, data, next_at";

    public static async Task<IReadOnlyList<Difference>> PageAsync(
        NpgsqlConnection connection, IDocumentSession session, Guid[] ids, bool repair, CancellationToken cancellation)
    {
        var events = await RebuildStreams.EventsAsync(session, ids, cancellation);
        var fresh = ids.Select(id => LedgerSql.Fold(new(StreamKind.Directive, id), events[id])?.Card).OfType<DirectiveCard>().ToDictionary(card => card.Id);
        var differences = await Rebuild.CompareAsync(connection, Table, Columns, fresh, DifferenceOf, cancellation);
        if (repair) ReadRows.QueueCards(session, [.. differences.Select(d => fresh[Guid.Parse(d.Key)])]);
        return differences;
    }

    private static string? DifferenceOf(DirectiveCard card, NpgsqlDataReader row) => Rebuild.Compare(
        ("sequence", card.Sequence, row.GetInt64(1)), ("status", TextJson.Name(card.Status), row.GetString(2)), ("type", card.Type, row.GetString(3)),
        ("number_key", card.NumberKey, Rebuild.Value<string>(row, 4)), ("issued_on", card.IssuedOn, Rebuild.Value<DateOnly?>(row, 5)),
        ("readers", card.Readers.ToArray(), row.GetFieldValue<string[]>(6)), ("waiting", card.Waiting.SelectMany(w => w.AnyOf()).ToArray(), row.GetFieldValue<string[]>(7)),
        ("data", Rebuild.Json(card), JsonNode.Parse(row.GetString(8))), ("next_at", card.NextAt, Rebuild.Value<DateTimeOffset?>(row, 9)));
}
