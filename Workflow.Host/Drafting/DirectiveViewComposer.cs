using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Domain.Signing;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Drafting;

/// <summary>Makes the view of a directive for one caller. What was typed comes from the content store, in two reads for all of it.</summary>
public sealed class DirectiveViewComposer(ContentStore content, LedgerStore ledger)
{
    public async Task<DirectiveView> ComposeAsync(Reading reading, Language language, CancellationToken cancellation)
    {
        var state = reading.Then.State;
        var manifest = await content.ManifestAsync(state.Id, state.ContentHash, cancellation);
        var texts = await content.TextsAsync(state.Id, [.. DirectiveViewTexts.Of(reading.Then)], cancellation);
        var view = Outcome(Draft(reading, manifest, texts), reading, texts) with { Quarantined = QuarantineView.Of(reading.Today, ledger.Organisation, language) };
        return reading.IsRecipientOnly ? view : Life(view, reading, texts, language);
    }

    private DirectiveView Draft(Reading reading, Manifest manifest, IReadOnlyDictionary<string, string> texts)
    {
        var state = reading.Then.State;
        var (draft, signer) = (state.Draft, DirectiveViewSigner.Of(state, ledger.Organisation, reading.Day));
        return new(state.Id, state.Version, state.Status, reading.Then.Card.Sequence, state.ContentHash, state.Type, state.Body, state.Organ, manifest.Abstract)
        {
            Urgency = draft?.Urgency ?? Urgency.Normal,
            DeliverBy = draft?.DeliverBy,
            Route = draft?.Route,
            Signer = signer,
            SignerName = signer is null ? null : ledger.Organisation.NameOf(signer),
            Recipients = [.. (draft?.Recipients ?? []).Select(r => new RecipientView(r.Code, r.Name is null ? null : texts[r.Name], r.Purpose, r.Channel, r.Copies))],
            Relations = manifest.Relations,
            DueOn = draft?.DueOn,
            EffectiveFrom = draft?.EffectiveFrom,
            Matter = draft?.Matter ?? Matter.Ordinary,
            Important = draft?.Important ?? false,
            DraftingUnit = draft?.DraftingUnit,
            CoDrafters = draft?.CoDrafters ?? [],
            Addressees = [.. (draft?.Addressees ?? []).Select(name => texts[name])],
            Circulation = draft?.Circulation,
            JointWith = draft?.JointWith ?? [],
            Appointments = [.. (draft?.Appointments ?? []).Select(plan => AppointmentPlanView.Of(plan, ledger.Organisation))],
            Author = ActorView.Of(state.Author, ledger.Organisation),
            Text = manifest.Text,
            Attachments = manifest.Attachments,
            Effect = Effects.Of(state, reading.Day),
            SignerLines = DirectiveViewSigner.LinesOf(state, signer, ledger.Organisation, reading.Day),
            Sealed = state.Sealed,
            DraftRound = draft is null || state.Signature is not null ? null : 1 + reading.Then.Facts.Count(f => f.Event is DirectiveReturned),
        };
    }

    /// <summary>What came of it, which is everyone's who may read it.</summary>
    private DirectiveView Outcome(DirectiveView view, Reading reading, IReadOnlyDictionary<string, string> texts)
    {
        var (then, state, organisation) = (reading.Then, reading.Then.State, ledger.Organisation);
        return view with
        {
            Signature = state.Signature is { } s
                ? new(s.By.Person, organisation.NameOf(s.By.Person), s.By.As, s.By.Post, then.InstantOf(s), s.Prefix, s.OwnDraft, s.ContentHash, PaperView.Of(s, then, organisation), SigningForm.Lines(state, organisation)) : null,
            Number = state.PrintedNumber,
            NumberInSeries = state.Number?.Count ?? state.Import?.Count,
            Series = state.Number?.Series ?? state.Import?.Series,
            IssuedOn = state.Number?.IssuedOn ?? state.Import?.Date,
            EffectBy = state.Effect?.ByNumber,
            Recall = state.Recall is { } r ? new(r.By.Person, organisation.NameOf(r.By.Person), r.Reason is { } said ? texts[said] : null, then.InstantOf(r), r.Remedy, r.ByNumber) : null,
            Direction = state.Import?.Direction,
            Printed = state.Import?.Printed,
            Issuer = state.Import?.Issuer is { } issuer ? texts[issuer] : null,
        };
    }

