namespace Workflow.Host.Numbering;

/// <summary>A register's lines, in the order they print.</summary>
public sealed record RegisterAnswer(IReadOnlyList<RegisterLine> Items)
{
    /// <summary>The place in the series that its next number will have; only of one register.</summary>
    public int? Next { get; init; }

    /// <summary>The date of the newest number: the next one is not earlier without a reason.</summary>
    public DateOnly? LastIssuedOn { get; init; }
}

/// <summary>One line of a register (HD 36 §II.1.3).</summary>
/// <param name="Number">As printed; for the numbers from before the system, from–to.</param>
/// <param name="State"><c>before-system</c>, <c>allocated</c>, <c>bound</c> (a historical document took the number it always had), <c>booked-secret</c>, <c>booked-outage</c>, <c>voided</c>,
/// or <c>reference</c> for an incoming document.</param>
public sealed record RegisterLine(string Number, string State)
{
    /// <summary>The register; absent for an incoming document, which takes no number of ours.</summary>
    public string? Series { get; init; }

    /// <summary>The place in the series; absent for the one line of the numbers from before the system.</summary>
    public int? NumberInSeries { get; init; }

    /// <summary>The date of issue, in Vietnam.</summary>
    public DateOnly? Date { get; init; }

    public string? Type { get; init; }

    /// <summary>What it is about (trích yếu); only where the document is open to the caller.</summary>
    public string? Abstract { get; init; }

    /// <summary>Username of who signed.</summary>
    public string? Signer { get; init; }

    public string? SignerName { get; init; }

    /// <summary>Who sent an incoming document.</summary>
    public string? Issuer { get; init; }

    public Guid? DirectiveId { get; init; }

    /// <summary>Why the number is void; only where the document is open to the caller, and to the clerk who keeps the register.</summary>
    public string? Reason { get; init; }

    /// <summary>The unit that a secret document is of, of which nothing else is known.</summary>
    public string? Unit { get; init; }

    /// <summary>Where it went, by name; only where the document is open to the caller, as all that follows.</summary>
    public IReadOnlyList<string>? Recipients { get; init; }

    /// <summary>Name of the unit that drafted it.</summary>
    public string? DraftingUnit { get; init; }

    /// <summary>How many copies left the office.</summary>
    public int? Copies { get; init; }

    /// <summary>The words that print instead of the columns.</summary>
    public string? Text { get; init; }
}
