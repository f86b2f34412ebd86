using System.Text.Json.Nodes;

namespace Workflow.Tour.Acts;

/// <summary>The urgent decision that replaces 208-QĐ/ĐU goes the same way, told shorter.</summary>
internal static class Act7Decision
{
    private const string Replaced = "208-QĐ/ĐU";
    private static readonly string[] Approvers = ["ha.tran", "bao.le"];

    private static readonly string[] InFavour =
        ["khai.nguyen", "ha.tran", "bao.le", "tuan.pham", "lan.vu", "long.hoang", "mai.dang", "son.bui"];

    public static async Task PlayAsync(Stage stage, IReadOnlyDictionary<string, string> imported)
    {
        stage.Story.Open(7, "Quyết định của Ban Chấp hành, thay thế 208-QĐ/ĐU");
        var directive = await DraftAsync(stage, imported);
        await ApproveAsync(stage, directive);
        await VoteAsync(stage, directive);
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
        var inOrder = await directive.DecideAsync(People.Chief, "approve");
        stage.Story.Check($"{People.Name(People.Chief)}: Đạt thể thức", "in-review", inOrder.Text("status"));
        foreach (var person in Approvers)
        {
            var approved = await directive.DecideAsync(person, "approve");
            stage.Story.Check($"{People.Name(person)} (Thường trực): Đồng ý", "in-review", approved.Text("status"));
        }
    }

    private static async Task VoteAsync(Stage stage, Directive directive)
    {
        foreach (var person in InFavour[..^1])
        {
            var cast = await directive.VoteAsync(person, "for");
            stage.Story.Check($"{People.Name(person)}: Tán thành", "in-review", cast.Text("status"));
        }

        var last = await directive.VoteAsync(InFavour[^1], "for");
        stage.Story.Check($"{People.Name(InFavour[^1])}: Tán thành; 8/15, đã thông qua", "approved", last.Text("status"));
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
