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
    public static void QueueCards(IDocumentSession session, IReadOnlyList<DirectiveCard> cards)
    {
        if (cards.Count is 0) return;

        session.QueueSqlCommand(
            """
            insert into read.directive_card (id, sequence, status, type, number_key, issued_on, next_at, readers, waiting, data)
            select id, sequence, status, type, number_key, issued_on, next_at,
                   array(select jsonb_array_elements_text(data->'readers')), array(select p from jsonb_array_elements(data->'waiting') w, unnest(array[w->>'principal', w->>'post']) p where p is not null), data
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::date[], ?::timestamptz[], ?::jsonb[]) as card (id, sequence, status, type, number_key, issued_on, next_at, data)
            on conflict (id) do update set sequence = excluded.sequence, status = excluded.status, type = excluded.type, number_key = excluded.number_key,
                issued_on = excluded.issued_on, next_at = excluded.next_at, readers = excluded.readers, waiting = excluded.waiting, data = excluded.data
            """,
            cards.Select(c => c.Id).ToArray(), cards.Select(c => c.Sequence).ToArray(), cards.Select(c => TextJson.Name(c.Status)).ToArray(),
            cards.Select(c => c.Type).ToArray(), cards.Select(c => c.NumberKey).ToArray(), cards.Select(c => c.IssuedOn).ToArray(), cards.Select(c => c.NextAt?.ToUniversalTime()).ToArray(),
            cards.Select(c => JsonSerializer.Serialize(c, TextJson.Options)).ToArray());
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
