using Microsoft.Data.Sqlite;
using Workflow.Contracts;

namespace Workflow.Branch;

/// <summary>
/// What the centre has sent to this branch. Messages may come twice and in any order: a recall or an effect that arrives
/// before its directive is kept and joined to it later.
/// </summary>
internal sealed class Inbox(InboxDatabase database, TimeProvider clock)
{
    private static readonly string[] UrgentFirst = ["flash", "very-urgent", "urgent"];

    /// <summary>Stores a directive once per attempt and reports its arrival (01).</summary>
    /// <param name="message">As the centre sent it.</param>
    /// <param name="trace">The sender's trace, to be continued by every receipt.</param>
    /// <param name="contentFollows">False where there is nothing to fetch, so that the message itself is all there is to store.</param>
    /// <returns>Whether it was new.</returns>
    internal bool Receive(DirectiveIssued message, string? trace, bool contentFollows) => database.Write(connection =>
    {
        if (Upsert(connection, message, trace) == 0)
        {
            return false;
        }

        Report(connection, message.DirectiveId, ReceiptCodes.Arrived, auto: true);
        if (!contentFollows)
        {
            Store(connection, message.DirectiveId, textSha256: null);
        }

        return true;
    });

    /// <summary>Keeps the centre's wish to have a directive back; answers it at once (15) when nobody here has opened it.</summary>
    internal void RequestRecall(DirectiveRecallRequested message, string? trace) => database.Write(connection =>
    {
        var isNew = InboxDatabase.Execute(
            connection,
            "insert or ignore into recalls(directive_id, reason, requested_at) values ($id, $reason, $at)",
            ("$id", InboxDatabase.Text(message.DirectiveId)),
            ("$reason", message.Reason),
            ("$at", InboxDatabase.Text(message.RequestedAt))) > 0;
        var held = InboxDatabase.Read(
            connection, $"select {StoredDirective.Columns} where d.id = $id", StoredDirective.Read,
            ("$id", InboxDatabase.Text(message.DirectiveId)));

        if (isNew && !WasOpened(connection, message.DirectiveId))
        {
            AnswerRecall(connection, message.DirectiveId, ReceiptCodes.RecallAgreed, by: null);
            var receipt = Receipt(message.DirectiveId, message.Branch, ReceiptCodes.RecallAgreed, auto: true);
            ReceiptOutbox.Add(connection, receipt, held.Select(directive => directive.Attempt).FirstOrDefault(1), trace);
        }

        return isNew;
    });

    /// <summary>Keeps the effect that the centre has told; what is replaced, repealed or recalled stays so, whatever comes late.</summary>
    internal void ChangeEffect(DirectiveEffectChanged message) => database.Write(connection => InboxDatabase.Execute(
        connection,
        """
        insert into effects(directive_id, effect, by_number, from_day) values ($id, $effect, $by, $from)
        on conflict(directive_id) do update set effect = excluded.effect, by_number = excluded.by_number, from_day = excluded.from_day
        where effects.effect not in ('replaced', 'repealed', 'recalled')
        """,
        ("$id", InboxDatabase.Text(message.DirectiveId)),
        ("$effect", message.Effect),
        ("$by", message.ByNumber),
        ("$from", message.From is { } from ? StoredDirective.Date(from) : null)));

    /// <summary>All directives, the most urgent first, among equals the earliest due.</summary>
    internal IReadOnlyList<StoredDirective> List()
    {
        using var connection = database.Open();
        var all = InboxDatabase.Read(connection, $"select {StoredDirective.Columns}", StoredDirective.Read);

        return
        [
            .. all.OrderBy(directive => Urgency(directive.Message.Urgency))
                .ThenBy(directive => directive.Message.DueOn ?? DateOnly.MaxValue)
                .ThenByDescending(directive => directive.Message.IssuedOn),
        ];
    }

    /// <summary>Directives whose content is not here yet, the most urgent first; not those already given back.</summary>
    internal IReadOnlyList<StoredDirective> AwaitingContent() =>
        [.. List().Where(directive => directive is { StoredAt: null, IsGivenBack: false })];

    /// <summary>The content is on the disk: reports 03 as a machine.</summary>
    internal void ContentStored(Guid directiveId, string? textSha256) =>
        database.Write(connection => Store(connection, directiveId, textSha256));

    /// <summary>Does one person's act on one directive and reports it, both or neither.</summary>
    /// <exception cref="UsageException">The act does not fit the state that the directive is in by now.</exception>
    internal void Act(Guid directiveId, Func<StoredDirective, PersonsAct> decide) => database.Write(connection =>
    {
        var directive = InboxDatabase.Read(
            connection, $"select {StoredDirective.Columns} where d.id = $id", StoredDirective.Read,
            ("$id", InboxDatabase.Text(directiveId))).Single();
        var act = decide(directive);
        if (act.AlreadyDone)
        {
            return false;
        }

        Apply(connection, directiveId, act);
        var receipt = Receipt(directiveId, directive.Message.Branch, act.StatusCode, auto: false) with { By = act.By, Note = act.Note };
        ReceiptOutbox.Add(connection, receipt, directive.Attempt, directive.Trace);

        return true;
    });

