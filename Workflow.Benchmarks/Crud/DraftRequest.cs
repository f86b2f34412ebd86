namespace Workflow.Benchmarks.Crud;

/// <summary>The body of POST /api/directives, as far as the life cycle needs it.</summary>
internal sealed record DraftRequest(string Type, string Organ, string Abstract, string Text, string[] Recipients, string Route);
