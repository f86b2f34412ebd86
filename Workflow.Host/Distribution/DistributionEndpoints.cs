using System.Collections.Immutable;
using Workflow.Domain.Distribution;
using Workflow.Domain.Numbering;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Identity;
using Workflow.Host.Ledger;
using Workflow.Host.Numbering;
using Workflow.Host.Signing;

namespace Workflow.Host.Distribution;

/// <summary>Issue, send again, recall and take receipts (contract §2).</summary>
public static class DistributionEndpoints
{
    public static void MapDistribution(this RouteGroupBuilder api)
    {
        api.MapPost("/directives/{id:guid}/issue", Issue).WithSummary("Issue, with number and seal where still undone").Accepts<NumberBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPost("/directives/{id:guid}/deliveries/{branch}/resend", Resend).WithSummary("Send one branch its copy again").Accepts<ActBody>("application/json").Produces<ReceiptAnswer>();
        api.MapPost("/directives/{id:guid}/recall", Recall).WithSummary("Call an issued directive back").Accepts<RecallBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPost("/branches/{code}/receipts", Receipt).WithSummary("A branch reports on its copy").Accepts<ReceiptBody>("application/json").Produces<ReceiptAnswer>();
    }

    private static async Task<IResult> Issue(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<NumberBody>(http);
        return await door.SubmitAsync(http, asked.Hash, new IssueDirective(Door.RequestOf(http, asked.Body), id, asked.Body.Count));
    }

    private static async Task<IResult> Resend(Guid id, string branch, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<ActBody>(http);
        return await door.SubmitAsync(
            http, asked.Hash, new ResendDirective(Door.RequestOf(http, asked.Body), id, branch), (view, sequence) => ReceiptAnswer.Of(view.Delivery(id, branch), sequence), StatusCodes.Status200OK, null, []);
    }

    private static async Task<IResult> Recall(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<RecallBody>(http);
        if (asked.Body.Remedy is not (null or "none" or "reissue" or "replace" or "correct")) throw RefusedRequestException.Malformed("remedy");
        if (asked.Body.ByNumber is { } number && DirectiveNumber.Parse(number) is null) throw RefusedRequestException.Malformed("byNumber");

        var reason = ContentStore.Text(id, asked.Body.Reason);
        var command = new RequestRecall(Door.RequestOf(http, asked.Body), id, reason.Sha256, asked.Body.ByNumber, asked.Body.Remedy);
        return await door.SubmitAsync(http, asked.Hash, command, reason);
    }

    private static async Task<IResult> Receipt(string code, HttpContext http, Door door, LedgerStore ledger)
    {
        var asked = await Asked.ReadAsync<ReceiptBody>(http);
        var body = asked.Body;
        var note = body.Note is { Length: > 0 } said ? ContentStore.Text(body.DirectiveId, said) : null;
        var request = Door.RequestOf(http, body);
        var person = body.By ?? (Caller.From(http.User).Kind is CallerKind.Person ? ledger.Organisation.NameOf(request.Person) : null);
        var command = new RecordReceipt(request, body.ReceiptId, body.DirectiveId, code, body.StatusCode, body.At, person, body.Auto, note?.Sha256, body.Attempt);
        return await door.SubmitAsync(
            http, asked.Hash, command, (view, sequence) => ReceiptAnswer.Of(view.Delivery(body.DirectiveId, code), sequence), StatusCodes.Status200OK, null,
            note is null ? [] : [note]);
    }
}

/// <param name="ByNumber">The number of the document that takes its place, where there is one already.</param>
/// <param name="Remedy"><c>none</c>, <c>reissue</c>, <c>replace</c> or <c>correct</c>.</param>
public sealed record RecallBody(string Reason, string? ByNumber = null, string? Remedy = null) : Act;

/// <param name="ReceiptId">Made by the branch: sent again, it is recorded once.</param>
/// <param name="At">The branch's clock.</param>
/// <param name="By">The person at the branch; left out by a person, it is they.</param>
/// <param name="Auto">Stored by a machine; does not count as acknowledged.</param>
/// <param name="Attempt">The sending it answers; left out, it counts for the newest. Of an earlier one it is kept, and the newer copy stands where it stood.</param>
public sealed record ReceiptBody(
    Guid ReceiptId, Guid DirectiveId, string StatusCode, DateTimeOffset At, string? By = null, bool Auto = false, string? Note = null, int? Attempt = null) : Act;

/// <summary>Where the delivery stands after a receipt, or after it was sent again.</summary>
public sealed record ReceiptAnswer(Guid Id, int Version, string Status, string StatusCode, long Sequence, int Attempt)
{
    public static ReceiptAnswer Of(Delivery delivery, long sequence) => new(
        delivery.Stream.Id, delivery.Version, DeliveryStatus.Of(delivery.RecallAnswer ?? delivery.StatusCode, delivery.Opened is not null),
        delivery.RecallAnswer ?? delivery.StatusCode, sequence, delivery.Attempt);
}

/// <summary>A code of the exchange standard as a word, or <c>opened</c> in between.</summary>
public static class DeliveryStatus
{
    public static readonly ImmutableArray<string> All =
        ["sent", "arrived", "opened", "refused", "received", "to-assign", "in-progress", "done", "recall-requested", "recall-agreed", "recall-refused"];

    /// <summary>Where a copy stands: its recall comes before all that happened to it earlier.</summary>
    public static string CodeOf(string statusCode, string? recallAnswer, bool isRecalled) => recallAnswer ?? (isRecalled ? "13" : statusCode);

    public static string Of(string statusCode, bool opened) => statusCode switch
    {
        "13" => "recall-requested",
        "15" => "recall-agreed",
        "16" => "recall-refused",
        "" or "01" when opened => "opened",
        "" => "sent",
        "01" => "arrived",
        "02" => "refused",
        "03" => "received",
        "04" => "to-assign",
        "05" => "in-progress",
        _ => "done",
    };
}
