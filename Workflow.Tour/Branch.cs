namespace Workflow.Tour;

/// <summary>A branch that runs an agent in the story.</summary>
internal sealed record Branch(string Code, string Name, string Secretary);
