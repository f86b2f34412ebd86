namespace Workflow.Domain.Organisation;

/// <summary>What a person can be to a directive, as one string: themselves, a post, a duty, a seat in an organ, a place in a branch.
/// Rows say whom they concern in these strings, so that a new holder of a post finds what waits for the post.</summary>
public static class Principal
{
    public static string Person(string username) => $"person:{username}";

    public static string Post(string body, string post) => $"post:{body}/{post}";

    public static string Duty(string body, string duty) => $"duty:{body}/{duty}";

    public static string Organ(string body, string organ) => $"organ:{body}/{organ}";

    /// <summary>Who leads a body with a single head, whatever the post is called.</summary>
    public static string Head(string body) => $"head:{body}";

    /// <summary>Who acts where no person does: at the start-up, and when a time is over.</summary>
    public const string System = "system";

    /// <summary>Everyone who holds a post anywhere in the organisation, save administrators, who never read content.</summary>
    public const string Member = "member";

    /// <summary>Who acts for the absent one that the directive waits for.</summary>
    /// <param name="seat">The appointment it waits for them in, or the duty they carry.</param>
    /// <param name="act">A kind of step, or <see cref="Issuing"/>.</param>
    /// <param name="type">The type of the document.</param>
    public static string Cover(string seat, string act, string type) => $"cover:{act}/{type}/{seat}";

    /// <summary>Who acts for a person who is absent.</summary>
    public static string Deputy(string absent) => $"deputy:{absent}";

    /// <summary>Number, seal and issue, as one act that a cover reaches.</summary>
    public const string Issuing = "issue";

    /// <summary>Everyone with a post in the body or branch, and the branch's own client.</summary>
    public static string Branch(string code) => $"branch:{code}";
}
