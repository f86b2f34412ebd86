namespace Workflow.Web.Api;

/// <summary>Who signed in, what they hold today, and what they may see.</summary>
public sealed record Me(string Username, string Name, IReadOnlyList<MyPost> Posts, IReadOnlyList<MyDuty> Duties, IReadOnlyList<MyBranch> Branches)
{
    /// <summary>Whether they carry the duty for any body: <c>draft</c>, <c>issue</c>, <c>audit</c>, …</summary>
    public bool Has(string duty) => Duties.Any(d => d.Duty == duty);
}

/// <param name="As">The appointment, for <c>as</c>.</param>
public sealed record MyPost(string As, string Post, string Body, string BodyName);

public sealed record MyDuty(string Duty, string Body);

/// <summary>A branch in which they hold a post.</summary>
public sealed record MyBranch(string Code, string Name);
