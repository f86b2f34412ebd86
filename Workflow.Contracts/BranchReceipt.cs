namespace Workflow.Contracts;

/// <summary>
/// What a branch says about a directive. Sent by the branch to its own exchange; applied once for each
/// <see cref="ReceiptId"/>, so sending it again is harmless.
/// </summary>
/// <remarks>Exchange <c>receipts.{branch}</c>, routing key <c>{branch}</c>; the broker vouches for the key.</remarks>
public sealed record BranchReceipt
{
    /// <summary>Made by the branch once and kept over every resend.</summary>
    public required Guid ReceiptId { get; init; }

    /// <summary>The directive it is about.</summary>
    public required Guid DirectiveId { get; init; }

    /// <summary>Code of the branch; the centre refuses a receipt whose branch is not its routing key.</summary>
    public required string Branch { get; init; }

    /// <summary>One of <see cref="ReceiptCodes"/>.</summary>
    public required string StatusCode { get; init; }

    /// <summary>When it happened at the branch, by the branch's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The person who did it; absent when a machine did.</summary>
    public string? By { get; init; }

    /// <summary>True when a machine did it: a 03 then means stored and does not count as acknowledged.</summary>
    public bool Auto { get; init; }

    /// <summary>Free words of the person, for example the reason of a refusal.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// <see cref="DirectiveIssued.Attempt"/> of the copy it is about, so that what comes late of one sending is not taken
    /// for an answer to the next; absent, it counts for the newest.
    /// </summary>
    public int? Attempt { get; init; }
}
