namespace Workflow.Branch;

/// <summary>Which of the agent's workers has something to do.</summary>
internal sealed class AgentSignals
{
    internal WakeUp Content { get; } = new();

    internal WakeUp Receipts { get; } = new();
}
