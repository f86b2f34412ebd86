using Workflow.Domain.Organisation;

namespace Workflow.Domain.Signing;

/// <summary>Another shall sign (đổi người ký). Who signs is outside the content hash, so nothing is void; it is recorded and shown.</summary>
/// <param name="Signer">The principal who shall sign now.</param>
/// <param name="Reason">Address of the text.</param>
public sealed record SignerChanged(Capacity By, string Signer, string Reason) : DirectiveEvent, IActed;

/// <summary>Chánh Văn phòng names another of those who may sign for the body, before it is signed.</summary>
/// <param name="Reason">Address of the text.</param>
public sealed record ChangeSigner(Request Request, Guid DirectiveId, string Signer, string Reason) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var today = VietnamTime.DateOf(view.Now);
        var (by, none) = Capacity.Choose(
            Request, view.Organisation.Carrying(Duties.FormCheck, directive.Body, Request.Person, today), Rejection.AuthorityMissing.With("duty", Duties.FormCheck));
        if (by is null) return none!;
        if (directive.Status is not (DirectiveStatus.InReview or DirectiveStatus.Approved)) return Rejection.WrongStatus(directive, "signer");
        if (directive.Signer == Principal.Person(Signer)) return Decision.Nothing;

        return SignDirective.MaySign(Signer, directive.Body, directive.SignsAs!, view.Organisation, today).Any()
            ? Decision.Of(directive.Stream, new SignerChanged(by, Principal.Person(Signer), Reason))
            : Rejection.UnknownSigner(view.Organisation.NameOf(Signer));
    }
}
