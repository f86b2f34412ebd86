using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflow.Domain;
using Workflow.Domain.Review;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Review;

/// <summary>Submit, review and vote (contract §2).</summary>
public static partial class ReviewEndpoints
{
    public static void MapReview(this RouteGroupBuilder api)
    {
        api.MapPost("/directives/{id:guid}/submission", Submit).WithSummary("Put a draft on its route").Accepts<SubmissionBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPost("/directives/{id:guid}/reviews", Review).WithSummary("Approve, note, return or reject").Accepts<ReviewBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPost("/directives/{id:guid}/votes", Vote).WithSummary("Vote in a ballot").Accepts<VoteBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPost("/directives/{id:guid}/steps/{n:int}/reassignment", Reassign).WithSummary("Put another into the step under way").Accepts<ReassignmentBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPost("/directives/{id:guid}/reminders", Remind).WithSummary("Remind those whom it waits for").Accepts<SubmissionBody>("application/json").Produces<DirectiveAnswer>();
    }

    private static async Task<IResult> Remind(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<SubmissionBody>(http);
        return await door.SubmitAsync(http, asked.Hash, new RemindPeople(Door.RequestOf(http, asked.Body), id));
    }

    private static async Task<IResult> Reassign(Guid id, int n, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<ReassignmentBody>(http);
        var reason = ContentStore.Text(id, asked.Body.Reason);
        return await door.SubmitAsync(http, asked.Hash, new ReassignStep(Door.RequestOf(http, asked.Body), id, n - 1, asked.Body.From, asked.Body.To, reason.Sha256), reason);
    }

    private static async Task<IResult> Submit(Guid id, HttpContext http, Door door, DirectiveReader directives, FormReader forms)
    {
        var asked = await Asked.ReadAsync<SubmissionBody>(http);
        var directive = (await directives.ReadAsync(id, http.RequestAborted))?.State;
        var form = await forms.BeforeSubmissionAsync(directive, Door.PersonOf(http), http.RequestAborted);
        return await door.SubmitAsync(http, asked.Hash, new SubmitDirective(Door.RequestOf(http, asked.Body), id, form));
    }

    private static async Task<IResult> Review(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<ReviewBody>(http);
        var (command, content) = Reviewed(http, id, asked.Body);
        return await door.SubmitAsync(http, asked.Hash, command, content);
    }

    /// <summary>The command, and the texts typed with it.</summary>
    internal static (DirectiveCommand Command, ImmutableArray<ContentPart> Content) Reviewed(HttpContext http, Guid id, ReviewBody body)
    {
        if (body.ReasonCode is { } code && !ReasonCode().IsMatch(code)) throw RefusedRequestException.Malformed("reasonCode");

        var comment = body.Comment is { Length: > 0 } said ? ContentStore.Text(id, said) : null;
        var findings = (body.Findings ?? []).Select(finding => ContentStore.Text(id, finding)).ToImmutableArray();
        var command = PaperEndpoints.Of(http, body, request => new ReviewDirective(
            request, id, body.Decision, body.ContentHash, body.ReasonCode, comment?.Sha256, [.. findings.Select(f => f.Sha256)]));
        return (command, comment is null ? findings : findings.Add(comment));
    }

    private static async Task<IResult> Vote(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<VoteBody>(http);
        var opinion = asked.Body.Opinion is { Length: > 0 } said ? ContentStore.Text(id, said) : null;
        var command = PaperEndpoints.Of(http, asked.Body, request => new CastVote(request, id, asked.Body.Choice, opinion?.Sha256, asked.Body.Reserve, asked.Body.ContentHash));
        return await door.SubmitAsync(http, asked.Hash, command, opinion is null ? [] : [opinion]);
    }

    /// <summary>A code, not prose: it lies in the facts, where no typed text may.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9]{1,32}([._-][A-Za-z0-9]{1,32}){0,3}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex ReasonCode();
}

/// <summary>An act that says nothing but who does it.</summary>
public sealed record SubmissionBody : Act;

/// <param name="From">Username of who does not act.</param>
/// <param name="To">Username of who shall.</param>
public sealed record ReassignmentBody(string From, string To, string Reason) : Act;

/// <param name="ContentHash">What the caller saw.</param>
/// <param name="ReasonCode">What a return concerns, for the figures; the pages offer <c>form</c>, <c>basis</c>, <c>authority</c>, <c>content</c>, <c>opinions</c>, <c>recipients</c> and <c>attachments</c>.</param>
public sealed record ReviewBody(
    ReviewChoice Decision, string ContentHash, string? ReasonCode = null, string? Comment = null, IReadOnlyList<string>? Findings = null) : PaperAct;

/// <param name="Reserve">The opinion is reserved: shown to author, chair and superior only.</param>
public sealed record VoteBody(VoteChoice Choice, string ContentHash, string? Opinion = null, bool Reserve = false) : PaperAct;
