namespace Workflow.Benchmarks.Load;

/// <summary>What the generator reads of a command's answer; the content hash comes with the draft.</summary>
internal sealed record Answer(string Id, string? ContentHash);
