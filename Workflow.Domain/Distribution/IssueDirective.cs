using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Signing;

namespace Workflow.Domain.Distribution;

/// <summary>The clerk issues: whichever of number and seal is still undone is done with it, in one transaction (phát hành).</summary>
/// <param name="Booked">As for <see cref="AssignNumber"/>.</param>
public sealed record IssueDirective(Request Request, Guid DirectiveId, int? Booked = null) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var (by, none) = ClerkDuty.Of(directive, Request, view);
        if (by is null) return none!;
        if (directive.Issue is not null) return Decision.Nothing;
        if (directive.Status is not (DirectiveStatus.Signed or DirectiveStatus.Numbered)) return Rejection.WrongStatus(directive, "issue");

        var numbered = directive.Number is null ? AssignNumber.Next(directive, by, Booked, view) : Decision.Nothing;
        if (numbered.Rejection is not null) return numbered;

        var number = directive.Number ?? numbered.Facts.Select(f => f.Event).OfType<NumberAssigned>().Single();
        if (!directive.Sealed && SealDirective.Needed(directive, view.Organisation)) numbered = numbered.And(directive.Stream, new DirectiveSealed(by));

        var appointed = PersonnelDecision.TakeEffect(directive.Draft!, number.Number, number.IssuedOn, view.Organisation);
        if (appointed.Rejection is not null) return appointed;

        var issued = new DirectiveIssued(by, directive.Id, number.Number, number.IssuedOn, directive.ContentHash, FileHash: null, [.. Branches(directive, view)]);
        return numbered.And(directive.Stream, issued).Sending(new DistributeIssue(directive.Id)).And(Effects(directive, number.Number, view)).And(appointed);
    }

    /// <summary>The recipients that are branches, expanded as the groups are today.</summary>
    private static IEnumerable<string> Branches(Directive directive, ILedgerView view) => view.Organisation
        .Expand(directive.Draft!.Recipients.Select(r => r.Code).OfType<string>())
        .Where(code => view.Organisation.BodyOn(code, VietnamTime.DateOf(view.Now))?.Parent is not null);

    /// <summary>What the new document says of older ones takes effect with it (domain.md §2.4): each once, and to be replaced is more than to be amended.</summary>
    private static Decision Effects(Directive directive, string number, ILedgerView view)
    {
        var effects = Decision.Nothing;
        var said = from relation in directive.Draft!.Relations
                   where relation.DirectiveId is not null && EffectOf(relation.Kind) is not null
                   group EffectOf(relation.Kind)! by relation.DirectiveId!.Value into document
                   select (Id: document.Key, Effect: document.MaxBy(effect => effect is not "amended")!);
        foreach (var (id, effect) in said)
        {
            if (view.Directive(id) is not { Status: DirectiveStatus.Issued } older || older.Effect is { Effect: "replaced" or "repealed" }) continue;
            if (!IsCompetent(directive.Body, older, view.Organisation)) continue;

            effects = effects.And(older.Stream, new EffectChanged(effect, directive.Id, number, directive.Draft.EffectiveFrom));
            if (older.Issue is not null) effects = effects.Sending(new DistributeEffect(older.Id));
        }

        return effects;
    }

    private static string? EffectOf(RelationKind kind) => kind switch
    {
        RelationKind.Replaces => "replaced",
        RelationKind.Repeals => "repealed",
        RelationKind.Amends or RelationKind.Supplements => "amended",
        _ => null,
    };

    /// <summary>Only the issuing body, or the one directly above it, may change what a document is worth (domain.md §2.4): never that of another organisation's.</summary>
    private static bool IsCompetent(string body, Directive older, OrganisationChart organisation) =>
        older.Import is not { Direction: "incoming" }
        && (body == older.Body || (organisation.Body(older.Body) is { } issuer && (issuer.Parent == body || issuer.Serves == body)));
}
