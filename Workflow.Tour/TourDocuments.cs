using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Tour;

/// <summary>The four historical documents and the two new ones of the guided run, with the seed they come from.</summary>
internal sealed class TourDocuments
{
    // What only the sample file knows; the API refuses members it does not know.
    private static readonly string[] NotForImport = ["canonical"];
    private static readonly string[] NotForDraft = ["textFrom", "drafter", "expectNumber"];

    private readonly JsonObject file = Parse(Resource("documents.json"));
    private readonly string seed = Resource("seed.txt");

    /// <summary>Bodies for <c>POST /documents/import</c> with the canonical number each must get.</summary>
    public IReadOnlyList<(string Canonical, JsonObject Body)> Imports =>
        [.. file.Items("import").Select(document => (document!.Text("canonical"), Without(document!, NotForImport)))];

    /// <summary>The resolution of the standing committee: 79-NQ/ĐU.</summary>
    public NewDocument Resolution => Document(0, SeedText.Recommendations(seed));

    /// <summary>The decision of the executive committee that replaces 208-QĐ/ĐU: 42-QĐ/ĐU.</summary>
    public NewDocument Decision => Document(1, SeedText.WorkingGroup(seed));

    private NewDocument Document(int index, string text)
    {
        var document = file.Items("tour")[index]!;
        var body = Without(document, NotForDraft);
        body["text"] = text;

        return new NewDocument(document.Text("drafter"), document.Text("expectNumber"), body);
    }

    private static JsonObject Without(JsonNode document, string[] members)
    {
        var copy = (JsonObject)document.DeepClone();
        foreach (var member in members) copy.Remove(member);

        return copy;
    }

    private static JsonObject Parse(string json) =>
        JsonNode.Parse(json) as JsonObject ?? throw new JsonException("documents.json is not an object");

    private static string Resource(string name)
    {
        using var stream = typeof(TourDocuments).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Resource {name} is not embedded");
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }
}
