namespace Workflow.Contracts;

/// <summary>
/// The centre takes a directive back (status 13). The branch answers with a receipt: 15 agreed, 16 refused; by itself
/// with 15 when nobody there had opened it. May arrive before the directive itself.
/// </summary>
/// <remarks>Exchange <c>directives</c>, routing key <c>recall.{branch}</c>.</remarks>
public sealed record DirectiveRecallRequested
{
    /// <summary>The directive taken back.</summary>
    public required Guid DirectiveId { get; init; }

    /// <summary>Code of the branch this copy is for.</summary>
    public required string Branch { get; init; }

    /// <summary>The printed number.</summary>
    public required string Number { get; init; }

    /// <summary>Why, as the signer wrote it.</summary>
    public required string Reason { get; init; }

    /// <summary>When the signer asked; from then on the directive must not be used.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
