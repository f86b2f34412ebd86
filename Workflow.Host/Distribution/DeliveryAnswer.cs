namespace Workflow.Host.Distribution;

/// <summary>A directive's deliveries, and how many stand where.</summary>
/// <param name="Counts">By <see cref="DeliveryStatus"/>, and <c>total</c>, <c>acknowledged</c>, <c>silent</c>.</param>
public sealed record DeliveryAnswer(IReadOnlyList<DeliveryItem> Items, IReadOnlyDictionary<string, int> Counts)
{
    public static DeliveryAnswer Of(IReadOnlyList<DeliveryItem> items)
    {
        var counts = DeliveryStatus.All.ToDictionary(status => status, status => items.Count(i => i.Status == status), StringComparer.Ordinal);
        counts["acknowledged"] = items.Count(i => i.IsAcknowledged);
        counts["silent"] = items.Count(i => i.SilentSince is not null);
        counts["total"] = items.Count;
        return new(items, counts);
    }
}

/// <summary>Where one branch's copy stands.</summary>
/// <param name="StatusCode">Of the national exchange standard; empty while only sent, 13 while a recall waits for its answer.</param>
/// <param name="At">When it came to this status, by the branch's clock; while only sent, when it was issued.</param>
/// <param name="Attempt">Counts the sendings from 1.</param>
/// <param name="AckDueAt">Until when a person at the branch must have received it: 17:00 of the working day of issue.</param>
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

    /// <summary>The branch gave an answer, be it a no.</summary>
    internal bool IsAnswered => IsAcknowledged || StatusCode is "02" || RecallAnswer is not null;
}
