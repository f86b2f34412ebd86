using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Tour.Acts;

/// <summary>The four documents that the seed names enter the register as history, once.</summary>
internal static class Act1Import
{
    private const string Replaced = "208-QĐ/ĐU";

    /// <returns>Directive ids by canonical number.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> PlayAsync(Stage stage)
    {
        stage.Story.Open(1, "Nhập bốn văn bản đã có");
        var imported = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (canonical, body) in stage.Documents.Imports)
        {
            imported[canonical] = await ImportAsync(stage, body);
            stage.Story.Check($"{body.Text("printed")} ngày {body.Text("date")} đã vào hệ thống", imported[canonical].Length > 0, "không có id");
        }

        await RepeatAsync(stage, imported);
        await FindAsync(stage, imported, "03/CTr-ĐU", "03-CTr/ĐU");
        await FindAsync(stage, imported, "208-QD/DU", Replaced);
        await FindAsync(stage, imported, "kien toan ban chi dao", Replaced);

        return imported;
    }

    private static async Task<string> ImportAsync(Stage stage, JsonObject body)
    {
        stage.Type(body.Text("abstract"));

        return (await stage.Api.PostAsync(People.Clerk, "/api/documents/import", body)).Accepted().Text("id");
    }

    private static async Task RepeatAsync(Stage stage, Dictionary<string, string> imported)
    {
        var before = await AuditLog.ReadAsync(stage.Api);
        foreach (var (canonical, body) in stage.Documents.Imports)
            stage.Story.Check($"nhập lại {canonical}: vẫn là văn bản ấy", imported[canonical], await ImportAsync(stage, body));

        var after = await AuditLog.ReadAsync(stage.Api);
        stage.Story.Check(
            string.Create(CultureInfo.InvariantCulture, $"nhập lại cả bốn: nhật ký vẫn có {before.Count} sự kiện, không ghi thêm"),
            before.Count,
            after.Count);
    }

    private static async Task FindAsync(Stage stage, Dictionary<string, string> imported, string words, string canonical)
    {
        var path = $"/api/directives?q={Uri.EscapeDataString(words)}";
        await Patience.UntilAsync(
            $"tra cứu «{words}» ra {canonical}",
            async () => (await stage.Api.GetAsync(People.Clerk, path)).Accepted(),
            found => found.Items().OfType<JsonObject>().Any(item => item.Says("id", imported[canonical])),
            Reading.Quote,
            stage.Stop);
        stage.Story.Check($"tra cứu «{words}» ra {canonical}", holds: true, canonical);
    }
}
