using System.Text.Json.Nodes;

namespace Workflow.Tour.Acts;

/// <summary>Submission, what the rules refuse, a return with a reason, and the form check passed.</summary>
internal static class Act3Review
{
    /// <summary>Codes refused in this act; act 9 finds them in the audit log.</summary>
    public static readonly IReadOnlyList<string> RefusedCodes = ["authority.self-approval", "secrecy.refused", "content.changed"];

    private const string Reason = "Mục 1 chưa nêu cơ quan theo dõi, đôn đốc; đề nghị bổ sung trước khi lấy ý kiến.";
    private const string Addition = "Văn phòng Đảng ủy theo dõi, đôn đốc và báo cáo Ban Thường vụ mỗi quý một lần.";
    private const string SecretSubject = "Nội dung giả định thuộc phạm vi bí mật của buổi chạy mẫu";

    public static async Task PlayAsync(Stage stage, Directive directive)
    {
        stage.Story.Open(3, "Trình, trả lại, trình lại");
        await CheckOutsiderAsync(stage, directive);
        await SubmitAsync(stage, directive);
        await CheckRefusalsAsync(stage, directive);
        var firstSeen = await directive.HashAsync(People.Chief);
        await ReturnAsync(stage, directive);
        await ReviseAsync(stage, directive);
        await SubmitAsync(stage, directive);
        await CheckStaleAsync(stage, directive, firstSeen);
        var passed = await directive.DecideAsync(People.Chief, "approve");
        stage.Story.Check($"{People.Name(People.Chief)}: Đạt thể thức", "in-review", passed.Text("status"));
    }

    private static async Task CheckOutsiderAsync(Stage stage, Directive directive)
    {
        var outsider = await stage.Api.GetAsync(Branches.Technology.Secretary, directive.Path);
        stage.Story.CheckRefusal("người ngoài luồng không thấy dự thảo", outsider, 404, "not-found");
    }

    private static async Task SubmitAsync(Stage stage, Directive directive)
    {
        var submitted = await directive.SubmitAsync();
        stage.Story.Check($"{People.Name(directive.Document.Drafter)} trình", "in-review", submitted.Text("status"));

        var inbox = (await stage.Api.GetAsync(People.Chief, "/api/inbox")).Accepted().Items().OfType<JsonObject>();
        var waiting = inbox.Any(item => item.Says("directiveId", directive.Id));
        stage.Story.Check($"«Việc của tôi» của {People.Name(People.Chief)} có văn bản này", waiting, "không có");
    }

    private static async Task CheckRefusalsAsync(Stage stage, Directive directive)
    {
        var drafter = directive.Document.Drafter;
        var self = await directive.ReviewAsync(drafter, "approve", await directive.HashAsync(drafter));
        stage.Story.CheckRefusal("người soạn thảo tự duyệt: bị từ chối", self, 403, RefusedCodes[0]);

        var secret = (JsonObject)directive.Document.Body.DeepClone();
        secret["abstract"] = stage.Type(SecretSubject);
        secret["secrecy"] = "mat";
        var refused = await stage.Api.PostAsync(drafter, "/api/directives", secret);
        stage.Story.CheckRefusal("soạn văn bản Mật: bị từ chối ngay ở cửa", refused, 422, RefusedCodes[1]);
    }

    /// <summary>A page left open since the first submission still shows the old text.</summary>
    private static async Task CheckStaleAsync(Stage stage, Directive directive, string firstSeen)
    {
        var stale = await directive.ReviewAsync(People.Chief, "approve", firstSeen);
        stage.Story.CheckRefusal("duyệt theo bản đã mở trước khi sửa: bị từ chối", stale, 409, RefusedCodes[2]);
    }

    private static async Task ReturnAsync(Stage stage, Directive directive)
    {
        var returned = await directive.DecideAsync(People.Chief, "return", stage.Type(Reason));
        stage.Story.Check($"{People.Name(People.Chief)}: Trả lại để chỉnh sửa", "draft", returned.Text("status"));

        var seen = await directive.ReadAsync(directive.Document.Drafter);
        stage.Story.Check("người soạn thảo đọc được lý do", Reason, seen["returned"]?["comment"].Words());
        stage.Story.Tell($"  «{Reason}»");
    }

    private static async Task ReviseAsync(Stage stage, Directive directive)
    {
        var drafter = directive.Document.Drafter;
        var before = await directive.HashAsync(drafter);
        var revision = new JsonObject { ["text"] = $"{directive.Document.Text}\n\n{stage.Type(Addition)}" };
        var revised = (await stage.Api.PutAsync(drafter, $"{directive.Path}/draft", revision)).Accepted();
        var after = await directive.HashAsync(drafter);
        stage.Story.Check("bổ sung theo lý do: mã băm nội dung đổi", !string.Equals(before, after, StringComparison.Ordinal), after);

        var again = (await stage.Api.PutAsync(drafter, $"{directive.Path}/draft", revision)).Accepted();
        stage.Story.Check("gửi lại y nguyên: không ghi thêm gì", revised.Number("version"), again.Number("version"));
    }
}
