namespace Workflow.Contracts;

/// <summary>The legal effect of a directive that the branch holds has changed.</summary>
/// <remarks>Exchange <c>directives</c>, routing key <c>effect.{branch}</c>.</remarks>
public sealed record DirectiveEffectChanged
{
    /// <summary>The directive whose effect changed.</summary>
    public required Guid DirectiveId { get; init; }

    /// <summary>Code of the branch this copy is for.</summary>
    public required string Branch { get; init; }

    /// <summary>The printed number.</summary>
    public required string Number { get; init; }

    /// <summary>
    /// <c>not-yet-in-force</c>, <c>in-force</c>, <c>amended</c>, <c>partly-in-force</c>, <c>expired</c>,
    /// <c>replaced</c>, <c>repealed</c> or <c>recalled</c>.
    /// </summary>
    public required string Effect { get; init; }

    /// <summary>Number of the directive that changed it, where one did.</summary>
    public string? ByNumber { get; init; }

    /// <summary>The first day of the new effect; null for at once.</summary>
    public DateOnly? From { get; init; }
}
