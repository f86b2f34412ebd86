using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Signing;

namespace Workflow.Domain.Distribution;

/// <summary>The clerk issues: whichever of number and seal is still undone is done with it, in one transaction (phát hành).</summary>
public sealed record IssueDirective(Request Request, Guid DirectiveId) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var (by, none) = ClerkDuty.Of(directive, Request, view);
        if (by is null) return none!;
        if (directive.Issue is not null) return Decision.Nothing;
        if (directive.Status is not (DirectiveStatus.Signed or DirectiveStatus.Numbered)) return Rejection.WrongStatus(directive, "issue");

        var numbered = directive.Number is null ? AssignNumber.Next(directive, by, view) : Decision.Nothing;
        if (numbered.Rejection is not null) return numbered;

        var number = directive.Number ?? numbered.Facts.Select(f => f.Event).OfType<NumberAssigned>().Single();
        if (!directive.Sealed && SealDirective.Needed(directive, view.Organisation)) numbered = numbered.And(directive.Stream, new DirectiveSealed(by));

        var issued = new DirectiveIssued(by, directive.Id, number.Number, number.IssuedOn, directive.ContentHash, FileHash: null, [.. Branches(directive, view)]);
        return numbered.And(directive.Stream, issued).Sending(new DistributeIssue(directive.Id)).And(Effects(directive, number.Number, view));
    }

    /// <summary>The recipients that are branches, expanded as the groups are today.</summary>
    private static IEnumerable<string> Branches(Directive directive, ILedgerView view) => view.Organisation
        .Expand(directive.Draft!.Recipients.Select(r => r.Code).OfType<string>())
        .Where(code => view.Organisation.Body(code)?.Parent is not null);

    /// <summary>What the new document says of older ones takes effect with it (domain.md §2.4).</summary>
    private static Decision Effects(Directive directive, string number, ILedgerView view)
    {
        var effects = Decision.Nothing;
        foreach (var relation in directive.Draft!.Relations)
        {
            var effect = relation.Kind switch
            {
                RelationKind.Replaces => "replaced",
                RelationKind.Repeals => "repealed",
                RelationKind.Amends or RelationKind.Supplements => "amended",
                _ => null,
            };
            if (effect is null || relation.DirectiveId is not { } id || view.Directive(id) is not { Status: DirectiveStatus.Issued } older) continue;
            if (!IsCompetent(directive.Body, older.Body, view.Organisation) || older.Effect is { Effect: "replaced" or "repealed" }) continue;

            effects = effects.And(older.Stream, new EffectChanged(effect, directive.Id, number));
            if (older.Issue is not null) effects = effects.Sending(new DistributeEffect(older.Id));
        }

        return effects;
    }

    /// <summary>Only the issuing body, or the one directly above it, may change what a document is worth (domain.md §2.4).</summary>
    private static bool IsCompetent(string body, string issuer, OrganisationChart organisation) =>
        body == issuer || organisation.Body(issuer) is { } older && (older.Parent == body || older.Serves == body);
}
