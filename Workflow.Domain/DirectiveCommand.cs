namespace Workflow.Domain;

/// <summary>Something asked of one directive.</summary>
public abstract record DirectiveCommand(Request Request, Guid DirectiveId) : Command(Request)
{
    public override Guid? Target => DirectiveId;

    public sealed override Decision Decide(ILedgerView view)
    {
        var directive = view.Directive(DirectiveId);
        if (directive is null || !Readership.Knows(directive, view.Organisation, Request, view.Now)) return Rejection.NotFound;
        if (Request.IfVersion is { } version && version != directive.Version) return Rejection.Stale;
        if (directive.Quarantined is not null) return Rejection.ContentQuarantined;

        return Decide(directive, view);
    }

    /// <summary>Decides for a directive as it stands within another command, which has seen to who may know of it and in which version.</summary>
    internal Decision DecideOn(Directive directive, ILedgerView view) => Decide(directive, view);

    /// <summary>Decides for a directive that the caller may know of, in the version they saw.</summary>
    protected abstract Decision Decide(Directive directive, ILedgerView view);
}
