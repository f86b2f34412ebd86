using Markdig;

namespace Workflow.Web.Drafting;

/// <summary>A directive's text between its two forms: Markdown, which is kept and hashed, and HTML, which people see and type.</summary>
public static class Markup
{
    // No raw HTML: what looks like it is shown as the text that it is.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static MarkupString ToHtml(string markdown) => new(Markdown.ToHtml(markdown, Pipeline));

    public static string ToMarkdown(string html) => html;
}
