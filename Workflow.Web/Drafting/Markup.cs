using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workflow.Web.Drafting;

/// <summary>A directive's text between its two forms: Markdown, which is kept and hashed, and HTML, which people see and type.</summary>
public static class Markup
{
    // No raw HTML: what looks like it is shown as the text that it is.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private static readonly HtmlSanitizer Sanitizer = Strict();

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

    /// <summary>Headings, paragraphs, lists, tables, bold and italic are kept, also as Word pastes them; of the rest only its words.</summary>
    public static string ToMarkdown(string html)
    {
        using var document = Sanitizer.SanitizeDom(html);
        return MarkdownWriter.Write(document.Body!);
    }

    private static HtmlSanitizer Strict()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Set("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "br", "b", "strong", "i", "em", "span", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "th", "td"),
            AllowedAttributes = Set("style", "start", "colspan"),
            AllowedCssProperties = Set("font-weight", "font-style", "mso-list"),
        })
        { KeepChildNodes = true };
        sanitizer.RemovingTag += (_, removing) =>
        {
            // Words in them were never shown to whoever typed.
            if (removing.Tag.LocalName is "script" or "style" or "title" or "template" or "noscript" or "iframe" or "object" or "svg" or "math" or "textarea" or "select") removing.Tag.TextContent = "";
        };
        return sanitizer;
    }

    private static HashSet<string> Set(params ReadOnlySpan<string> names) => [.. names];
}
