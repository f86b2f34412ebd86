using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Numbering;

[Collection(AppCollectionDefinition.Name)]
public sealed class BookingTests(AppFixture app)
{
    private const string Notices = "DU.TB.NK-2025-2030";

    private HttpApi Api => app.Api;

    [Fact]
    public async Task a_number_for_a_secret_document_is_a_line_of_the_register_and_no_more()
    {
        var booked = (await Api.PostAsync(Nga, $"/registers/{Notices}/secret-bookings", new { issuedOn = Clock.Today, unit = "BTC" })).Expect(201);

        var line = (await LinesAsync()).Single(l => l.GetProperty("number").GetString() == booked["number"]);
        Assert.Equal(("booked-secret", "BTC", "số dành cho văn bản mật, quản lý ngoài hệ thống"), (Of(line, "state"), Of(line, "unit"), Of(line, "text")));
        Assert.False(line.TryGetProperty("abstract", out _) || line.TryGetProperty("directiveId", out _) || line.TryGetProperty("type", out _));

        Assert.Equal("request.malformed", (await Api.PostAsync(Nga, $"/registers/{Notices}/secret-bookings", new { issuedOn = Clock.Today, unit = "BTC", @abstract = "về" })).Expect(400).Code);
        Assert.Equal("authority.missing", (await Api.PostAsync(Hanh, $"/registers/{Notices}/secret-bookings", new { issuedOn = Clock.Today, unit = "BTC" })).Expect(403).Code);
    }

    [Fact]
    public async Task papers_numbered_by_hand_come_in_later_and_what_was_not_needed_is_void()
    {
        var booked = (await Api.PostAsync(Nga, $"/registers/{Notices}/bookings", new { kind = "outage", issuedOn = Clock.Today, count = 2 })).Expect(201).Json.GetProperty("items");
        var (taken, spare) = (booked[0].GetProperty("number").GetString(), booked[1].GetProperty("numberInSeries").GetInt32());
        var paper = await Api.SignedAsync(Plan("Thông báo", "TB"));

        var issued = (await Api.PostAsync(Nga, $"/directives/{paper.Id}/issue", new { bookedNumber = taken })).Expect(200);
        (await Api.PostAsync(Nga, $"/registers/{Notices}/voids", new { numberInSeries = spare, reason = "Không dùng đến" })).Expect(200);

        Assert.Equal(taken, issued["number"]);
        var lines = await LinesAsync();
        Assert.Equal(paper.Id.ToString(), Of(lines.Single(l => Of(l, "number") == taken), "directiveId"));
        Assert.Equal(("voided", "Không dùng đến"), lines.Single(l => l.TryGetProperty("numberInSeries", out var n) && n.GetInt32() == spare) is var line ? (Of(line, "state"), Of(line, "reason")) : default);
        Assert.Equal("number.not-booked", (await Api.PostAsync(Nga, $"/registers/{Notices}/voids", new { numberInSeries = spare, reason = "lại" })).Expect(409).Code);
    }

    private static string? Of(JsonElement line, string member) => line.GetProperty(member).GetString();

    private async Task<List<JsonElement>> LinesAsync() => [.. (await Api.GetAsync(Nga, $"/registers/{Notices}")).Expect(200).Json.GetProperty("items").EnumerateArray()];
}