    // Of whichever sending: a copy that was sent again is unopened, though its text is known here.
    private static bool WasOpened(SqliteConnection connection, Guid directiveId) => InboxDatabase.Read(
        connection, "select 1 from receipts where directive_id = $id and status_code = $code limit 1", row => row.GetInt32(0),
        ("$id", InboxDatabase.Text(directiveId)),
        ("$code", ReceiptCodes.Opened)).Count > 0;

    private int Upsert(SqliteConnection connection, DirectiveIssued message, string? trace) => InboxDatabase.Execute(
        connection,
        """
        insert into directives(id, branch, number, type, organ, abstract, urgency, issued_on, due_on, content_hash,
            content_url, status, attempt, received_at, trace, message)
        values ($id, $branch, $number, $type, $organ, $abstract, $urgency, $issued, $due, $hash,
            $url, '01', $attempt, $at, $trace, $message)
        on conflict(id) do update set status = '01', attempt = excluded.attempt, received_at = excluded.received_at,
            stored_at = null, opened_by = null, opened_at = null, trace = excluded.trace, message = excluded.message, urgency = excluded.urgency,
            due_on = excluded.due_on, content_hash = excluded.content_hash, content_url = excluded.content_url
        where excluded.attempt > directives.attempt
        """,
        ("$id", InboxDatabase.Text(message.DirectiveId)),
        ("$branch", message.Branch),
        ("$number", message.Number),
        ("$type", message.Type),
        ("$organ", message.Organ),
        ("$abstract", message.Abstract),
        ("$urgency", message.Urgency),
        ("$issued", StoredDirective.Date(message.IssuedOn)),
        ("$due", message.DueOn is { } due ? StoredDirective.Date(due) : null),
        ("$hash", message.ContentHash),
        ("$url", message.ContentUrl),
        ("$attempt", message.Attempt),
        ("$at", InboxDatabase.Text(clock.GetUtcNow())),
        ("$trace", trace),
        ("$message", StoredDirective.Json(message)));

    private int Store(SqliteConnection connection, Guid directiveId, string? textSha256)
    {
        var changed = InboxDatabase.Execute(
            connection,
            "update directives set stored_at = $at, text_sha256 = $text where id = $id and stored_at is null",
            ("$id", InboxDatabase.Text(directiveId)),
            ("$at", InboxDatabase.Text(clock.GetUtcNow())),
            ("$text", textSha256));
        if (changed > 0)
        {
            Report(connection, directiveId, ReceiptCodes.Received, auto: true);
        }

        return changed;
    }

    private void Apply(SqliteConnection connection, Guid directiveId, PersonsAct act)
    {
        var sql = act.StatusCode switch
        {
            ReceiptCodes.Opened => "update directives set opened_by = $by, opened_at = $at where id = $id",
            ReceiptCodes.RecallAgreed or ReceiptCodes.RecallRefused => null,
            _ => "update directives set status = $code where id = $id",
        };
        if (sql is null)
        {
            AnswerRecall(connection, directiveId, act.StatusCode, act.By);
            return;
        }

        InboxDatabase.Execute(
            connection, sql,
            ("$id", InboxDatabase.Text(directiveId)),
            ("$by", act.By),
            ("$at", InboxDatabase.Text(clock.GetUtcNow())),
            ("$code", act.StatusCode));
    }

    private void AnswerRecall(SqliteConnection connection, Guid directiveId, string answer, string? by) => InboxDatabase.Execute(
        connection,
        "update recalls set answer = $answer, answered_by = $by, answered_at = $at where directive_id = $id",
        ("$id", InboxDatabase.Text(directiveId)),
        ("$answer", answer),
        ("$by", by),
        ("$at", InboxDatabase.Text(clock.GetUtcNow())));

    private void Report(SqliteConnection connection, Guid directiveId, string statusCode, bool auto)
    {
        var directive = InboxDatabase.Read(
            connection, $"select {StoredDirective.Columns} where d.id = $id", StoredDirective.Read,
            ("$id", InboxDatabase.Text(directiveId))).Single();
        var receipt = Receipt(directiveId, directive.Message.Branch, statusCode, auto);
        ReceiptOutbox.Add(connection, receipt, directive.Attempt, directive.Trace);
    }

    private BranchReceipt Receipt(Guid directiveId, string branch, string statusCode, bool auto)
    {
        var now = clock.GetUtcNow();

        return new()
        {
            ReceiptId = Guid.CreateVersion7(now),
            DirectiveId = directiveId,
            Branch = branch,
            StatusCode = statusCode,
            At = now,
            Auto = auto,
        };
    }

    private static int Urgency(string code) =>
        Array.IndexOf(UrgentFirst, code) is var place and >= 0 ? place : UrgentFirst.Length;
}
