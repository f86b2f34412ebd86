namespace Workflow.Benchmarks.Crud;

/// <summary>The body of a review or a signature: bound to the text that the person saw.</summary>
internal sealed record DecisionRequest(string ContentHash, string? Decision = null, string? Comment = null);
