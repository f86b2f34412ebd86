namespace Workflow.Branch;

/// <summary>The call cannot be carried out as asked; the message is for the person at the screen.</summary>
internal sealed class UsageException(string message) : Exception(message);
