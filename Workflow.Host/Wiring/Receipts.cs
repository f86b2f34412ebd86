using Workflow.Domain;
using Workflow.Domain.Distribution;
using Workflow.Domain.Organisation;
using Workflow.Host.Distribution;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;

namespace Workflow.Host.Wiring;

/// <summary>Receipts that come over the broker go the same way as those over REST. The branch is the one the broker vouches for.</summary>
public static class Receipts
{
    public static void AddReceiptListener(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new ReceiptListener(
            SafeConnection.Broker(builder.Configuration),
            (received, cancellation) => RecordAsync(services.GetRequiredService<Ledger.Ledger>(), received, cancellation),
            services.GetRequiredService<ILogger<ReceiptListener>>(),
            () => services.GetRequiredService<Readiness>().IsReached(Readiness.Organisation)));
        builder.Services.AddHostedService(services => services.GetRequiredService<ReceiptListener>());
    }

    private static Task<Answer> RecordAsync(Ledger.Ledger ledger, ReceivedReceipt received, CancellationToken cancellation)
    {
        var (receipt, branch) = (received.Receipt, received.RoutingKey);
        var note = receipt.Note is { Length: > 0 } said ? ContentStore.Text(receipt.DirectiveId, said) : null;
        var request = new Request(Principal.Branch(branch));

        // A receipt for another branch than the broker's is refused, and the refusal recorded against the branch that sent it.
        Command command = new RecordReceipt(
            request, receipt.ReceiptId, receipt.DirectiveId, receipt.Branch, receipt.StatusCode, receipt.At, receipt.By, receipt.Auto, note?.Sha256, receipt.Attempt);
        var submission = new Submission(NameId.Of("receipt", branch, receipt.ReceiptId.ToString()), [], command, Recorded)
        {
            Content = note is null ? [] : [note],
            Trace = received.Trace,
        };
        return ledger.DecideAsync(submission, cancellation);
    }

    /// <summary>Nobody waits for the words; that it was decided is what is remembered.</summary>
    private static Answer Recorded(Outcome outcome) => new(outcome.Decision.Rejection is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, [], outcome.Decision.Rejection?.Kind is not RejectionKind.NotFound);
}
