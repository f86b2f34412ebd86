using Workflow.Domain;
using Workflow.Domain.Drafting;

namespace Workflow.Host.Distribution;

/// <summary>A directive's deliveries, and how many stand where.</summary>
/// <param name="Counts">By <see cref="DeliveryStatus"/>, and <c>total</c>, <c>acknowledged</c>, <c>silent</c>.</param>
public sealed record DeliveryAnswer(IReadOnlyList<DeliveryItem> Items, IReadOnlyDictionary<string, int> Counts)
{
    public static DeliveryAnswer Of(IReadOnlyList<DeliveryItem> items) => new(items, CountsOf(items.Select(item => (item, 1))));

    /// <param name="items">Copies that stand alike, and how many.</param>
    internal static Dictionary<string, int> CountsOf(IEnumerable<(DeliveryItem Item, int Copies)> items)
    {
        var counts = DeliveryStatus.All.Concat(["acknowledged", "silent", "total"]).ToDictionary(status => status, _ => 0, StringComparer.Ordinal);
        foreach (var (item, copies) in items)
        {
            counts[item.Status] += copies;
            counts["total"] += copies;
            if (item.IsAcknowledged) counts["acknowledged"] += copies;
            if (item.SilentSince is not null) counts["silent"] += copies;
        }

        return counts;
    }
}

/// <summary>Where one branch's copy stands.</summary>
/// <param name="StatusCode">Of the national exchange standard; empty while only sent, 13 while a recall waits for its answer.</param>
/// <param name="At">When it came to this status, by the branch's clock; while only sent, when it was sent last.</param>
/// <param name="Attempt">Counts the sendings from 1.</param>
/// <param name="AckDueAt">Until when a person at the branch must have received it: 17:00 of the working day it was sent last.</param>
public sealed record DeliveryItem(
    string Branch, string Name, string Status, string StatusCode, DateTimeOffset At, int Attempt, DateTimeOffset AckDueAt)
{
    /// <summary>The person at the branch, as the branch names them.</summary>
    public string? By { get; init; }

    /// <summary>True where a machine only stored it; absent before there is a receipt.</summary>
    public bool? Auto { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public string? OpenedBy { get; init; }

    /// <summary>Since when an acknowledgement is overdue; absent while it is not.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>15 agreed or 16 refused, once the branch answered a recall.</summary>
    public string? RecallAnswer { get; init; }

    /// <summary>A person received it, or did more. A machine's 03 is not that.</summary>
    internal bool IsAcknowledged { get; init; }

    /// <summary>What the branch reported, oldest first; only where one branch was asked for.</summary>
    public IReadOnlyList<DeliveryReceipt>? Receipts { get; init; }

    /// <summary>When it was sent, the issue first; only where one branch was asked for.</summary>
    public IReadOnlyList<DeliverySending>? Sendings { get; init; }

    /// <summary>The codes by which a person at the branch would bring it further; absent for those who are not of it.</summary>
    public IReadOnlyList<string>? Next { get; init; }

    /// <summary>The branch gave an answer, be it a no.</summary>
    internal bool IsAnswered => IsAcknowledged || StatusCode is "02" || RecallAnswer is not null;
}

/// <summary>One report of a branch on its copy.</summary>
/// <param name="At">The branch's clock.</param>
/// <param name="RecordedAt">When it came in.</param>
/// <param name="By">The person at the branch; absent for a machine.</param>
/// <param name="Note">In the branch's words, such as why it refused.</param>
/// <param name="Attempt">The sending it answers.</param>
public sealed record DeliveryReceipt(string StatusCode, DateTimeOffset At, DateTimeOffset RecordedAt, string? By, bool Auto, string? Note, int Attempt);

/// <param name="Attempt">Counts from 1.</param>
public sealed record DeliverySending(int Attempt, DateTimeOffset At);

/// <summary>A page of what was issued, the newest first.</summary>
public sealed record DeliveriesAnswer(IReadOnlyList<DeliveriesLine> Items, long Total, int Page, int Size);

/// <param name="Counts">As in <see cref="DeliveryAnswer"/>.</param>
public sealed record DeliveriesLine(
    Guid Id, string Number, string Type, string Abstract, DateOnly IssuedOn, Urgency Urgency, DirectiveStatus Status, IReadOnlyDictionary<string, int> Counts);
