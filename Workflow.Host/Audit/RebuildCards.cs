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
    private const string Columns = "id, sequence, status, type, number_key, issued_on, readership, waiting, data, next_at, day, direction, (select readers from read.readership r where r.id = readership)";

    public static async Task<IReadOnlyList<Difference>> PageAsync(
        NpgsqlConnection connection, IDocumentSession session, Guid[] ids, bool repair, CancellationToken cancellation)
    {
        var events = await RebuildStreams.EventsAsync(session, ids, cancellation);
        var fresh = ids.Select(id => LedgerSql.Fold(new(StreamKind.Directive, id), events[id])?.Card).OfType<DirectiveCard>().ToDictionary(card => card.Id);
        var differences = await Rebuild.CompareAsync(connection, Table, Columns, fresh, DifferenceOf, cancellation);
        if (repair) Queue(session, [.. differences.Select(d => fresh[Guid.Parse(d.Key)])]);
        return differences;
    }

    /// <summary>The writer never writes a set of readers twice; what stands for one here may be wrong, so it goes first.</summary>
    private static void Queue(IDocumentSession session, IReadOnlyList<DirectiveCard> cards)
    {
        session.QueueSqlCommand("delete from read.readership where id = any(?::uuid[])", (object)cards.Select(ReadRows.ReadershipOf).ToArray());
        ReadRows.QueueCards(session, cards);
    }

    private static string? DifferenceOf(DirectiveCard card, NpgsqlDataReader row) => Rebuild.Compare(
        ("sequence", card.Sequence, row.GetInt64(1)), ("status", TextJson.Name(card.Status), row.GetString(2)), ("type", card.Type, row.GetString(3)),
        ("number_key", card.NumberKey, Rebuild.Value<string>(row, 4)), ("issued_on", card.IssuedOn, Rebuild.Value<DateOnly?>(row, 5)),
        ("readership", ReadRows.ReadershipOf(card), row.GetGuid(6)), ("waiting", card.Waiting.SelectMany(w => w.AnyOf()).ToArray(), row.GetFieldValue<string[]>(7)),
        ("data", Rebuild.Json(card), JsonNode.Parse(row.GetString(8))), ("next_at", card.NextAt, Rebuild.Value<DateTimeOffset?>(row, 9)),
        ("day", card.Day, row.GetFieldValue<DateOnly>(10)), ("direction", card.Direction, Rebuild.Value<string>(row, 11)), ("readers", card.Readers.ToArray(), Rebuild.Value<string[]>(row, 12)));
}
