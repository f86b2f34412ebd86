using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Host.Identity;
using Workflow.Host.Ledger;

namespace Workflow.Host.Http;

/// <summary>The way from a request to the Ledger and back: who asks, under which id, what they last saw, and what they are answered.</summary>
public sealed class Door(Ledger.Ledger ledger)
{
    /// <summary>Who asks, in which capacity, and what they last saw (<c>If-Match</c>).</summary>
    public static Request RequestOf(HttpContext http, Act? act) => new(PersonOf(http), act?.As, act?.OnBehalfOf, IfVersion(http));

    /// <summary>The username, or for a branch's own client its principal.</summary>
    public static string PersonOf(HttpContext http) => Caller.From(http.User) switch
    {
        { Kind: CallerKind.Branch } branch => Principal.Branch(branch.Name),
        var person => person.Name,
    };

    /// <summary>Submits a command about a directive; the answer tells where the directive stands then.</summary>
    public Task<IResult> SubmitAsync(HttpContext http, byte[] bodyHash, DirectiveCommand command, params ImmutableArray<ContentPart> content) =>
        SubmitAsync(http, bodyHash, command, (view, sequence) => DirectiveAnswer.Of(view.Directive(command.DirectiveId)!, sequence), StatusCodes.Status200OK, null, content);

    /// <param name="success">What the answer says, after the facts.</param>
    /// <param name="newStream">The stream that the command starts, when its id was made just now.</param>
    public async Task<IResult> SubmitAsync(
        HttpContext http, byte[] bodyHash, Command command, Func<ILedgerView, long, object> success, int status, StreamKey? newStream, ImmutableArray<ContentPart> content) =>
        new AnswerResult(await DecideAsync(http, CommandId(http), bodyHash, command, success, status, newStream, content));

    /// <summary>One of several commands about directives in one request: each has an answer of its own, and is the same command when the request comes again.</summary>
    public Task<Answer> SubmitOneOfAsync(HttpContext http, byte[] bodyHash, DirectiveCommand command, ImmutableArray<ContentPart> content) => DecideAsync(
        http, NameId.Of("one-of", CommandId(http).ToString(), command.DirectiveId.ToString(), command.Request.As ?? "", command.Request.OnBehalfOf ?? ""), bodyHash, command,
        (view, sequence) => DirectiveAnswer.Of(view.Directive(command.DirectiveId)!, sequence), StatusCodes.Status200OK, null, content);

    private async Task<Answer> DecideAsync(
        HttpContext http, Guid id, byte[] bodyHash, Command command, Func<ILedgerView, long, object> success, int status, StreamKey? newStream, ImmutableArray<ContentPart> content)
    {
        var (language, traceId) = (LanguageChoice.Of(http.Request), Problem.TraceId);
        var submission = new Submission(id, bodyHash, command, Respond) { Content = content, NewStream = newStream };
        return await ledger.DecideAsync(submission, http.RequestAborted);

        Answer Respond(Outcome outcome) => outcome.Decision.Rejection is { } rejection
            ? Problem.Of(rejection, language, traceId)
            : new(status, JsonSerializer.SerializeToUtf8Bytes(success(outcome.View, outcome.Sequence), TextJson.Options));
    }

    /// <summary>Records and tells a refusal found before there was a command to decide.</summary>
    public async Task<IResult> RefuseAsync(HttpContext http, byte[] bodyHash, RefusedAtDoor refused)
    {
        var (language, traceId) = (LanguageChoice.Of(http.Request), Problem.TraceId);
        var secret = refused.Reason.Code == Rejection.SecrecyRefused.Code;
        var submission = new Submission(
            secret ? Guid.CreateVersion7() : CommandId(http), secret ? [] : bodyHash, refused, outcome => Problem.Of(outcome.Decision.Rejection!, language, traceId));
        var answer = await ledger.DecideAsync(submission, http.RequestAborted);
        return new AnswerResult(answer.Body is [] ? Problem.Of(refused.Reason, language, traceId) : answer);
    }

    /// <summary>The same caller, method, path and key are the same command; without a key each request is one of its own.</summary>
    private static Guid CommandId(HttpContext http)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 255) throw RefusedRequestException.Malformed("Idempotency-Key");

        return key.Length is 0 ? Guid.CreateVersion7() : NameId.Of("command", PersonOf(http), http.Request.Method, http.Request.Path, key);
    }

    private static int? IfVersion(HttpContext http)
    {
        var given = http.Request.Headers.IfMatch.ToString();
        if (given is "" or "*") return null;

        var version = given.StartsWith("W/", StringComparison.Ordinal) ? given[2..] : given;
        return int.TryParse(version.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw RefusedRequestException.Malformed("If-Match");
    }
}

/// <summary>Where a directive stands after a command.</summary>
public sealed record DirectiveAnswer(
    Guid Id, int Version, DirectiveStatus Status, long Sequence, string ContentHash, string? Number, int? NumberInSeries, string? Series, DateOnly? IssuedOn)
{
    public static DirectiveAnswer Of(Directive directive, long sequence) => new(
        directive.Id, directive.Version, directive.Status, sequence, directive.ContentHash, directive.PrintedNumber,
        directive.Number?.Count ?? directive.Import?.Count, directive.Number?.Series ?? directive.Import?.Series, directive.Number?.IssuedOn ?? directive.Import?.Date);
}
