namespace Workflow.Benchmarks.Crud;

/// <summary>The answer of every command; the last four only where the command brings them about.</summary>
internal sealed record CommandAnswer(Guid Id, int Version, string Status, long Sequence)
{
    public string? ContentHash { get; init; }

    public string? Number { get; init; }

    public int? NumberInSeries { get; init; }

    public string? Series { get; init; }

    public DateOnly? IssuedOn { get; init; }
}
