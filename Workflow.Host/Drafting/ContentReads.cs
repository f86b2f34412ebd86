using Microsoft.Net.Http.Headers;
using Workflow.Domain;
using Workflow.Domain.Review;
using Workflow.Domain.Signing;
using Workflow.Host.Http;

namespace Workflow.Host.Drafting;

/// <summary>Shows texts and attachments (contract §2, "Content hash"). Showing one to a person is recorded before its first byte leaves (design §5).</summary>
public static class ContentReads
{
    public static void MapContentReads(this RouteGroupBuilder api) => api.MapGet("/directives/{id:guid}/content/{sha256}", Show)
        .WithSummary("The text, an attachment, or the scan of a decision on paper; showing it to a person is recorded").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").Produces(StatusCodes.Status410Gone);

    private static async Task<IResult> Show(Guid id, string sha256, HttpContext http, DirectiveReads directives, ContentStore content, ContentReadsRecorder recorder)
    {
        if (sha256.Length is not 64 || !sha256.All(char.IsAsciiHexDigitLower)) throw RefusedRequestException.NotFound();

        var reading = await directives.FindPartAsync(id, sha256, Door.PersonOf(http), http.RequestAborted);
        if ((VersionWith(sha256, reading) ?? WithScan(sha256, reading)) is not { } version) throw RefusedRequestException.NotFound();
        reading.RequireContent();
        if (await content.FindAsync(id, sha256, http.RequestAborted) is not { } part) throw RefusedRequestException.NotFound();

        var manifest = await content.ManifestAsync(id, version.ContentHash, http.RequestAborted);
        await recorder.RecordAsync(reading.Person, version, sha256, http.RequestAborted);
        Describe(http.Response, sha256, part, manifest.Attachments.FirstOrDefault(a => a.Sha256 == sha256)?.Name);
        await content.WriteAsync(id, sha256, http.Response.Body, http.RequestAborted);
        return Results.Empty;
    }

    /// <summary>The newest version with this part whose texts are open to the reader; those who only received it see the present one alone.</summary>
    private static Directive? VersionWith(string sha256, Reading reading)
    {
        if (!IsOpen(reading.Today.State)) return null;
        if (reading.IsRecipientOnly) return Has(reading.Today.State) ? reading.Today.State : null;

        var (state, found) = (new Directive(reading.Today.State.Id), (Directive?)null);
        foreach (var fact in reading.Today.Facts)
        {
            state = Directive.Evolve(state, fact.Event);
            if (Has(state) && IsOpen(state)) found = state;
        }

        return found;

        bool IsOpen(Directive version) => Readership.Entitling(version, reading.Principals, text: true) is not null;

        bool Has(Directive version) =>
            version.Draft?.TextSha256 == sha256 || version.Import?.File?.Sha256 == sha256 || (version.Draft?.Attachments.Any(a => a.Sha256 == sha256) ?? false);
    }

    /// <summary>The directive with this scan, for whoever may know who decided what on that paper.</summary>
    private static Directive? WithScan(string sha256, Reading reading)
    {
        var events = reading.Today.Facts.Select(f => f.Event).ToList();
        var scanned = events.Index().Where(e => e.Item is TranscribedFromPaper paper && paper.Scan == sha256);
        return scanned.Any(e => ((TranscribedFromPaper)e.Item).By.Person == reading.Person || IsSeen(PaperView.ActOf(e.Index, events), reading)) ? reading.Today.State : null;
    }

    /// <summary>A vote is open by name to the voter; once its ballot is closed, to whom it may concern. The signature is everyone's; other decisions are how it came about.</summary>
    private static bool IsSeen(DirectiveEvent act, Reading reading) => act switch
    {
        VoteCast vote => vote.By.Person == reading.Person || (BallotOf(vote, reading) is { Conclusion: not null } ballot && Readership.SeesVotes(reading.Today.State, ballot.Organ, reading.Principals)),
        DirectiveSigned => true,
        _ => !reading.IsRecipientOnly,
    };

    private static Ballot BallotOf(VoteCast vote, Reading reading) => reading.Today.State.Ballots[vote.Ballot - 1];

    private static void Describe(HttpResponse response, string sha256, (long Size, string MediaType) part, string? fileName)
    {
        var disposition = new ContentDispositionHeaderValue(fileName is null ? "inline" : "attachment");
        if (fileName is not null) disposition.SetHttpFileName(fileName);
        response.ContentType = MediaTypeHeaderValue.TryParse(part.MediaType, out var type) ? type.ToString() : "application/octet-stream";
        response.ContentLength = part.Size;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ETag = $"\"{sha256}\"";
    }
}
