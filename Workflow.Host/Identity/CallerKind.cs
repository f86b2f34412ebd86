namespace Workflow.Host.Identity;

/// <summary>Who a token stands for: a person, or the machine of a branch.</summary>
public enum CallerKind
{
    /// <summary>A person; what they may do comes from their appointments, never from the token.</summary>
    Person,

    /// <summary>A branch's own client, which may only receive and answer for that branch.</summary>
    Branch,
}
