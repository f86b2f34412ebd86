using System.Text.Json.Nodes;

namespace Workflow.Tour.Acts;

/// <summary>Submission, what the rules refuse, a return with a reason, and the form check passed.</summary>
internal static class Act3Review
{
    /// <summary>Codes refused in this act; act 9 finds them in the audit log.</summary>
    public static readonly IReadOnlyList<string> RefusedCodes = ["authority.self-approval", "secrecy.refused", "content.changed", "authority.type-organ", "comments.unanswered"];

    private const string Reason = "Mục 1 chưa nêu cơ quan theo dõi, đôn đốc; đề nghị bổ sung trước khi lấy ý kiến.";
    private const string Addition = "Văn phòng Đảng ủy theo dõi, đôn đốc và báo cáo Ban Thường vụ mỗi quý một lần.";
    private const string Remark = "Mục 2 nên ghi rõ cách đo kết quả của từng chỉ tiêu, kẻo không so sánh được giữa các chi bộ.";
    private const string Explanation = "Tiếp thu: bổ sung cơ quan theo dõi và báo cáo hằng quý; cách đo đưa vào hướng dẫn kèm theo.";
    private const string SecretSubject = "Nội dung giả định thuộc phạm vi bí mật của buổi chạy mẫu";

    public static async Task PlayAsync(Stage stage, Directive directive)
    {
        stage.Story.Open(3, "Trình, trả lại, trình lại");
        await CheckOutsiderAsync(stage, directive);
        await SubmitAsync(stage, directive);
        await CheckRefusalsAsync(stage, directive);
        var firstSeen = await directive.HashAsync(People.Chief);
        await CommentAsync(stage, directive);
        await ReturnAsync(stage, directive);
        await ReviseAsync(stage, directive);
        await AnswerAsync(stage, directive);
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

        var regulation = new JsonObject { ["type"] = "QyĐ", ["organ"] = "CB", ["abstract"] = stage.Type("Quy định về chế độ sinh hoạt chuyên đề của chi bộ"), ["recipients"] = new JsonArray(), ["route"] = "chi-bo" };
        var beyond = await stage.Api.PostAsync(Branches.Technology.Secretary, "/api/directives", regulation);
        stage.Story.CheckRefusal("chi bộ ban hành Quy định: bị từ chối", beyond, 403, RefusedCodes[3]);
        stage.Story.Check("lời từ chối nêu đúng điều khoản", "399-QĐ/TW, Điều 11", beyond.Body.Text("clause"));
    }

    private static async Task CommentAsync(Stage stage, Directive directive)
    {
        var body = new JsonObject { ["text"] = stage.Type(Remark), ["anchor"] = "Mục 2", ["weight"] = "must", ["contentHash"] = await directive.HashAsync(People.Chief) };
        var made = (await stage.Api.PostAsync(People.Chief, $"{directive.Path}/comments", body)).Accepted();
        stage.Story.Check($"{People.Name(People.Chief)} góp ý, phải được trả lời", "in-review", made.Text("status"));
    }

    /// <summary>Tiếp thu, giải trình: until it is done, the draft does not come back.</summary>
    private static async Task AnswerAsync(Stage stage, Directive directive)
    {
        var drafter = directive.Document.Drafter;
        var early = await stage.Api.PostAsync(drafter, $"{directive.Path}/submission", []);
        stage.Story.CheckRefusal("trình lại khi còn góp ý chưa trả lời: bị từ chối", early, 409, RefusedCodes[4]);

        var answer = new JsonObject { ["outcome"] = "accepted", ["explanation"] = stage.Type(Explanation) };
        (await stage.Api.PutAsync(drafter, $"{directive.Path}/comments/1/answer", answer)).Accepted();
        var table = (await stage.Api.GetAsync(People.Chief, $"{directive.Path}/comments")).Accepted().Items()[0]!;
        stage.Story.Check("bảng tiếp thu, giải trình tự lập", $"{Remark} → {Explanation}", $"{table.Text("text")} → {table["answer"]?.Text("explanation")}");
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
