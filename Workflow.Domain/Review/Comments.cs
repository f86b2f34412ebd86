using System.Globalization;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>How much a comment asks: that it is answered before the draft is submitted again, that it is considered, or nothing.</summary>
public enum CommentWeight { Must, Should, Note }

/// <summary>What the drafter made of a comment: tiếp thu, tiếp thu một phần, giữ nguyên.</summary>
public enum CommentOutcome { Accepted, Partly, Kept }

/// <summary>Someone commented on exactly this content (góp ý).</summary>
/// <param name="N">Counts the directive's comments from 1.</param>
/// <param name="Text">Address of the text, like <paramref name="Anchor"/>, the place in the draft that it is about.</param>
public sealed record CommentMade(int N, Capacity By, CommentWeight Weight, string ContentHash, string Text, string? Anchor) : DirectiveEvent, IActed;

/// <summary>The drafter answered (tiếp thu, giải trình). A later answer takes the place of an earlier one; both stay in the record.</summary>
/// <param name="Explanation">Address of the text.</param>
public sealed record CommentAnswered(int N, Capacity By, CommentOutcome Outcome, string Explanation) : DirectiveEvent, IActed;

/// <summary>A comment, and the answer that stands; null while there is none.</summary>
public sealed record Comment(CommentMade Made, CommentAnswered? Answer);

/// <summary>One of the people of a step that was opened, or who shall sign, comments. It decides nothing; their decision is another act.</summary>
public sealed record MakeComment(Request Request, Guid DirectiveId, CommentWeight Weight, string ContentHash, string Text, string? Anchor) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        if (directive.Comments.Exists(c => IsThis(c.Made))) return Decision.Nothing;
        if (directive.Status is not (DirectiveStatus.InReview or DirectiveStatus.Approved)) return Rejection.WrongStatus(directive, "comments");

        var (by, none) = Capacity.Choose(Request, Seats(directive, view), ReviewTurn.NotYourTurn(directive, view.Organisation));
        if (by is null) return none!;
        if (directive.ContentHash != ContentHash) return Rejection.ContentChanged;

        return Decision.Of(directive.Stream, new CommentMade(directive.Comments.Count + 1, by, Weight, ContentHash, Text, Anchor));
    }

    private bool IsThis(CommentMade made) =>
        made.By.Person == Request.Person && made.ContentHash == ContentHash && made.Text == Text && made.Anchor == Anchor && made.Weight == Weight;

    /// <summary>The appointments by which the caller has a part in it: in the step under way the one that put them there, afterwards any, and the signer's.</summary>
    private IEnumerable<AppointmentMade> Seats(Directive directive, ILedgerView view)
    {
        var today = VietnamTime.DateOf(view.Now);
        var held = view.Organisation.AppointmentsOf(Request.Person, today).ToList();
        var open = directive.Open?.People.FirstOrDefault(p => p.Person == Request.Person);
        if (open is not null) return Seat.HoldersOf(open, directive, view.Organisation, today).Where(a => a.Person == Request.Person);
        if (directive.Reviewers.Contains(Request.Person)) return held;

        return directive.Status is DirectiveStatus.Approved ? held.Where(a => OrganisationChart.IsHeldBy(directive.Signer, a) || directive.Signer == Principal.Person(a.Person)) : [];
    }
}

/// <summary>A drafter answers a comment: accepted, partly, or kept as it was, with the explanation.</summary>
public sealed record AnswerComment(Request Request, Guid DirectiveId, int N, CommentOutcome Outcome, string Explanation) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        if (!directive.IsDrafter(Request.Person)) return Rejection.AuthorityMissing.With("duty", Duties.Draft);
        if (directive.Comments.Find(c => c.Made.N == N) is not { } comment) return Rejection.UnknownReference("comment", N.ToString(CultureInfo.InvariantCulture));
        if (comment.Answer is { } given && given.Outcome == Outcome && given.Explanation == Explanation) return Decision.Nothing;
        if (directive.Status is not (DirectiveStatus.Draft or DirectiveStatus.InReview or DirectiveStatus.Approved)) return Rejection.WrongStatus(directive, "comments");

        var (by, none) = Drafting.DraftingDuty.Of(directive.Body, Request, view, Rejection.AuthorityExpired);
        return by is null ? none! : Decision.Of(directive.Stream, new CommentAnswered(N, by, Outcome, Explanation));
    }
}
