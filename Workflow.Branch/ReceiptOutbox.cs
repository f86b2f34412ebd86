using Microsoft.Data.Sqlite;
using Workflow.Contracts;

namespace Workflow.Branch;

/// <summary>A receipt that waits to be sent, with the trace it belongs to.</summary>
internal sealed record WaitingReceipt(BranchReceipt Receipt, string? Trace);

/// <summary>
/// Receipts are written here, in the transaction of what they report, and sent afterwards. Their ids are made once, so
/// sending again after a crash is harmless. Within an attempt each status is reported once by the machine and once by people.
/// </summary>
internal sealed class ReceiptOutbox(InboxDatabase database, TimeProvider clock)
{
    internal static void Add(SqliteConnection connection, BranchReceipt receipt, int attempt, string? trace) =>
        InboxDatabase.Execute(
            connection,
            """
            insert or ignore into receipts(receipt_id, directive_id, branch, attempt, status_code, at, "by", auto, note, trace)
            values ($id, $directive, $branch, $attempt, $code, $at, $by, $auto, $note, $trace)
            """,
            ("$id", InboxDatabase.Text(receipt.ReceiptId)),
            ("$directive", InboxDatabase.Text(receipt.DirectiveId)),
            ("$branch", receipt.Branch),
            ("$attempt", attempt),
            ("$code", receipt.StatusCode),
            ("$at", InboxDatabase.Text(receipt.At)),
            ("$by", receipt.By),
            ("$auto", receipt.Auto),
            ("$note", receipt.Note),
            ("$trace", trace));

    /// <summary>The oldest receipts that the broker has not confirmed, in the order in which they were written.</summary>
    internal IReadOnlyList<WaitingReceipt> Unsent()
    {
        using var connection = database.Open();

        return InboxDatabase.Read(
            connection,
            """
            select receipt_id, directive_id, branch, status_code, at, "by", auto, note, trace, attempt
            from receipts where sent_at is null order by place limit 100
            """,
            Read);
    }

    internal void MarkSent(Guid receiptId) => database.Write(connection => InboxDatabase.Execute(
        connection,
        "update receipts set sent_at = $at where receipt_id = $id",
        ("$id", InboxDatabase.Text(receiptId)),
        ("$at", InboxDatabase.Text(clock.GetUtcNow()))));

    private static WaitingReceipt Read(SqliteDataReader row) => new(
        new BranchReceipt
        {
            ReceiptId = row.GetGuid(0),
            DirectiveId = row.GetGuid(1),
            Branch = row.GetString(2),
            StatusCode = row.GetString(3),
            At = InboxDatabase.Instant(row.GetString(4)),
            By = row.IsDBNull(5) ? null : row.GetString(5),
            Auto = row.GetBoolean(6),
            Note = row.IsDBNull(7) ? null : row.GetString(7),
            Attempt = row.GetInt32(9),
        },
        row.IsDBNull(8) ? null : row.GetString(8));
}
