namespace Workflow.Domain.Drafting;

/// <summary>A drafter begins a directive (soạn thảo). What is secret never gets this far: the endpoint keeps nothing of it.</summary>
public sealed record DraftDirective(Request Request, Guid DirectiveId, Draft Draft) : Command(Request)
{
    public override Decision Decide(ILedgerView view)
    {
        if (view.Directive(DirectiveId) is not null) return Decision.Nothing;
        if (DraftingDuty.UnknownIn(Draft, view.Organisation, VietnamTime.DateOf(view.Now)) is { } unknown) return unknown;

        var (by, none) = DraftingDuty.Of(Draft.Body, Request, view);
        if (by is null) return none!;
        if (Draft.DraftingUnit is { } unit && !DraftingDuty.IsOwnUnit(unit, Request, view)) return Rejection.UnknownReference("drafting-unit", unit);

        var draft = Draft.DraftingUnit is null ? Draft with { DraftingUnit = by.Body } : Draft;
        return Decision.Of(new StreamKey(StreamKind.Directive, DirectiveId), new DirectiveDrafted(by, draft));
    }
}

/// <summary>A drafter changes the draft. The same again records nothing.</summary>
/// <param name="Base">Address of the manifest the change was made from: two people's changes never overwrite one another unseen.</param>
public sealed record ReviseDraft(Request Request, Guid DirectiveId, Draft Draft, string Base) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        if (!directive.IsDrafter(Request.Person)) return Rejection.AuthorityMissing;
        if (directive.Status is not DirectiveStatus.Draft) return Rejection.DraftLocked;
        if (TextJson.Same(directive.Draft, Draft)) return Decision.Nothing;
        if (directive.ContentHash != Base) return Rejection.Stale;
        if (DraftingDuty.UnknownIn(Draft, view.Organisation, VietnamTime.DateOf(view.Now)) is { } unknown) return unknown;
        if (Draft.DraftingUnit is { } unit && unit != directive.Draft!.DraftingUnit && !DraftingDuty.IsOwnUnit(unit, Request, view))
            return Rejection.UnknownReference("drafting-unit", unit);

        var (by, none) = DraftingDuty.Of(Draft.Body, Request, view);
        return by is null ? none! : Decision.Of(directive.Stream, new DraftRevised(by, Draft));
    }
}

/// <summary>A file goes with the draft, and the content hash with it.</summary>
/// <param name="Base">As for <see cref="ReviseDraft"/>.</param>
public sealed record AddAttachment(Request Request, Guid DirectiveId, Attachment Attachment, string ContentHash, string Base) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        if (!directive.IsDrafter(Request.Person)) return Rejection.AuthorityMissing;
        if (directive.Status is not DirectiveStatus.Draft) return Rejection.DraftLocked;
        if (directive.ContentHash == ContentHash) return Decision.Nothing;
        if (directive.ContentHash != Base) return Rejection.Stale;

        var (by, none) = DraftingDuty.Of(directive.Body, Request, view);
        return by is null ? none! : Decision.Of(directive.Stream, new AttachmentAdded(by, Attachment, ContentHash));
    }
}
