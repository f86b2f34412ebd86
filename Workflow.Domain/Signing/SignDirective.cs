using Workflow.Domain.Organisation;
using Workflow.Domain.Review;

namespace Workflow.Domain.Signing;

/// <summary>The authorised person signs exactly the content they name (ký ban hành).</summary>
/// <param name="Signature">A detached signature in base64 from the signer's device, where there is one.</param>
public sealed record SignDirective(Request Request, Guid DirectiveId, string ContentHash, string? Signature) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        if (directive.Signature is { } given && given.By.Person == Request.Person && given.ContentHash == ContentHash) return Decision.Nothing;
        if (directive.Status is not DirectiveStatus.Approved) return Rejection.WrongStatus(directive, "signature");

        var (by, none) = SignerOf(directive, Request, view);
        if (by is null) return none!;
        if (directive.ContentHash != ContentHash) return Rejection.ContentChanged;
        if (directive.Papers.Exists(p => p.Disputed && directive.Holds(p.Record.ContentHash))) return Rejection.PaperDisputed;
        if (IsUnfinished(directive)) return Rejection.FinalisationAwaited;
        if (IssuingAuthority.TypeRefused(directive.Draft!, view.Organisation, VietnamTime.DateOf(view.Now)) is { } refused) return refused;

        var ownDraft = directive.IsOwnDraftOf(Request.Person);
        if (ownDraft && HasSecondPerson(directive, Request.Person, view)) return Rejection.SelfApproval;

        return Decision.Of(directive.Stream, new DirectiveSigned(by, ContentHash, SigningForm.Of(directive.Organ, directive.SignsAs, by), ownDraft, Signature, TimeLimit.ByRule("number", directive, view)));
    }

    /// <summary>Whether a change waits to be confirmed, or the collective asked for one that nobody has made.</summary>
    private static bool IsUnfinished(Directive directive) => directive.Finalisations.Exists(f => f.IsPending && f.Made.From == directive.ContentHash)
        || (directive.Ballots.LastOrDefault(b => !b.Lapsed)?.Conclusion is { Outcome: BallotOutcome.AdoptedWithChanges }
            && !directive.Finalisations.Exists(f => f.IsApplied && f.Made.Class is FinalisationClass.AsConcluded && directive.Holds(f.Made.To)));

    /// <summary>The capacity in which the caller is the signer today, or why they are not.</summary>
    public static (Capacity? By, Rejection? Rejection) SignerOf(Directive directive, Request request, ILedgerView view)
    {
        var refused = Rejection.NotYourTurn.With("step", "signature").With("who", Named(directive.Signer, view));
        var today = VietnamTime.DateOf(view.Now);
        if (directive.SignsAs is not { } signsAs) return (null, refused);
        if (directive.Signer != Principal.Person(request.Person))
            return Capacity.Choose(request, view.Organisation.AppointmentsOf(request.Person, today).Where(a => OrganisationChart.IsHeldBy(directive.Signer, a)), refused);

        // One named in person signs in the route's post before any other that could sign.
        var fitting = MaySign(request.Person, directive.Body, signsAs, view.Organisation, today).ToList();
        var own = fitting.Where(a => IsPost(a, signsAs)).ToList();
        return Capacity.Choose(request, own is [] ? fitting : own, refused);
    }

    /// <summary>The appointments by which a person may sign for the body: the post the route names, the deputies of its Thường trực, who sign for the collective, and the deputy of a single head (HD 36 §1.7).</summary>
    public static IEnumerable<AppointmentMade> MaySign(string person, string body, RouteSigner signsAs, OrganisationChart organisation, DateOnly day) =>
        organisation.AppointmentsOf(person, day).Where(a => MaySign(a, body, signsAs, organisation));

    /// <summary>All those who could sign for the body on that day.</summary>
    public static IEnumerable<AppointmentMade> MaySign(string body, RouteSigner signsAs, OrganisationChart organisation, DateOnly day) =>
        organisation.AppointmentsIn(signsAs.Body, day).Where(a => MaySign(a, body, signsAs, organisation));

    private static bool MaySign(AppointmentMade a, string body, RouteSigner signsAs, OrganisationChart organisation) =>
        IsPost(a, signsAs) || (a.Body == body && signsAs.Body == body && a.Organs.Contains("TT")) || SigningForm.IsDeputyOfHead(a, signsAs, organisation);

    /// <summary>Whether the body's duties leave anyone else who could have drafted it, or could sign it (design §8.4).</summary>
    private static bool HasSecondPerson(Directive directive, string person, ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        return PrincipalHolders.Of(Principal.Duty(directive.Body, Duties.Draft), organisation, today).Any(a => a.Person != person)
            || organisation.People.Keys.Any(other => other != person && MaySign(other, directive.Body, directive.SignsAs!, organisation, today).Any());
    }

    private static bool IsPost(AppointmentMade a, RouteSigner signsAs) => a.Body == signsAs.Body && OrganisationChart.Holds(a, signsAs.Post);

    /// <summary>Who the signer is today, by name.</summary>
    public static string Named(string signer, ILedgerView view) => signer.Split(':', 2) switch
    {
        ["person", var person] => view.Organisation.NameOf(person),
        ["post", var post] when post.Split('/', 2) is [var body, var title] => string.Join(", ", view.Organisation
            .HoldersOf(body, title, VietnamTime.DateOf(view.Now)).Select(a => view.Organisation.NameOf(a.Person)).DefaultIfEmpty(title)),
        _ => signer,
    };
}
