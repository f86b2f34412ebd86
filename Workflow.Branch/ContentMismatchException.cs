namespace Workflow.Branch;

/// <summary>What the centre handed out is not what was signed; it is not stored.</summary>
internal sealed class ContentMismatchException(string message) : Exception(message);
