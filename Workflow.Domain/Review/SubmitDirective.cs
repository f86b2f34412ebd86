using System.Globalization;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Domain.Signing;

namespace Workflow.Domain.Review;

/// <summary>The author puts the draft on its route (trình).</summary>
/// <param name="Form">What the form check found; null where no form is asked for, and where one only tries whether the way is free.</param>
public sealed record SubmitDirective(Request Request, Guid DirectiveId, CheckedForm? Form = null) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        if (directive.Status is not DirectiveStatus.Draft) return Rejection.WrongStatus(directive, "submission");
        if (!directive.IsDrafter(Request.Person)) return Rejection.AuthorityMissing;

        var unanswered = directive.Comments.Count(c => c is { Made.Weight: CommentWeight.Must, Answer: null });
        if (unanswered > 0) return Rejection.CommentsUnanswered.With("count", unanswered.ToString(CultureInfo.InvariantCulture));

        var draft = directive.Draft!;
        if (view.Organisation.Routes.GetValueOrDefault(draft.Route)?.For(draft) is not { } route) return Rejection.UnknownReference("route", draft.Route);

        var today = VietnamTime.DateOf(view.Now);
        var (by, none) = DraftingDuty.Of(draft.Body, Request, view, Rejection.AuthorityExpired);
        if (by is null) return none!;

        if (view.Organisation.BodyOn(draft.Body, today) is null) return Rejection.UnknownReference("body", draft.Body);
        if ((IssuingAuthority.TypeRefused(draft, view.Organisation, today) ?? IssuingAuthority.RouteRefused(draft, route, view.Organisation, today)) is { } refused) return refused;

        if (route.Signer.For(draft.Body, view.Organisation) is not { } signsAs) return Rejection.UnknownReference("route", draft.Route);
        if (draft.Signer is { } named && !SignDirective.MaySign(named, draft.Body, signsAs, view.Organisation, today).Any())
            return Rejection.UnknownSigner(view.Organisation.NameOf(named));

        if (Form is { } form && !TextJson.Same(form.Draft, draft)) return Rejection.ContentChanged;
        if (Form is { Errors: not [] and var errors }) return Rejection.FormErrors(errors);

        var signer = draft.Signer is { } person ? Principal.Person(person) : Principal.Post(signsAs.Body, signsAs.Post);
        var submitted = new DirectiveSubmitted(by, directive.ContentHash, route.Code, route.Version, route.Steps, signer, signsAs);
        var after = Directive.Evolve(directive, submitted);
        return route.Steps.FirstOrDefault(step => !RouteProgress.IsFilled(step, after, view.Organisation, today)) is { } empty
            ? Rejection.StepUnfilled(empty.Kind)
            : Decision.Of(directive.Stream, [submitted, .. RouteProgress.From(0, after, view)]);
    }
}
