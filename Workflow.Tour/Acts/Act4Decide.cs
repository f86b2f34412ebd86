using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Tour.Acts;

/// <summary>Opinions, the ballot of the standing committee, the signature.</summary>
internal static class Act4Decide
{
    private const string Note = "Đề nghị khi triển khai chú trọng các chi bộ ở xa, đường truyền còn yếu.";
    private const string OtherOpinion = "Đề nghị lùi mốc hoàn thành của các công trình ngoài biển thêm một quý.";
    private static readonly string[] FirstInFavour = ["ha.tran", "bao.le", "tuan.pham"];

    /// <returns>The directive as the auditor saw it last before the signature.</returns>
    public static async Task<JsonObject> PlayAsync(Stage stage, Directive directive)
    {
        stage.Story.Open(4, "Lấy ý kiến, biểu quyết, ký");
        await GiveOpinionsAsync(stage, directive);
        await VoteAsync(stage, directive);
        var before = await directive.ReadAsync(People.Auditor);
        await SignAsync(stage, directive);

        return before;
    }

    private static async Task GiveOpinionsAsync(Stage stage, Directive directive)
    {
        var agreed = await directive.DecideAsync(People.Inspector, "approve");
        stage.Story.Check($"{People.Name(People.Inspector)} (Chủ nhiệm Ủy ban Kiểm tra): Nhất trí", "in-review", agreed.Text("status"));

        var noted = await directive.DecideAsync(People.Secretary, "note", stage.Type(Note));
        stage.Story.Check(
            $"{People.Name(People.Secretary)} (Trưởng ban Chỉ đạo Chuyển đổi số): Có ý kiến", "in-review", noted.Text("status"));
    }

    private static async Task VoteAsync(Stage stage, Directive directive)
    {
        var early = await directive.TryVoteAsync(People.Standing, "for");
        stage.Story.Check("trước khi gửi phiếu, không ai cho ý kiến được", "ballot.not-open", early.ErrorCode);
        var sent = await directive.OpenBallotAsync(People.Standing);
        stage.Story.Check($"{People.Name(People.Standing)} (Thường trực) chỉ đạo gửi phiếu lấy ý kiến 7 đồng chí", "in-review", sent.Text("status"));

        var excuse = new JsonObject { ["person"] = "long.hoang", ["reason"] = stage.Type("Đi công tác ngoài giàn, không có mạng.") };
        (await stage.Api.PostAsync(People.Chief, $"{directive.Path}/ballots/1/excuses", excuse)).Accepted();
        var ballot = (await stage.Api.GetAsync(People.Chief, $"{directive.Path}/ballots")).Accepted().Items()[0]!;
        stage.Story.Check($"{People.Name("long.hoang")} vắng mặt có lý do, vẫn tính trong 7 đồng chí đương nhiệm", "long.hoang 7", $"{ballot.Items("excused")[0].Words()} {ballot.Number("members")}");

        foreach (var person in FirstInFavour)
        {
            var cast = await directive.VoteAsync(person, "for");
            stage.Story.Check($"{People.Name(person)}: Tán thành", "in-review", cast.Text("status"));
        }

        var other = await directive.VoteAsync("lan.vu", "other", stage.Type(OtherOpinion));
        stage.Story.Check($"{People.Name("lan.vu")}: Ý kiến khác; 3 phiếu tán thành chưa quá nửa 7 đồng chí", "in-review", other.Text("status"));

        var last = await directive.VoteAsync(People.Secretary, "for");
        stage.Story.Check($"{People.Name(People.Secretary)}: Tán thành; 4/7, đã thông qua, chờ ký", "approved", last.Text("status"));
    }

    private static async Task SignAsync(Stage stage, Directive directive)
    {
        await CheckWhatIsSignedAsync(stage, directive);
        var signed = await directive.SignAsync(People.Secretary);
        stage.Story.Check($"{People.Name(People.Secretary)} (Bí thư) ký ban hành", "signed", signed.Text("status"));
    }

    /// <summary>The signer needs nobody's word for what the hash stands for.</summary>
    private static async Task CheckWhatIsSignedAsync(Stage stage, Directive directive)
    {
        var manifest = await stage.Api.DownloadAsync(People.Secretary, $"{directive.Path}/manifest");
        var hash = await directive.HashAsync(People.Secretary);
        stage.Story.Check("người ký tự tính mã băm của bản kê nội dung: đúng mã sẽ ký", hash, Sha256(manifest));

        var listed = JsonSerializer.Deserialize<JsonObject>(manifest)?["text"]?["sha256"].Words() ?? "";
        var text = await stage.Api.DownloadAsync(People.Secretary, $"{directive.Path}/content/{listed}");
        stage.Story.Check("lời văn người ký đọc đúng là lời văn trong bản kê", listed, Sha256(text));
        stage.Story.Tell($"mã băm nội dung {hash[..16]}…");
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
