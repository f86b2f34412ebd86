namespace Workflow.Benchmarks.Crud;

/// <summary>What the audit row tells of a command: when, who, what, and the values that it set.</summary>
internal sealed record Change(DateTimeOffset At, string Actor, string Action, object Data);
