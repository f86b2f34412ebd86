using System.Security.Claims;

namespace Workflow.Host.Identity;

/// <summary>The caller of a request, as the token names them. It carries no authority (design §8.4).</summary>
/// <param name="Kind">Person or branch.</param>
/// <param name="Name">The username, or the branch's code such as <c>CB-CNTT</c>.</param>
public readonly record struct Caller(CallerKind Kind, string Name)
{
    private const string BranchPrefix = "branch:";

    /// <summary>The caller of an authenticated request.</summary>
    /// <exception cref="InvalidOperationException">The principal names nobody: authentication lets none such pass.</exception>
    public static Caller From(ClaimsPrincipal principal) =>
        TryFrom(principal) ?? throw new InvalidOperationException("The request is not authenticated.");

    internal static Caller? TryFrom(ClaimsPrincipal principal)
    {
        if (principal.Identity is not ClaimsIdentity { IsAuthenticated: true } identity) return null;
        if (OwnBranch(identity) is { } branch) return new(CallerKind.Branch, branch);
        return identity.Name is { Length: > 0 } person ? new(CallerKind.Person, person) : null;
    }

    internal static string? BranchOf(string? client) =>
        client is { Length: > 7 } && client.StartsWith(BranchPrefix, StringComparison.Ordinal) ? client[BranchPrefix.Length..] : null;

    // A token that a person obtained through a branch's client names that client too: it stays the person's.
    private static string? OwnBranch(ClaimsIdentity identity)
    {
        var client = identity.FindFirst("client_id")?.Value ?? identity.FindFirst("sub")?.Value;
        var isClientsOwn = identity.Name is null || string.Equals(identity.FindFirst("sub")?.Value, client, StringComparison.Ordinal);
        return isClientsOwn ? BranchOf(client) : null;
    }
}
