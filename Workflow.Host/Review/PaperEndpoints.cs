using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Review;

/// <summary>Decisions on paper (contract §2): scans, and the word of who is said to have decided.</summary>
public static class PaperEndpoints
{
    public static void MapPapers(this RouteGroupBuilder api)
    {
        api.MapGet("/papers", Awaited).WithSummary("What waits for decisions that the caller, as clerk, may enter from paper").Produces<AwaitedPapersAnswer>();
        api.MapPost("/directives/{id:guid}/scans", Scan).WithSummary("Keep the scan of a decision on paper; it is bound by the transcription that names it").Produces<ScanAnswer>(201);
        api.MapPost("/directives/{id:guid}/papers/{n:int}/dispute", Dispute).WithSummary("Dispute a decision that was entered from paper in one's name").Accepts<ReasonBody>("application/json").Produces<DirectiveAnswer>();
    }

    /// <summary>The act as its caller asks for it, or as the clerk enters it for whoever decided on paper.</summary>
    internal static DirectiveCommand Of(HttpContext http, PaperAct body, Func<Request, DirectiveCommand> act)
    {
        var request = Door.RequestOf(http, body);
        if (body.OnPaperOf is not { } person) return body is { Scan: null, SignedOn: null } ? act(request) : throw RefusedRequestException.Malformed("onPaperOf");
        if (request.OnBehalfOf is not null) throw RefusedRequestException.Malformed("onBehalfOf");
        if (body.Scan is { } scan && (scan.Length is not 64 || !scan.All(char.IsAsciiHexDigitLower))) throw RefusedRequestException.Malformed("scan");

        var asked = act(new(person, request.As));
        return new TranscribeFromPaper(request with { As = null }, asked.DirectiveId, asked, body.Scan, body.SignedOn ?? throw RefusedRequestException.Malformed("signedOn"));
    }

    private static async Task<IResult> Awaited(HttpContext http, AwaitedPapersReader papers) =>
        Results.Json(new AwaitedPapersAnswer(await papers.ReadAsync(Door.PersonOf(http), http.RequestAborted)), TextJson.Options);

    /// <summary>For the clerk, who does not read it before it is signed, and enters papers all the same.</summary>
    private static async Task<IResult> Scan(Guid id, HttpContext http, DirectiveReader directives, ContentStore content, LedgerStore ledger, TimeProvider time)
    {
        var upload = await Upload.ReadAsync(http);
        var directive = await directives.ReadAsync(id, http.RequestAborted);
        var (person, today) = (Door.PersonOf(http), VietnamTime.DateOf(time.GetUtcNow()));
        if (directive is not { State.WasSubmitted: true } || !ledger.Organisation.Carrying(Duties.Clerk, directive.State.Body, person, today).Any()) throw RefusedRequestException.NotFound();

        var (sha256, size) = await upload.UseAsync(file => content.StoreAsync(id, upload.MediaType, file, DraftingEndpoints.LargestAttachment, http.RequestAborted), http.RequestAborted)
            ?? throw RefusedRequestException.TooLarge(DraftingEndpoints.LargestAttachment);
        return Results.Json(new ScanAnswer(sha256, size, upload.MediaType), TextJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Dispute(Guid id, int n, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<ReasonBody>(http);
        var reason = ContentStore.Text(id, asked.Body.Reason);
        return await door.SubmitAsync(http, asked.Hash, new DisputeTranscription(Door.RequestOf(http, asked.Body), id, n, reason.Sha256), reason);
    }
}

/// <summary>An act that may have been done on paper: then the clerk enters it.</summary>
public abstract record PaperAct : Act
{
    /// <summary>Username of who decided on paper.</summary>
    public string? OnPaperOf { get; init; }

    /// <summary>SHA-256 of the scan that bears their signature.</summary>
    public string? Scan { get; init; }

    /// <summary>The date on the paper.</summary>
    public DateOnly? SignedOn { get; init; }
}

public sealed record ScanAnswer(string Sha256, long Size, string MediaType);
