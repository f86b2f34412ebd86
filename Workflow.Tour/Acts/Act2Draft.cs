using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Tour.Acts;

/// <summary>The resolution is drafted on the basis of three imported documents, with an annex.</summary>
internal static class Act2Draft
{
    private const string FileName = "phu-luc-lo-trinh.txt";

    public static async Task<Directive> PlayAsync(Stage stage, IReadOnlyDictionary<string, string> imported)
    {
        stage.Story.Open(2, "Soạn thảo nghị quyết của Ban Thường vụ");
        var document = stage.Documents.Resolution;
        stage.Type(document.Text);
        stage.Type(document.Abstract);
        var directive = await Directive.DraftAsync(stage.Api, document);
        var draft = await directive.ReadAsync(document.Drafter);
        stage.Story.Check($"{People.Name(document.Drafter)} lập dự thảo: {document.Abstract}", "draft", draft.Text("status"));
        CheckRelations(stage, document, draft, imported);
        await AttachAsync(stage, directive, draft.Text("contentHash"));

        return directive;
    }

    private static void CheckRelations(Stage stage, NewDocument document, JsonObject draft, IReadOnlyDictionary<string, string> imported)
    {
        var linked = draft.Items("relations").OfType<JsonObject>().Select(relation => relation["directiveId"].Words()).ToList();
        foreach (var number in document.Body.Items("relations").Select(relation => relation!.Text("number")))
            stage.Story.Check($"căn cứ {number}: nối đúng văn bản đã nhập", linked.Contains(imported[number]), Reading.Quote(draft["relations"]));
    }

    private static async Task AttachAsync(Stage stage, Directive directive, string before)
    {
        var annex = Encoding.UTF8.GetBytes(stage.Type("Phụ lục: lộ trình số hóa hồ sơ đảng viên theo từng quý của năm 2026.\n"));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(annex));
        var drafter = directive.Document.Drafter;
        var kept = (await stage.Api.UploadAsync(drafter, $"{directive.Path}/attachments", FileName, "text/plain", annex)).Accepted();
        stage.Story.Check($"đính kèm {FileName}: mã băm của tệp đúng như tệp gửi lên", sha256, kept.Text("sha256"));
        stage.Story.Check(string.Create(CultureInfo.InvariantCulture, $"đúng {annex.Length} byte"), annex.Length, kept.Number("size"));

        var after = await directive.HashAsync(drafter);
        stage.Story.Check("thêm phụ lục thì mã băm nội dung đổi theo", !string.Equals(before, after, StringComparison.Ordinal), after);
    }
}
