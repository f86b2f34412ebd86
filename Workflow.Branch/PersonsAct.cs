namespace Workflow.Branch;

/// <summary>What a person at the branch does to a directive, to be reported with this status code.</summary>
internal sealed record PersonsAct(string StatusCode, string By, string? Note)
{
    /// <summary>True when there is nothing to record, because it was done before.</summary>
    internal bool AlreadyDone { get; init; }
}
