using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Tour.Acts;

/// <summary>The auditor replays the resolution and reads the log of everything this run did.</summary>
internal static class Act9Replay
{
    private static readonly string[] Players =
        ["hanh.luu", "bich.ho", "mai.dang", "khai.nguyen", "ha.tran", "bao.le", "tuan.pham", "lan.vu", "nga.cao"];

    // Who may do what, and what waits for whom, depend on the reader and the clock, not on the state.
    private static readonly string[] NotState = ["allowedActions", "waitingFor"];

    public static async Task PlayAsync(Stage stage, Directive directive, JsonObject before)
    {
        stage.Story.Open(9, "Kiểm tra viên xem lại toàn bộ diễn biến");
        var history = await HistoryAsync(stage, directive);
        await CheckReplayAsync(stage, directive, history, before);
        await CheckLogAsync(stage, directive, history);
    }

    private static async Task<List<JsonObject>> HistoryAsync(Stage stage, Directive directive)
    {
        var answer = (await stage.Api.GetAsync(People.Auditor, $"{directive.Path}/history")).Accepted();
        List<JsonObject> history = [.. answer.Items().OfType<JsonObject>()];
        stage.Story.Tell($"{People.Name(People.Auditor)} mở diễn biến của {directive.Number}:");
        foreach (var item in history) stage.Story.Tell(Line(item));

        var sequences = history.ConvertAll(item => item.Number("sequence"));
        stage.Story.Check("đúng thứ tự, không sự kiện nào lặp", sequences.SequenceEqual(sequences.Distinct().Order()), string.Join(' ', sequences));
        foreach (var person in Players) CheckNamed(stage, history, person);

        return history;
    }

    private static string Line(JsonObject item) => string.Create(
        CultureInfo.InvariantCulture,
        $"#{item.Number("sequence"),-4} v{item["version"].Words(),-3} {VietnamTime.Precise(item.Text("at"))} {item.Text("type"),-28} {item["actor"].Words(),-12} {item["as"].Words()}");

    /// <summary>Every act names its author and the capacity used.</summary>
    private static void CheckNamed(Stage stage, List<JsonObject> history, string person)
    {
        var acts = history.FindAll(item => item.Says("actor", person));
        var named = acts.Count > 0 && acts.Exists(item => item["as"].Words().Length > 0);
        stage.Story.Check(
            string.Create(CultureInfo.InvariantCulture, $"{People.Name(person)}: {acts.Count} việc, có tên và tư cách"),
            named,
            string.Join(", ", acts.Select(Reading.Quote)));
    }

    private static async Task CheckReplayAsync(Stage stage, Directive directive, List<JsonObject> history, JsonObject before)
    {
        var version = before.Number("version");
        var last = history.FindLast(item => IsOf(item, version))
            ?? throw new TourFailedException(string.Create(CultureInfo.InvariantCulture, $"Diễn biến không có bản {version}"));
        var instant = last.Text("at");
        var then = await directive.ReadAsync(People.Auditor, $"?asOf={Uri.EscapeDataString(instant)}");
        CheckSame(stage, $"tại {VietnamTime.Precise(instant)}, ngay trước khi ký: {then.Text("status")}, đúng như lúc ấy đã thấy", before, then);

        var numbered = string.Create(CultureInfo.InvariantCulture, $"?version={version}");
        CheckSame(stage, $"bản {numbered[9..]}: cũng đúng như thế", before, await directive.ReadAsync(People.Auditor, numbered));

        var now = await directive.ReadAsync(People.Auditor);
        stage.Story.Check($"còn bây giờ: đã phát hành, số {directive.Number}", directive.Number, now.Text("number"));
    }

    /// <summary>Refusals that target the directive stand in its history too, without raising its version.</summary>
    private static bool IsOf(JsonObject item, int version) =>
        item["version"] is JsonValue value && value.TryGetValue<int>(out var its) && its == version
        && !Act3Review.RefusedCodes.Intersect(item.Strings(), StringComparer.Ordinal).Any();

    private static void CheckSame(Stage stage, string statement, JsonObject before, JsonObject replayed)
    {
        var other = before
            .Where(member => !NotState.Contains(member.Key) && !JsonNode.DeepEquals(member.Value, replayed[member.Key]))
            .Select(member => $"{member.Key}: {Reading.Quote(member.Value)} ≠ {Reading.Quote(replayed[member.Key])}")
            .ToList();
        stage.Story.Check(statement, other.Count == 0, string.Join("; ", other));
    }

    private static async Task CheckLogAsync(Stage stage, Directive directive, List<JsonObject> history)
    {
        var log = await AuditLog.ReadAsync(stage.Api);
        var sequences = log.Select(entry => entry.Number("sequence"));
        stage.Story.Check(
            string.Create(CultureInfo.InvariantCulture, $"nhật ký: {log.Count} sự kiện, đánh số 0…{log.Count - 1}, không khuyết"),
            sequences.SequenceEqual(Enumerable.Range(0, log.Count)),
            Reading.Shortened(string.Join(' ', sequences)));

        var ofDirective = await AuditLog.ReadAsync(stage.Api, directive.Id);
        stage.Story.Check(
            "nhật ký của văn bản này khớp với diễn biến, từng sự kiện",
            string.Join(' ', history.Select(item => item.Number("sequence"))),
            string.Join(' ', ofDirective.Select(entry => entry.Number("sequence"))));
        CheckRefusalsKept(stage, log);
        CheckNoTypedText(stage, log);
    }

    private static void CheckRefusalsKept(Stage stage, IReadOnlyList<JsonObject> log)
    {
        foreach (var code in Act3Review.RefusedCodes)
        {
            var times = log.Count(entry => entry.Strings().Contains(code, StringComparer.Ordinal));
            stage.Story.Check($"lần từ chối «{code}» ở hồi 3 cũng có trong nhật ký, một lần", 1, times);
        }
    }

    private static void CheckNoTypedText(Stage stage, IReadOnlyList<JsonObject> log)
    {
        var everything = string.Join('\n', log.SelectMany(Reading.Strings)).Normalize(NormalizationForm.FormC);
        var leaked = stage.TypedTexts.FirstOrDefault(text => everything.Contains(text, StringComparison.Ordinal));
        stage.Story.Check(
            string.Create(CultureInfo.InvariantCulture, $"không câu nào trong {stage.TypedTexts.Count} câu đã gõ nằm trong nhật ký"),
            leaked is null,
            leaked ?? "");
    }
}
