namespace Workflow.Host.Wiring;

/// <summary>The Host must not run like this; the message is the one line that says why and what to do.</summary>
public sealed class StartUpRefusedException(string reason, Exception? cause = null) : Exception(reason, cause);
