using System.Text;
using System.Text.Json;
using Workflow.Domain;
using Workflow.Domain.Distribution;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.IntegrationTests.Ledger;

/// <summary>A command and one of the answers it was given; asked several times, it is here several times.</summary>
internal sealed record AskedAndAnswered(Submission Submission, Answer Answer)
{
    internal long Sequence => Json.GetProperty("sequence").GetInt64();

    internal string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    private JsonElement Json => JsonDocument.Parse(Answer.Body).RootElement;
}

/// <summary>How the tests' callers are answered: everything that matters of a decision, and nothing else.</summary>
internal static class Answers
{
    internal static Answer Of(Command command, Outcome outcome) => outcome.Decision.Rejection is { } rejection
        ? new(Status(rejection), Json(new { rejection.Code, outcome.Sequence }), rejection.Kind is not RejectionKind.NotFound && rejection.Code != RefusalMeter.TooMany.Code)
        : new(200, Json(Success(command, outcome)));

    internal static string Text(this Answer answer) => $"{answer.Status} {Encoding.UTF8.GetString(answer.Body)}";

    private static object Success(Command command, Outcome outcome) => command switch
    {
        RecordReceipt receipt => new { outcome.View.Delivery(receipt.DirectiveId, receipt.Branch).Version, outcome.Sequence },
        { Target: { } directive } => DirectiveAnswer.Of(outcome.View.Directive(directive)!, outcome.Sequence),
        Domain.Drafting.DraftDirective draft => DirectiveAnswer.Of(outcome.View.Directive(draft.DirectiveId)!, outcome.Sequence),
        _ => new { outcome.Sequence },
    };

    private static int Status(Rejection rejection) => 400 + (int)rejection.Kind;

    private static byte[] Json(object answer) => JsonSerializer.SerializeToUtf8Bytes(answer, TextJson.Options);
}
