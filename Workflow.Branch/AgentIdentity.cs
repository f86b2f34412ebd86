namespace Workflow.Branch;

/// <summary>Whose agent this is.</summary>
/// <param name="Branch">Code of the branch.</param>
/// <param name="FetchesContent">Whether the centre's REST address is known, so that content can be fetched.</param>
internal sealed record AgentIdentity(string Branch, bool FetchesContent)
{
    /// <summary>The header in which MassTransit, and the centre speaking its envelope, carry the W3C trace context.</summary>
    internal const string TraceHeader = "MT-Activity-Id";
}
