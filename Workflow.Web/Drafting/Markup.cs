using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workflow.Web.Drafting;

/// <summary>A directive's text between its two forms: Markdown, which is kept and hashed, and HTML, which people see and type.</summary>
public static class Markup
{
    // No raw HTML: what looks like it is shown as the text that it is.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Links lead to the web, to mail or to a page of ours; what would be a script is left as words.</summary>
    public static MarkupString ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(link => !LeadsSomewhere(link.Url))) link.Url = "";
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !LeadsSomewhere(link.Url)).ToList()) link.ReplaceBy(new LiteralInline(link.Url));
        return new(document.ToHtml(Pipeline));
    }

    private static bool LeadsSomewhere(string? address) =>
        address is ['/' or '#', ..] || (Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var uri) && (!uri.IsAbsoluteUri || uri.Scheme is "http" or "https" or "mailto"));

    public static string ToMarkdown(string html) => html;
}
