using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Signing;

/// <summary>The clerk puts the body's seal on: only after the signature and the number (domain.md §7.7). A chi bộ has no seal.</summary>
public sealed record SealDirective(Request Request, Guid DirectiveId) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var (by, none) = ClerkDuty.Of(directive, Request, view);
        if (by is null) return none!;
        if (directive.Sealed) return Decision.Nothing;
        if (directive.Status is not DirectiveStatus.Numbered) return Rejection.WrongStatus(directive, "seal");

        return Needed(directive, view.Organisation) ? Decision.Of(directive.Stream, new DirectiveSealed(by)) : Rejection.NoSeal;
    }

    internal static bool Needed(Directive directive, OrganisationChart organisation) => organisation.Body(directive.Body)!.HasSeal;
}
