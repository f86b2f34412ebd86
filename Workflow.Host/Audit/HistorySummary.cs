using System.Globalization;
using Workflow.Domain;
using Workflow.Domain.Audit;
using Workflow.Domain.Distribution;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Drafting;
using Workflow.Host.Http;

namespace Workflow.Host.Audit;

/// <summary>One event in a few words: who did what. Nothing that anyone typed is in them.</summary>
/// <param name="directive">The one whose events are told; null for events of other streams.</param>
internal sealed class HistorySummary(Replayed? directive, OrganisationChart organisation, Language language)
{
    private const int MostNames = 3;

    /// <summary>A person by name, a branch's own client by its branch's, and the start-up by its role.</summary>
    public string NameOf(string actor) => actor switch
    {
        Principal.System => Wording.Term("fact", "system", language),
        _ when actor.StartsWith(Principal.Branch(""), StringComparison.Ordinal) => BranchName(actor[Principal.Branch("").Length..]),
        _ => organisation.NameOf(actor),
    };

    /// <param name="type">The name under which the event is stored.</param>
    /// <param name="actor">Null when the caller may not know.</param>
    /// <param name="absent">For whom the actor acted; null for who acted for themselves.</param>
    public string Of(DirectiveEvent fact, string type, string? actor, string? absent) => fact switch
    {
        StepOpened opened => Said(type, ("who", Names([.. opened.People.Select(p => p.Person)])), ("step", KindOf(fact, opened.Step))),
        StepReviewed reviewed => Said(type, ("who", Who(actor, absent)), ("step", KindOf(fact, reviewed.Step)), ("value", ChoiceOf(reviewed, KindOf(fact, reviewed.Step)))),
        StepReassigned reassigned => Said(type, ("who", Who(actor, absent)), ("step", KindOf(fact, reassigned.Step))),
        SeatPassed passed => Said(type, ("who", Who(actor)), ("step", KindOf(fact, passed.Step))),
        ReminderSent { By: null } reminded => Said("reminder-due", ("who", Names(reminded.People))),
        DeadlineEscalated escalated => Said(type, ("who", escalated.To is { } told ? organisation.NameOf(told.Person) : Who(null)), ("name", Names(escalated.People))),
        TranscribedFromPaper paper => Said(type, ("who", Who(actor)), ("name", organisation.NameOf(paper.Person)), ("date", paper.SignedOn.ToString("O", CultureInfo.InvariantCulture))),
        BallotOpened opened => Said(type, ("who", Who(actor, absent)), ("n", Count(opened.People.Length))),
        MemberExcused excused => Said(type, ("who", organisation.NameOf(excused.Person))),
        BallotConcluded concluded => Said(type, ("value", Wording.Term("ballot", TextJson.Name(concluded.Outcome), language))),
        StepPassed passed => Said(type, ("step", KindOf(fact, passed.Step))),
        DirectiveReturned returned => Said(type, ("who", Who(actor, absent)), ("step", returned.Step)),
        DirectiveRejected { By: null } rejected => Said("directive-not-adopted", ("step", rejected.Step)),
        DirectiveRejected rejected => Said(type, ("who", Who(actor, absent)), ("step", rejected.Step)),
        ContentQuarantined quarantined => Said(type, ("who", Who(actor)), ("value", Wording.Term("quarantine", TextJson.Name(quarantined.Reason), language))),
        NumberAssigned number => Said(type, ("who", Who(actor, absent)), ("number", number.Number)),
        DirectiveImported imported => Said(type, ("who", Who(actor, absent)), ("number", imported.Number)),
        DirectiveIssued issued => Said(type, ("who", Who(actor, absent)), ("number", issued.Number), ("n", Count(issued.Branches.Length))),
        RecallAnswered answered => Said(answered.Agreed ? "recall-agreed" : "recall-refused", ("branch", BranchName(answered.Branch))),
        EffectChanged changed => Wording.Term("effect", changed.Effect, language, new Dictionary<string, string>(StringComparer.Ordinal) { ["byNumber"] = changed.ByNumber }),
        _ => Said(type, ("who", Who(actor, absent))),
    };

    public string Of(DeliveryResent resent, string? actor, string? absent) =>
        Said("delivery-resent", ("who", Who(actor, absent)), ("branch", BranchName(resent.Branch)), ("n", Count(resent.Attempt)));

    /// <summary>An event of another stream, by its name.</summary>
    public string OfOther(string type, string actor, string? absent) => Wording.Keys("fact").Contains(type)
        ? Said(type, ("who", Who(actor, absent)))
        : $"{Who(actor, absent)}: {(Wording.Keys("event").Contains(type) ? Wording.Term("event", type, language) : type)}";

    public string Of(CommandRefused refused, string? actor) => Said("command-refused", ("who", Who(actor)), ("value", Wording.Of(refused.Code, language).Title));

    private string Who(string? actor, string? absent = null) => (actor, absent) switch
    {
        (null, _) => Wording.Term("fact", "someone", language),
        (_, null) => NameOf(actor),
        _ => Said("on-behalf", ("who", NameOf(actor)), ("name", NameOf(absent))),
    };

    private string Said(string key, params (string Name, string Value)[] arguments) =>
        Wording.Term("fact", key, language, arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));

    private string Names(IReadOnlyCollection<string> people) => people.Count > MostNames
        ? Said("people", ("n", Count(people.Count)))
        : string.Join(", ", people.Select(organisation.NameOf));

    /// <summary>A step's kind, on the route that the directive was on at that fact.</summary>
    private string KindOf(DirectiveEvent fact, int step)
    {
        var route = directive!.Facts.Select(f => f.Event).TakeWhile(e => !ReferenceEquals(e, fact)).OfType<DirectiveSubmitted>().Last();
        return TextJson.Name(route.Steps[step].Kind);
    }

    private string ChoiceOf(StepReviewed reviewed, string kind)
    {
        var choice = TextJson.Name(reviewed.Choice);
        return Wording.Term("decision", Wording.Keys("decision").Contains($"{choice}-{kind}") ? $"{choice}-{kind}" : choice, language);
    }

    private string BranchName(string code) => organisation.Body(code)?.Name ?? code;

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
