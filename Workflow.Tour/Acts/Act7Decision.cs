using System.Text.Json.Nodes;

namespace Workflow.Tour.Acts;

/// <summary>The urgent decision that replaces 208-QĐ/ĐU goes the same way, told shorter.</summary>
internal static class Act7Decision
{
    private const string Replaced = "208-QĐ/ĐU";
    private const string Conclusion = "Bổ sung chế độ báo cáo định kỳ của Ban Chỉ đạo rồi ban hành.";
    private const string Addition = "Ban Chỉ đạo báo cáo Ban Chấp hành kết quả hoạt động sáu tháng một lần.";
    private static readonly string[] Approvers = ["ha.tran", "bao.le"];

    private static readonly string[] Committee =
    [
        "khai.nguyen", "ha.tran", "bao.le", "tuan.pham", "lan.vu", "long.hoang", "mai.dang", "son.bui", "yen.do", "cong.ngo", "nam.duong", "oanh.ly", "phuc.phan", "huy.trinh", "thuy.mai",
    ];

    private const int Present = 13, InFavour = 11;

    public static async Task PlayAsync(Stage stage, IReadOnlyDictionary<string, string> imported)
    {
        stage.Story.Open(7, "Quyết định của Ban Chấp hành, thay thế 208-QĐ/ĐU");
        var directive = await DraftAsync(stage, imported);
        await ApproveAsync(stage, directive);
        await MeetAsync(stage, directive);
        await FinaliseAsync(stage, directive);
        await SignAndIssueAsync(stage, directive);
        foreach (var branch in Branches.All) await Act6Branches.StoredAsync(stage, directive, branch);

        await Act6Branches.AcceptAsync(stage, directive, Branches.Inspection);
        await CheckReplacedAsync(stage, imported[Replaced]);
    }

    private static async Task<Directive> DraftAsync(Stage stage, IReadOnlyDictionary<string, string> imported)
    {
        var document = stage.Documents.Decision;
        stage.Type(document.Text);
        stage.Type(document.Abstract);
        var directive = await Directive.DraftAsync(stage.Api, document);
        var draft = await directive.ReadAsync(document.Drafter);
        stage.Story.Check($"{People.Name(document.Drafter)} lập dự thảo KHẨN: {document.Abstract}", "urgent", draft.Text("urgency"));

        var replaces = draft.Items("relations").OfType<JsonObject>().FirstOrDefault(relation => relation.Says("kind", "replaces"));
        stage.Story.Check($"thay thế đúng {Replaced} đã nhập", imported[Replaced], replaces?["directiveId"].Words());

        return directive;
    }

    private static async Task ApproveAsync(Stage stage, Directive directive)
    {
        stage.Story.Check($"{People.Name(directive.Document.Drafter)} trình", "in-review", (await directive.SubmitAsync()).Text("status"));
        await CheckFormForAnotherAsync(stage, directive);
        foreach (var person in Approvers)
        {
            var approved = await directive.DecideAsync(person, "approve");
            stage.Story.Check($"{People.Name(person)} (Thường trực): Đồng ý", "in-review", approved.Text("status"));
        }
    }

    /// <summary>Chánh Văn phòng is away for two days; the deputy acts, and both names stand in the record.</summary>
    private static async Task CheckFormForAnotherAsync(Stage stage, Directive directive)
    {
        var now = TimeProvider.System.GetUtcNow();
        var cover = new JsonObject
        {
            ["deputy"] = People.Deputy, ["steps"] = new JsonArray("form-check"), ["from"] = now.ToString("O"), ["to"] = now.AddDays(2).ToString("O"), ["basis"] = "Giấy ủy nhiệm số 12",
        };
        (await stage.Api.PostAsync(People.Chief, "/api/delegations", cover)).Accepted();
        var waiting = (await stage.Api.GetAsync(People.Deputy, "/api/inbox")).Accepted().Items().OfType<JsonObject>().FirstOrDefault(item => item.Says("directiveId", directive.Id));
        stage.Story.Check($"{People.Name(People.Chief)} đi vắng: việc hiện ở {People.Name(People.Deputy)}, ghi rõ làm thay ai", People.Chief, waiting?["onBehalfOf"].Words() ?? "");

        var body = new JsonObject { ["decision"] = "approve", ["contentHash"] = await directive.HashAsync(People.Deputy), ["onBehalfOf"] = People.Chief };
        var inOrder = (await stage.Api.PostAsync(People.Deputy, $"{directive.Path}/reviews", body)).Accepted();
        stage.Story.Check($"{People.Name(People.Deputy)} xử lý thay {People.Name(People.Chief)}: Đạt thể thức", "in-review", inOrder.Text("status"));

        var history = (await stage.Api.GetAsync(People.Auditor, $"{directive.Path}/history")).Accepted().Items().OfType<JsonObject>();
        var both = history.Any(item => item.Says("actor", People.Deputy) && item.Says("onBehalfOf", People.Chief));
        stage.Story.Check("diễn biến ghi tên cả hai người", both, "không có");
    }

