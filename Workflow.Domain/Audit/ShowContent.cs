using Workflow.Domain.Organisation;

namespace Workflow.Domain.Audit;

/// <summary>A text is about to be shown to a person; the record comes before the bytes.</summary>
/// <param name="ContentHash">Of the version that the text is shown in.</param>
public sealed record ShowContent(Request Request, Guid DirectiveId, string ContentHash, string Sha256) : Command(Request)
{
    public override Guid? Target => DirectiveId;

    public override Decision Decide(ILedgerView view)
    {
        if (view.Directive(DirectiveId) is not { } directive) return Rejection.NotFound;

        if (directive.Quarantined is not null) return Rejection.ContentQuarantined;

        var principals = view.Organisation.PrincipalsOf(Request.Person, view.Now);
        return Readership.EntitlingPart(directive, Sha256, Request.Person, principals) is { } capacity
            ? Decision.Of(DayEvent.StreamOf(Request.Person, view.Now), new ContentShown(Request.Person, Named(capacity, view), directive.Id, ContentHash, Sha256))
            : Rejection.NotFound;
    }

    /// <summary>Who reads for another reads as that one's deputy: both names are in the fact.</summary>
    private string Named(string capacity, ILedgerView view) =>
        AbsenceCover.InForce(Request.Person, view.Organisation, view.Now)
            .FirstOrDefault(cover => AbsenceCover.PrincipalsOf(cover, view.Organisation, VietnamTime.DateOf(view.Now)).Contains(capacity)) is { } cover
            ? Principal.Deputy(cover.Granted.Absent)
            : capacity;
}
