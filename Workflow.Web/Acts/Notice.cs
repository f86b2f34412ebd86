using System.Globalization;

namespace Workflow.Web.Acts;

/// <summary>What was done just now, told once on the page that follows.</summary>
public sealed record Notice(string Said, string? Sequence)
{
    private const string Cookie = "said";

    internal static void Leave(HttpResponse response, string said, string? sequence) => response.Cookies.Append(
        Cookie, string.Create(CultureInfo.InvariantCulture, $"{sequence}|{said}"), new() { HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromMinutes(1) });

    /// <summary>Takes what was left; null when nothing was done.</summary>
    public static Notice? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie]?.Split('|', 2) is not [var sequence, { Length: > 0 } said]) return null;

        if (!http.Response.HasStarted) http.Response.Cookies.Delete(Cookie);
        return new(said, sequence is "" ? null : sequence);
    }
}