    /// <summary>How it came about and where it is held up, which is not for those who only received it.</summary>
    private DirectiveView Life(DirectiveView view, Reading reading, IReadOnlyDictionary<string, string> texts, Language language)
    {
        var (then, organisation) = (reading.Then, ledger.Organisation);
        var people = new DirectiveViewPeople(reading, organisation, texts);
        var waiting = DirectiveViewWaiting.Of(then, organisation, reading.At);
        return view with
        {
            Steps = DirectiveViewSteps.Of(then, organisation, reading.Day),
            Reviews = people.Reviews(),
            Votes = people.Votes(),
            Returned = people.Returned(),
            Withdrawal = people.Withdrawal(),
            Rejection = people.Rejection(),
            Waiting = waiting,
            WaitingFor = DirectiveViewWaiting.Sentence(then, waiting, organisation, language),
            AllowedActions = reading.IsPresent ? [.. AllowedActions.Of(then.State, reading.Person, organisation, reading.At)] : [],
        };
    }
}

/// <summary>Who shall sign: the one who did, the one named, or today's holder of the route's post.</summary>
internal static class DirectiveViewSigner
{
    public static string? Of(Directive directive, OrganisationChart organisation, DateOnly day)
    {
        if (directive.Signature is { } signature) return signature.By.Person;
        if (directive.Draft is not { } draft) return null;
        if (draft.Signer is not null) return draft.Signer;

        var principal = directive.Signer.Length > 0 ? directive.Signer : OfRoute(draft, organisation);
        return principal is null ? null : PrincipalHolders.Of(principal, organisation, day).FirstOrDefault()?.Person;
    }

    /// <summary>The lines over the signer's name; before the signature those that it would have.</summary>
    public static IReadOnlyList<string> LinesOf(Directive directive, string? signer, OrganisationChart organisation, DateOnly day)
    {
        if (directive.Signature is not null) return SigningForm.Lines(directive, organisation);
        if (directive.Draft is not { } draft || signer is null) return [];

        var signsAs = directive.SignsAs ?? organisation.RouteOn(draft.Route, day)?.Signer.For(directive.Body, organisation);
        if (signsAs is null || SignDirective.MaySign(signer, directive.Body, signsAs, organisation, day).OrderByDescending(a => a.Post == signsAs.Post).FirstOrDefault() is not { } held) return [];

        var by = Capacity.Of(held);
        return SigningForm.Lines(Directive.Evolve(directive, new DirectiveSigned(by, directive.ContentHash, SigningForm.Of(directive.Organ, signsAs, by), OwnDraft: false, null, null)), organisation);
    }

    private static string? OfRoute(Draft draft, OrganisationChart organisation) => organisation.Routes.GetValueOrDefault(draft.Route)?.Signer is { } signer
        ? Principal.Post(signer.Body == OrganisationChart.OwnBranch ? draft.Body : signer.Body, signer.Post)
        : null;
}

/// <summary>The addresses of all that was typed about a directive.</summary>
internal static class DirectiveViewTexts
{
    public static IEnumerable<string> Of(Replayed directive) =>
        directive.Facts.SelectMany(f => In(f.Event)).Concat(directive.State.Draft is { } draft ? draft.Recipients.Select(r => r.Name).Concat(draft.Addressees) : []).OfType<string>();

    private static IEnumerable<string?> In(DirectiveEvent e) => e switch
    {
        StepReviewed reviewed => [reviewed.Comment, .. reviewed.Findings],
        VoteCast vote => [vote.Opinion],
        BallotConcluded concluded => concluded.Meeting is null ? [concluded.Text] : [],
        DirectiveReturned returned => [returned.Comment, .. returned.Findings],
        DirectiveRejected rejected => [rejected.Comment, .. rejected.Findings],
        DirectiveWithdrawn withdrawn => [withdrawn.Reason],
        Domain.Distribution.RecallRequested recall => [recall.Reason],
        DirectiveImported imported => [imported.Issuer],
        _ => [],
    };
}
