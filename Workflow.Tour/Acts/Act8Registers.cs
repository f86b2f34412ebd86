using System.Text.Json.Nodes;

namespace Workflow.Tour.Acts;

/// <summary>The registers as they would print: what was before the system in one line, then the new numbers.</summary>
internal static class Act8Registers
{
    private static readonly string[] Columns = ["number", "date", "type", "signer", "state"];

    private const string DecisionSeries = "DU.QD.NK-2025-2030";

    public static async Task PlayAsync(Stage stage)
    {
        stage.Story.Open(8, "Sổ văn bản đi");
        await PrintAsync(stage, Act5Issue.Series, "01–78", "79-NQ/ĐU");
        await PrintAsync(stage, DecisionSeries, "01–41", "42-QĐ/ĐU");
        await BookSecretAsync(stage);
    }

    private static async Task PrintAsync(Stage stage, string series, string range, string number)
    {
        var register = (await stage.Api.GetAsync(People.Clerk, $"/api/registers/{series}")).Accepted();
        var rows = register.Items();
        var opened = rows.SelectMany(Reading.Strings).FirstOrDefault(text => text.Contains(range, StringComparison.Ordinal));
        stage.Story.Check($"sổ {series}: số {range}: trước hệ thống", opened is not null, Reading.Quote(register));

        var issued = rows.OfType<JsonObject>().Where(row => row.Says("number", number)).ToList();
        stage.Story.Check($"rồi đến {number}, một dòng", 1, issued.Count);
        stage.Story.Check("là dòng cuối, không có số nào sau nó", ReferenceEquals(rows[^1], issued[0]), Reading.Quote(register));
        foreach (var row in rows.OfType<JsonObject>()) stage.Story.Tell(Line(row, range));
    }

    /// <summary>A secret decision is written elsewhere; here it leaves its number, and nothing else.</summary>
    private static async Task BookSecretAsync(Stage stage)
    {
        var booking = new JsonObject { ["issuedOn"] = VietnamTime.Date(TimeProvider.System.GetUtcNow()), ["unit"] = "BTC" };
        var booked = (await stage.Api.PostAsync(People.Clerk, $"/api/registers/{DecisionSeries}/secret-bookings", booking)).Accepted();
        stage.Story.Check("số dành cho văn bản mật, quản lý ngoài hệ thống, ngay sau 42", "43-QĐ/ĐU", booked.Text("number"));

        var last = (await stage.Api.GetAsync(People.Clerk, $"/api/registers/{DecisionSeries}")).Accepted().Items()[^1]!;
        stage.Story.Check("trong sổ chỉ có số, không có trích yếu", last.Says("number", "43-QĐ/ĐU") && last["abstract"] is null, Reading.Quote(last));
    }

    private static string Line(JsonObject row, string range) => row.Strings().Any(text => text.Contains(range, StringComparison.Ordinal))
        ? $"số {range}: trước hệ thống"
        : string.Join(" · ", Columns.Select(member => row[member].Words()).Where(text => text.Length > 0));
}