    /// <summary>Thirteen of fifteen come, eleven are for it: more than half of the fifteen, and it is still to be put right.</summary>
    private static async Task MeetAsync(Stage stage, Directive directive)
    {
        stage.Story.CheckRefusal("hội nghị chỉ có 9/15 đồng chí: không đủ số", await stage.Api.PostAsync(People.Chief, "/api/meetings", Meeting(present: 9)), 409, "meeting.no-quorum");

        var meeting = (await stage.Api.PostAsync(People.Chief, "/api/meetings", Meeting(Present))).Accepted();
        var item = new JsonObject
        {
            ["subject"] = stage.Type("Kiện toàn Ban Chỉ đạo Chuyển đổi số của Tổng công ty"), ["directiveId"] = directive.Id, ["contentHash"] = await directive.HashAsync(People.Chief),
            ["for"] = InFavour, ["against"] = 1, ["other"] = 1, ["secret"] = true,
            ["conclusion"] = new JsonObject { ["outcome"] = "adopted-with-changes", ["text"] = stage.Type(Conclusion), ["finalisers"] = new JsonArray(People.Secretary) },
        };
        var decided = (await stage.Api.PostAsync(People.Chief, $"/api/meetings/{meeting.Text("id")}/items", item)).Accepted();
        stage.Story.Check("bỏ phiếu kín: 11 tán thành trên 15 đồng chí đương nhiệm; thông qua, giao hoàn chỉnh", "adopted-with-changes", decided.Text("outcome"));
        stage.Story.Check("quyết định đã thông qua, chờ ký", "approved", (await directive.ReadAsync(People.Secretary)).Text("status"));
    }

    private static JsonObject Meeting(int present) => new()
    {
        ["body"] = "DU", ["organ"] = "BCH", ["heldOn"] = VietnamTime.Date(TimeProvider.System.GetUtcNow()), ["chair"] = People.Secretary, ["secretary"] = People.Chief,
        ["summoned"] = Names(Committee), ["present"] = Names(Committee[..present]), ["absent"] = Names(Committee[present..]),
    };

    private static JsonArray Names(IEnumerable<string> people) => new([.. people.Select(person => JsonValue.Create(person))]);

    /// <summary>What was concluded is put into the text, and confirmed by whom the meeting named; nobody votes again.</summary>
    private static async Task FinaliseAsync(Stage stage, Directive directive)
    {
        var drafter = directive.Document.Drafter;
        var voted = await directive.HashAsync(drafter);
        stage.Story.CheckRefusal("chưa hoàn chỉnh thì chưa ký được", await directive.TrySignAsync(People.Secretary), 409, "finalisation.awaited");

        var changes = new JsonObject { ["text"] = $"{directive.Document.Text}\n\n{stage.Type(Addition)}" };
        var body = new JsonObject { ["class"] = "as-concluded", ["changes"] = changes, ["contentHash"] = voted };
        (await stage.Api.PostAsync(drafter, $"{directive.Path}/finalisations", body)).Accepted();
        var final = (await stage.Api.PostAsync(People.Secretary, $"{directive.Path}/finalisations/1/confirmation", [])).Accepted();
        stage.Story.Check("hoàn chỉnh theo kết luận, người được giao xác nhận: vẫn chờ ký, không biểu quyết lại", "approved", final.Text("status"));

        var shown = (await stage.Api.GetAsync(People.Secretary, $"{directive.Path}/finalisations")).Accepted().Items()[0]!;
        var added = string.Concat(shown.Items("difference").OfType<JsonObject>().Where(part => part.Says("kind", "added")).Select(part => part.Text("text")));
        stage.Story.Check("người ký thấy đúng những chữ được thêm", added.Contains(Addition, StringComparison.Ordinal), added);
    }

    private static async Task SignAndIssueAsync(Stage stage, Directive directive)
    {
        var signed = await directive.SignAsync(People.Secretary);
        stage.Story.Check($"{People.Name(People.Secretary)} (Bí thư) ký ban hành", "signed", signed.Text("status"));

        var issued = (await directive.IssueAsync(People.Clerk, Guid.NewGuid().ToString())).Accepted();
        stage.Story.Check($"phát hành, số {directive.Number}", directive.Number, issued.Text("number"));
    }

    private static async Task CheckReplacedAsync(Stage stage, string replacedId)
    {
        var replaced = await Patience.UntilAsync(
            $"{Replaced} hết hiệu lực",
            async () => (await stage.Api.GetAsync(People.Clerk, $"/api/directives/{replacedId}")).Accepted(),
            seen => seen.Text("effect") is "replaced",
            Reading.Quote,
            stage.Stop);
        stage.Story.Check($"{Replaced}: hết hiệu lực, được thay thế", "replaced", replaced.Text("effect"));
    }
}
