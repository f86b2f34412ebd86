using Workflow.Web.Api;
using Workflow.Web.Words;

namespace Workflow.Web.Layout;

/// <summary>The pages in the order of the day's work. A page that could show its reader nothing is not offered.</summary>
public static class Navigation
{
    public static IEnumerable<NavigationItem> Of(Me me, Text l)
    {
        yield return new("/viec-cua-toi", l["Việc của tôi", "My work"]);
    }
}

public sealed record NavigationItem(string Href, string Name);
