namespace Workflow.Benchmarks.Crud;

/// <summary>The part of a directive's row that commands read and change.</summary>
internal sealed record DirectiveRow(
    Guid Id,
    int Version,
    string Status,
    int Step,
    string[] ApprovedBy,
    string Author,
    string Type,
    string Abstract,
    string ContentHash,
    string[] Recipients)
{
    public string? Series { get; init; }

    public int? NumberInSeries { get; init; }

    public string? Number { get; init; }

    public DateOnly? IssuedOn { get; init; }
}
