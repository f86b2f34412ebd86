namespace Workflow.Domain;

/// <summary>A refusal that was plain before there was a command to decide: it is recorded like every other.</summary>
/// <param name="Act">What the caller was about to do, as the log names it.</param>
/// <param name="About">The directive it was about; always null for a document marked secret, of which nothing is kept (Luật 117/2025/QH15, Điều 5).</param>
public sealed record RefusedAtDoor(Request Request, string Act, Rejection Reason, Guid? About) : Command(Request)
{
    public override Guid? Target => About;

    public override string Name => Act;

    public override Decision Decide(ILedgerView view) => Reason;
}
