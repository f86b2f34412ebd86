using Workflow.Domain.Distribution;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Signing;

namespace Workflow.Domain.Review;

/// <summary>What a person may do with a directive now. Each command is asked itself, so no second set of rules can drift from the first.</summary>
public static class AllowedActions
{
    /// <summary>The names of the acts that would bring about a fact, the person's own or for one they act for, in the order of a directive's life.</summary>
    public static IEnumerable<string> Of(Directive directive, string person, OrganisationChart organisation, DateTimeOffset now)
    {
        Request[] requests = [new(person), .. AbsenceCover.InForce(person, organisation, now).Select(cover => For(person, cover))];
        return Of(directive, requests, organisation, now).Concat(OfOffice(directive, new(person), organisation, now));
    }

    /// <summary>The names of what a deputy may do by this cover.</summary>
    public static IEnumerable<string> Of(Directive directive, string person, Cover cover, OrganisationChart organisation, DateTimeOffset now) =>
        Of(directive, [For(person, cover)], organisation, now);

    private static IEnumerable<string> Of(Directive directive, Request[] requests, OrganisationChart organisation, DateTimeOffset now)
    {
        if (directive.Draft is not { } draft) return [];

        var view = new ViewOfOne(directive, organisation, now);
        return Acts(directive, draft).Where(act => requests.Any(request => Leads(act.Ask, request, view))).Select(act => act.Name).Distinct(StringComparer.Ordinal);
    }

    /// <summary>What keeps it moving, which is no part of its route: reminding, another person for a step, another signer, ballots sent out by order, a member's excuse, a copy sent again, what came on paper. Nobody is offered it for another.</summary>
    private static IEnumerable<string> OfOffice(Directive directive, Request request, OrganisationChart organisation, DateTimeOffset now)
    {
        if (directive.Draft is null) yield break;

        var (view, id, today) = (new ViewOfOne(directive, organisation, now), directive.Id, VietnamTime.DateOf(now));
        if (Leads(r => new RemindPeople(r, id), request, view)) yield return "reminders";
        if (directive.Open is { } open && ReviewTurn.Waiting(directive, open).FirstOrDefault() is { } late
            && organisation.People.Keys.Where(p => open.People.All(seat => seat.Person != p) && !directive.IsOwnDraftOf(p) && organisation.AppointmentsOf(p, today).Any())
                .Take(1).Any(other => Leads(r => new ReassignStep(r, id, open.Step, late, other, ""), request, view))) yield return "reassignment";
        if (directive.SignsAs is { } signsAs && SignDirective.MaySign(directive.Body, signsAs, organisation, today).DistinctBy(a => a.Person)
                .Any(a => Leads(r => new ChangeSigner(r, id, a.Person, ""), request, view))) yield return "signer";
        if (directive.Ballots is [.., var last] && BallotProgress.Standing(directive, organisation, today).Any(a => a.Person != request.Person && Leads(r => new OpenBallot(r, id, last.N, a.Person), request, view)))
            yield return "ballot-opening-by-order";
        if (directive.Issue is { Branches: [var any, ..] } && Leads(r => new ResendDirective(r, id, any), request, view)) yield return "resend";
        if (directive.BallotNow is { } ballot && ballot.People.Any(member => Leads(r => new ExcuseMember(r, id, ballot.N, member.Person, ""), request, view))) yield return "excuse";
        if (AwaitedPapers.Of(directive, request.Person, organisation, now).Any()) yield return "transcription";
        if (directive.Papers.Select((_, n) => n + 1).Any(n => Leads(r => new DisputeTranscription(r, id, n, ""), request, view))) yield return "dispute";
    }

    private static Request For(string person, Cover cover) => new(person, cover.Granted.Covered, cover.Granted.Absent);

    internal static IEnumerable<(string Name, Func<Request, Command> Ask)> Acts(Directive directive, Draft draft)
    {
        var (id, hash) = (directive.Id, directive.ContentHash);
        yield return ("revision", r => new ReviseDraft(r, id, draft with { Important = !draft.Important }, hash));
        yield return ("attachment", r => new AddAttachment(r, id, new("", 0, ""), "", hash));
        yield return ("submission", r => new SubmitDirective(r, id));
        yield return ("review", r => Review(r, ReviewChoice.Approve));
        yield return ("review", r => Review(r, ReviewChoice.Note));
        yield return ("return", r => Review(r, ReviewChoice.Return) with { Comment = "" });
        yield return ("comment", r => new MakeComment(r, id, CommentWeight.Note, hash, "", null));
        if (directive.Comments is [.., var last]) yield return ("comment-answer", r => new AnswerComment(r, id, last.Made.N, CommentOutcome.Kept, ""));
        yield return ("ballot-opening", r => new OpenBallot(r, id, directive.Ballots.Count, null));
        yield return ("vote", r => new CastVote(r, id, VoteChoice.For, null, Reserve: false, hash));
        yield return ("ballot-conclusion", r => new ConcludeBallot(r, id, directive.Ballots.Count, BallotOutcome.ToMeeting, "", []));
        yield return ("ballot-conclusion", r => new ConcludeBallot(r, id, directive.Ballots.Count, BallotOutcome.AdoptedWithChanges, "", []));
        yield return ("finalisation", r => new Finalise(r, id, FinalisationClass.Correction, hash, "", null, "", ChangesFigures: false));
        yield return ("finalisation-confirmation", r => new ConfirmFinalisation(r, id, directive.Finalisations.Count));
        yield return ("signature", r => new SignDirective(r, id, hash, null));
        yield return ("number", r => new AssignNumber(r, id));
        yield return ("seal", r => new SealDirective(r, id));
        yield return ("issue", r => new IssueDirective(r, id));
        yield return ("withdrawal", r => new WithdrawDirective(r, id, ""));
        yield return ("quarantine", r => new QuarantineContent(r, id, QuarantineReason.StateSecret, null, []));
        yield return ("recall", r => new RequestRecall(r, id, "", null, null));

        ReviewDirective Review(Request r, ReviewChoice choice) => new(r, id, choice, hash, null, null, []);
    }

    /// <summary>Whether the act would record something, in any capacity of the person.</summary>
    internal static bool Leads(Func<Request, Command> ask, Request request, ILedgerView view)
    {
        var decision = ask(request).Decide(view);
        return decision.Rejection is { Choices: not [] } several
            ? several.Choices.Any(capacity => ask(request with { As = capacity.Id }).Decide(view).Facts is not [])
            : decision is { Rejection: null, Facts: not [] };
    }
}
