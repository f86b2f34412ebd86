using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Domain;
using Workflow.Domain.Review;
using Workflow.Host.Drafting;
using Workflow.Host.Http;

namespace Workflow.Host.Review;

/// <summary>Meetings and what they decided (contract §2).</summary>
public static class MeetingEndpoints
{
    private static readonly string[] Formats = ["json", "minutes", "notice"];

    public static void MapMeetings(this RouteGroupBuilder api)
    {
        api.MapPost("/meetings", Record).WithSummary("Enter a meeting: who was summoned, who came").Accepts<MeetingBody>("application/json").Produces<MeetingAnswer>(201);
        api.MapPost("/meetings/{id:guid}/items", Decide).WithSummary("Enter what a meeting decided on one item; on a directive, its ballot ends with it")
            .Accepts<MeetingItemBody>("application/json").Produces<MeetingAnswer>(201);
        api.MapGet("/meetings", List).WithSummary("The meetings open to the caller, newest first").Produces<MeetingsAnswer>();
        api.MapGet("/meetings/{id:guid}", Find).WithSummary("A meeting; as printed with format=minutes (biên bản) or format=notice (thông báo kết luận)").Produces<MeetingView>();
    }

    private static async Task<IResult> Record(HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<MeetingBody>(http);
        var (body, id) = (asked.Body, Guid.CreateVersion7());
        ImmutableArray<string> summoned = [.. body.Summoned.Distinct(StringComparer.Ordinal)], present = [.. body.Present.Distinct(StringComparer.Ordinal)];
        var attendance = new MeetingAttendance(body.Body, body.Organ, body.HeldOn, body.Chair, body.Secretary, summoned, present, [.. (body.Absent ?? []).Distinct(StringComparer.Ordinal)]);
        return await door.SubmitAsync(
            http, asked.Hash, new RecordMeeting(Door.RequestOf(http, body), id, attendance), (view, sequence) => MeetingAnswer.Of(view.Meeting(id)!, sequence),
            StatusCodes.Status201Created, new StreamKey(StreamKind.Meeting, id), []);
    }

    private static async Task<IResult> Decide(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<MeetingItemBody>(http);
        var body = asked.Body;
        if (string.IsNullOrWhiteSpace(body.Subject)) throw RefusedRequestException.Malformed("subject");
        if (body is { DirectiveId: not null, ContentHash: null }) throw RefusedRequestException.Malformed("contentHash");
        if (int.Min(body.For, int.Min(body.Against, body.Other)) < 0) throw RefusedRequestException.Malformed("for");

        var subject = ContentStore.Text(id, body.Subject);
        var conclusion = body.Conclusion?.Text is { Length: > 0 } said ? ContentStore.Text(id, said) : null;
        var command = new DecideAtMeeting(
            Door.RequestOf(http, body), id, subject.Sha256, body.DirectiveId, body.ContentHash, new(body.For, body.Against, body.Other), body.Secret, body.Conclusion?.Outcome,
            conclusion?.Sha256, [.. body.Conclusion?.Finalisers ?? []], body.Scan);
        return await door.SubmitAsync(
            http, asked.Hash, command, (view, sequence) => MeetingAnswer.Of(view.Meeting(id)!, sequence), StatusCodes.Status201Created, null, conclusion is null ? [subject] : [subject, conclusion]);
    }

    private static async Task<IResult> List(HttpContext http, MeetingReader meetings, string? body, string? organ) =>
        Results.Json(new MeetingsAnswer(await meetings.ListAsync(Door.PersonOf(http), body, organ, http.RequestAborted)), TextJson.Options);

    private static async Task<IResult> Find(Guid id, HttpContext http, MeetingReader meetings, string? format)
    {
        var printed = Query.CodeOf(format, "format", Formats);
        var meeting = await meetings.FindAsync(id, Door.PersonOf(http), http.RequestAborted) ?? throw RefusedRequestException.NotFound();
        if (printed is null or "json") return Results.Json(meeting, TextJson.Options);

        http.Response.Headers.ContentSecurityPolicy = MeetingPapers.Policy;
        return Results.Content(printed is "minutes" ? MeetingPapers.Minutes(meeting) : MeetingPapers.Notice(meeting), "text/html; charset=utf-8");
    }
}

/// <summary>All people are usernames.</summary>
public sealed record MeetingBody(
    string Body, string Organ, DateOnly HeldOn, string Chair, string Secretary, IReadOnlyList<string> Summoned, IReadOnlyList<string> Present, IReadOnlyList<string>? Absent = null) : Act;

/// <param name="ContentHash">Of the text that was voted on; needed with <paramref name="DirectiveId"/>.</param>
/// <param name="Secret">Papers were counted, not hands.</param>
/// <param name="Conclusion">Its text, its outcome, or both with those who must confirm the text put right.</param>
/// <param name="Scan">SHA-256 of the scanned count of a secret vote.</param>
public sealed record MeetingItemBody(
    string Subject, int For, int Against, int Other, Guid? DirectiveId = null, string? ContentHash = null, bool Secret = false, MeetingConclusion? Conclusion = null, string? Scan = null) : Act;

/// <param name="Outcome">Absent for what the counts say.</param>
[JsonConverter(typeof(MeetingConclusionConverter))]
public sealed record MeetingConclusion(BallotOutcome? Outcome = null, string? Text = null, IReadOnlyList<string>? Finalisers = null);

/// <summary>A conclusion may be written as its outcome's code or its text alone.</summary>
internal sealed class MeetingConclusionConverter : JsonConverter<MeetingConclusion>
{
    public override MeetingConclusion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String)
        {
            var whole = JsonSerializer.Deserialize<Whole>(ref reader, options)!;
            return new(whole.Outcome, whole.Text, whole.Finalisers);
        }

        var said = JsonSerializer.Deserialize<string>(ref reader, options)!;
        var outcome = Enum.GetValues<BallotOutcome>().Where(o => TextJson.Name(o) == said).Cast<BallotOutcome?>().FirstOrDefault();
        return new(outcome, outcome is null ? said : null);
    }

    public override void Write(Utf8JsonWriter writer, MeetingConclusion value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Whole(value.Outcome, value.Text, value.Finalisers), options);

    private sealed record Whole(BallotOutcome? Outcome = null, string? Text = null, IReadOnlyList<string>? Finalisers = null);
}

/// <param name="N">The item just entered; how many there are.</param>
/// <param name="Outcome">Of that item.</param>
public sealed record MeetingAnswer(Guid Id, int Version, string Status, long Sequence, int N, BallotOutcome? Outcome)
{
    internal static MeetingAnswer Of(Meeting meeting, long sequence) => new(meeting.Id, meeting.Version, "held", sequence, meeting.Items.Count, meeting.Items.LastOrDefault()?.Outcome);
}

public sealed record MeetingsAnswer(IReadOnlyList<MeetingView> Items);
