using System.Text.Json;
using Marten;
using Workflow.Domain;
using Workflow.Projections.Drafting;
using Workflow.Projections.Numbering;
using Workflow.Projections.Reporting;

namespace Workflow.Host.Ledger;

/// <summary>Writes the rows that are read right after a command: cards of directives and how they went, lines of registers. Used by the writer and by a rebuild.</summary>
public static class ReadRows
{
    /// <summary>The cards that are open to whoever is one of these, as a condition on <c>c</c>.</summary>
    /// <param name="principals">A parameter that holds a list of principals, such as <c>$1</c>.</param>
    public static string OpenTo(string principals) => $"exists (select from read.readership r where r.id = c.readership and r.readers && {principals})";

    /// <summary>The id of the set of principals that the card is open to: it follows from them, so that nobody need look it up.</summary>
    public static Guid ReadershipOf(DirectiveCard card) => NameId.Of(["readership", .. card.Readers]);

    public static void QueueCards(IDocumentSession session, IReadOnlyList<DirectiveCard> cards)
    {
        if (cards.Count is 0) return;

        Guid[] readerships = [.. cards.Select(ReadershipOf)];
        var sets = readerships.Zip(cards, (id, card) => (Id: id, card.Readers)).DistinctBy(set => set.Id).ToList();
        session.QueueSqlCommand(
            "insert into read.readership (id, readers) select id, array(select jsonb_array_elements_text(readers)) from unnest(?::uuid[], ?::jsonb[]) as readership (id, readers) on conflict do nothing",
            sets.Select(set => set.Id).ToArray(), sets.Select(set => JsonSerializer.Serialize(set.Readers)).ToArray());
        session.QueueSqlCommand(
            """
            insert into read.directive_card (id, sequence, status, type, number_key, issued_on, day, direction, next_at, readership, waiting, data)
            select id, sequence, status, type, number_key, issued_on, day, direction, next_at, readership,
                   array(select p from jsonb_array_elements(data->'waiting') w, unnest(array[w->>'principal', w->>'post']) p where p is not null), data
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[], ?::text[], ?::timestamptz[], ?::uuid[], ?::jsonb[])
                as card (id, sequence, status, type, number_key, issued_on, day, direction, next_at, readership, data)
            on conflict (id) do update set sequence = excluded.sequence, status = excluded.status, type = excluded.type, number_key = excluded.number_key,
                issued_on = excluded.issued_on, day = excluded.day, direction = excluded.direction, next_at = excluded.next_at, readership = excluded.readership, waiting = excluded.waiting, data = excluded.data
            """,
            cards.Select(c => c.Id).ToArray(), cards.Select(c => c.Sequence).ToArray(), cards.Select(c => TextJson.Name(c.Status)).ToArray(),
            cards.Select(c => c.Type).ToArray(), cards.Select(c => c.NumberKey).ToArray(), cards.Select(c => c.IssuedOn).ToArray(), cards.Select(c => c.Day).ToArray(), cards.Select(c => c.Direction).ToArray(), cards.Select(c => c.NextAt?.ToUniversalTime()).ToArray(),
            readerships, cards.Select(c => JsonSerializer.Serialize(c, TextJson.Options)).ToArray());
    }

    public static void QueuePaces(IDocumentSession session, IReadOnlyList<DirectivePace> paces)
    {
        if (paces.Count is 0) return;

        session.QueueSqlCommand(
            """
            insert into read.directive_pace (id, body, type, is_urgent, step, since, drafted_on, submitted_on, issue_due_at, issued_at, issued_on, decisions, on_paper, returns)
            select id, body, type, is_urgent, step, since, drafted_on, submitted_on, issue_due_at, issued_at, issued_on, decisions, on_paper, string_to_array(returns, '|')
            from unnest(?::uuid[], ?::text[], ?::text[], ?::bool[], ?::text[], ?::timestamptz[], ?::date[], ?::date[], ?::timestamptz[], ?::timestamptz[], ?::date[], ?::int[], ?::int[], ?::text[])
                as pace (id, body, type, is_urgent, step, since, drafted_on, submitted_on, issue_due_at, issued_at, issued_on, decisions, on_paper, returns)
            on conflict (id) do update set body = excluded.body, type = excluded.type, is_urgent = excluded.is_urgent, step = excluded.step, since = excluded.since,
                submitted_on = excluded.submitted_on, issue_due_at = excluded.issue_due_at, issued_at = excluded.issued_at, issued_on = excluded.issued_on,
                decisions = excluded.decisions, on_paper = excluded.on_paper, returns = excluded.returns, drafted_on = excluded.drafted_on
            """,
            paces.Select(p => p.Id).ToArray(), paces.Select(p => p.Body).ToArray(), paces.Select(p => p.Type).ToArray(), paces.Select(p => p.IsUrgent).ToArray(),
            paces.Select(p => p.Step).ToArray(), paces.Select(p => p.Since.ToUniversalTime()).ToArray(), paces.Select(p => p.DraftedOn).ToArray(), paces.Select(p => p.SubmittedOn).ToArray(),
            paces.Select(p => p.IssueDueAt?.ToUniversalTime()).ToArray(), paces.Select(p => p.IssuedAt?.ToUniversalTime()).ToArray(), paces.Select(p => p.IssuedOn).ToArray(),
            paces.Select(p => p.Decisions).ToArray(), paces.Select(p => p.OnPaper).ToArray(), paces.Select(p => string.Join('|', p.Returns)).ToArray());
    }

    public static void QueueRegister(IDocumentSession session, IReadOnlyList<RegisterEntry> lines)
    {
        if (lines.Count is 0) return;

        var last = lines.Reverse().DistinctBy(l => (l.Series, l.Count)).ToList();
        session.QueueSqlCommand(
            """
            insert into read.register_entry (series, count, issued_on, data) select * from unnest(?::text[], ?::int[], ?::date[], ?::jsonb[])
            on conflict (series, count) do update set issued_on = excluded.issued_on, data = excluded.data
            """,
            last.Select(l => l.Series).ToArray(), last.Select(l => l.Count).ToArray(), last.Select(l => l.IssuedOn).ToArray(),
            last.Select(l => JsonSerializer.Serialize(l, TextJson.Options)).ToArray());
    }
}
