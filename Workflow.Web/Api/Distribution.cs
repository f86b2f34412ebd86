namespace Workflow.Web.Api;

/// <summary>What was issued, with how many of its copies stand where.</summary>
public sealed record DeliveriesLine(Guid Id, string Number, string Type, string Abstract, DateOnly IssuedOn, string Urgency, string Status, IReadOnlyDictionary<string, int> Counts);

/// <summary>What became of one directive at its branches.</summary>
public sealed record DeliveryBoard(IReadOnlyList<DeliveryItem> Items, IReadOnlyDictionary<string, int> Counts);

/// <summary>One branch's copy.</summary>
/// <param name="Next">What the reader may still report for the branch; null for one who is not of it.</param>
public sealed record DeliveryItem(
    string Branch, string Name, string Status, string StatusCode, DateTimeOffset At, int Attempt, DateTimeOffset AckDueAt, string? By, bool? Auto, DateTimeOffset? OpenedAt, string? OpenedBy,
    DateTimeOffset? SilentSince, string? RecallAnswer, IReadOnlyList<DeliveryReceipt>? Receipts, IReadOnlyList<DeliverySending>? Sendings, IReadOnlyList<string>? Next);

/// <param name="At">By the branch's clock.</param>
/// <param name="Note">In the branch's words.</param>
/// <param name="Attempt">The sending it answers.</param>
public sealed record DeliveryReceipt(string StatusCode, DateTimeOffset At, DateTimeOffset RecordedAt, string? By, bool Auto, string? Note, int Attempt);

public sealed record DeliverySending(int Attempt, DateTimeOffset At);

/// <summary>A directive that binds a branch, with the branch's own copy.</summary>
public sealed record BranchDirective(
    Guid Id, string Number, string Type, string? Organ, string Abstract, DateOnly IssuedOn, string Urgency, string Status, string Effect, string? EffectBy, BranchCopy Delivery);

/// <param name="Next">The codes that would bring it further.</param>
public sealed record BranchCopy(string Status, string StatusCode, int Attempt, bool Auto, DateTimeOffset? OpenedAt, IReadOnlyList<string> Next)
{
    public bool IsNew => Next.Contains("03");

    public bool AwaitsRecallAnswer => StatusCode is "13";
}
