using System.Globalization;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>The clerk entered a decision that was made on paper (ghi theo bản giấy); the act itself, in that person's name, is the fact that follows.</summary>
/// <param name="By">The clerk.</param>
/// <param name="Person">Username of who decided on paper.</param>
/// <param name="Scan">SHA-256 of the scan that bears the signature.</param>
/// <param name="SignedOn">The date on the paper.</param>
/// <param name="ContentHash">What it was decided on.</param>
public sealed record TranscribedFromPaper(Capacity By, string Person, string Scan, DateOnly SignedOn, string ContentHash) : DirectiveEvent, IActed;

/// <summary>The person says that the paper is not theirs, or says otherwise.</summary>
/// <param name="N">Which of the directive's transcriptions, from 1.</param>
/// <param name="Reason">Address of the text.</param>
public sealed record TranscriptionDisputed(int N, Capacity By, string Reason) : DirectiveEvent, IActed;

/// <summary>A decision on paper as it stands.</summary>
public sealed record Paper(TranscribedFromPaper Record, bool Disputed = false);

/// <summary>
/// The clerk enters what somebody decided on paper: a review, a vote, a signature. Whether they might is asked as if they did it themself; a telephone call is no
/// paper, so without a scan nothing is entered (domain.md §2.1).
/// </summary>
/// <param name="Act">The act, asked for by the person themself.</param>
/// <param name="Scan">Null is refused.</param>
public sealed record TranscribeFromPaper(Request Request, Guid DirectiveId, DirectiveCommand Act, string? Scan, DateOnly SignedOn) : DirectiveCommand(Request, DirectiveId)
{
    public override string Name => Act.Name;

    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var (by, none) = ClerkDuty.Of(directive, Request, view);
        if (by is null) return none!;
        if (Scan is null) return Rejection.ScanRequired;
        if (SignedOn > VietnamTime.DateOf(view.Now)) return Rejection.DateOutOfRange.With("date", SignedOn.ToString("O", CultureInfo.InvariantCulture));

        var paper = new TranscribedFromPaper(by, Act.Request.Person, Scan, SignedOn, directive.ContentHash);
        var decision = Act.DecideOn(Directive.Evolve(directive, paper), view);
        return decision is { Rejection: null, Facts: not [] } ? Decision.Of(directive.Stream, paper).And(decision) : decision;
    }
}

/// <summary>Who is said to have decided on paper disputes it.</summary>
public sealed record DisputeTranscription(Request Request, Guid DirectiveId, int N, string Reason) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        if (directive.Papers.ElementAtOrDefault(N - 1) is not { } paper) return Rejection.UnknownReference("paper", N.ToString(CultureInfo.InvariantCulture));

        var own = view.Organisation.AppointmentsOf(Request.Person, VietnamTime.DateOf(view.Now)).Where(a => a.Person == paper.Record.Person);
        var (by, none) = Capacity.Choose(Request, own.Take(Request.As is null ? 1 : int.MaxValue), Rejection.AuthorityMissing);
        if (by is null) return none!;

        return paper.Disputed ? Decision.Nothing : Decision.Of(directive.Stream, new TranscriptionDisputed(N, by, Reason));
    }
}
