using System.Text.Json.Nodes;
using Marten;
using Npgsql;
using Workflow.Domain;
using Workflow.Host.Ledger;
using Workflow.Projections.Drafting;
using Workflow.Projections.Reporting;

namespace Workflow.Host.Audit;

/// <summary>The directives' cards, and how they went, folded again from their streams: both come of one fold.</summary>
internal static class RebuildDirectives
{
    private const string Cards = "read.directive_card";
    private const string CardColumns = "id, sequence, status, type, number_key, issued_on, readership, waiting, data, next_at, day, direction, (select readers from read.readership r where r.id = readership)";
    private const string Paces = "read.directive_pace";
    private const string PaceColumns = "id, body, type, is_urgent, step, since, drafted_on, submitted_on, issue_due_at, issued_at, issued_on, decisions, on_paper, returns";

    public static async Task<IReadOnlyList<Difference>> PageAsync(
        NpgsqlConnection connection, IDocumentSession session, Guid[] ids, bool repair, CancellationToken cancellation)
    {
        var events = await RebuildStreams.EventsAsync(session, ids, cancellation);
        var streams = ids.Select(id => LedgerSql.Fold(new(StreamKind.Directive, id), events[id])).OfType<StreamAsOf>().ToList();
        var cards = streams.Select(s => s.Card).OfType<DirectiveCard>().ToDictionary(card => card.Id);
        var paces = streams.Select(s => s.Pace).OfType<DirectivePace>().ToDictionary(pace => pace.Id);
        var wrongCards = await Rebuild.CompareAsync(connection, Cards, CardColumns, cards, DifferenceOf, cancellation);
        var wrongPaces = await Rebuild.CompareAsync(connection, Paces, PaceColumns, paces, DifferenceOf, cancellation);
        if (repair) Queue(session, [.. wrongCards.Select(d => cards[Guid.Parse(d.Key)])]);
        if (repair) ReadRows.QueuePaces(session, [.. wrongPaces.Select(d => paces[Guid.Parse(d.Key)])]);
        return [.. wrongCards, .. wrongPaces];
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

    private static string? DifferenceOf(DirectivePace pace, NpgsqlDataReader row) => Rebuild.Compare(
        ("body", pace.Body, row.GetString(1)), ("type", pace.Type, row.GetString(2)), ("is_urgent", pace.IsUrgent, row.GetBoolean(3)), ("step", pace.Step, Rebuild.Value<string>(row, 4)),
        ("since", pace.Since, row.GetFieldValue<DateTimeOffset>(5)), ("drafted_on", pace.DraftedOn, row.GetFieldValue<DateOnly>(6)), ("submitted_on", pace.SubmittedOn, Rebuild.Value<DateOnly?>(row, 7)),
        ("issue_due_at", pace.IssueDueAt, Rebuild.Value<DateTimeOffset?>(row, 8)), ("issued_at", pace.IssuedAt, Rebuild.Value<DateTimeOffset?>(row, 9)), ("issued_on", pace.IssuedOn, Rebuild.Value<DateOnly?>(row, 10)),
        ("decisions", pace.Decisions, row.GetInt32(11)), ("on_paper", pace.OnPaper, row.GetInt32(12)), ("returns", pace.Returns.ToArray(), row.GetFieldValue<string[]>(13)));
}
