using System.Text.Json.Nodes;

namespace Workflow.Tour;

/// <summary>A document to draft, and the number it must end with.</summary>
/// <param name="Drafter">Username of who drafts it.</param>
/// <param name="ExpectedNumber">As printed: <c>79-NQ/ĐU</c>.</param>
/// <param name="Body">Body of <c>POST /directives</c>, text included.</param>
internal sealed record NewDocument(string Drafter, string ExpectedNumber, JsonObject Body)
{
    public string Text => Body.Text("text");

    public string Abstract => Body.Text("abstract");
}
