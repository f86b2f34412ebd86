using Workflow.Web.Api;

namespace Workflow.Web.Numbering;

/// <summary>A signed directive that waits for the clerk.</summary>
/// <param name="Next">The number it would be given; null once it has one.</param>
public sealed record IssueWaiting(InboxItem Item, DirectiveView Directive, NextNumber? Next);
