using System.Collections.Immutable;
using System.Globalization;

namespace Workflow.Domain;

/// <summary>Why a rule says no, which decides the HTTP status it is shown with.</summary>
public enum RejectionKind
{
    /// <summary>The caller may not: 403.</summary>
    Forbidden,

    /// <summary>No such thing, or not open to the caller, which must look alike: 404.</summary>
    NotFound,

    /// <summary>A rule of the field: 409.</summary>
    Conflict,

    /// <summary>The caller decided on an older version: 412.</summary>
    Stale,

    /// <summary>What was sent cannot be accepted: 422.</summary>
    Unacceptable,
}

/// <summary>A rule's "no", as a value. The words for <paramref name="Code"/> are in the Host's wording; <paramref name="Arguments"/> fill them.</summary>
/// <param name="Code">Stable and dotted; callers rely on it.</param>
public sealed record Rejection(RejectionKind Kind, string Code)
{
    public ImmutableDictionary<string, string> Arguments { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The clause of the rule, where one is cited.</summary>
    public string? Clause { get; init; }

    /// <summary>What the caller can choose from: appointments, bodies, directives of the same number.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>The errors of form that stop a submission, without the words they were found in.</summary>
    public ImmutableArray<Drafting.Finding> Findings { get; init; } = [];

    public Rejection With(string key, string? value) => this with { Arguments = Arguments.SetItem(key, value ?? "") };

    public static readonly Rejection NotFound = new(RejectionKind.NotFound, "not-found");
    public static readonly Rejection Stale = new(RejectionKind.Stale, "version.stale");
    public static readonly Rejection SecrecyRefused = new(RejectionKind.Unacceptable, "secrecy.refused");
    public static readonly Rejection ContentChanged = new(RejectionKind.Conflict, "content.changed");

    /// <summary>The content is destroyed, so nothing more can be decided on it.</summary>
    public static readonly Rejection ContentQuarantined = new(RejectionKind.Conflict, "content.quarantined");

    public static readonly Rejection DraftLocked = new(RejectionKind.Conflict, "draft.locked");
    public static readonly Rejection NotYourTurn = new(RejectionKind.Forbidden, "authority.not-your-turn");
    public static readonly Rejection SelfApproval = new(RejectionKind.Forbidden, "authority.self-approval");
    public static readonly Rejection AuthorityMissing = new(RejectionKind.Forbidden, "authority.missing");
    public static readonly Rejection AuthorityExpired = new(RejectionKind.Forbidden, "authority.expired");

    /// <summary>One person has one voice in a step, whoever they act for (no two votes by one person).</summary>
    public static readonly Rejection SecondVoice = new(RejectionKind.Forbidden, "authority.second-voice");

    public static readonly Rejection RecallAuthority = new(RejectionKind.Forbidden, "authority.recall");
    public static readonly Rejection BranchMismatch = new(RejectionKind.Forbidden, "authority.branch");
    public static readonly Rejection NoProxyVote = new(RejectionKind.Forbidden, "vote.no-proxy");
    public static readonly Rejection OpinionRequired = new(RejectionKind.Unacceptable, "vote.opinion-required");
    public static readonly Rejection BallotClosed = new(RejectionKind.Conflict, "ballot.closed");

    /// <summary>What one has decided cannot be unsaid or said otherwise (wording.md, "Before deciding").</summary>
    public static readonly Rejection DecisionFinal = new(RejectionKind.Conflict, "decision.final");

    /// <summary>A number is void with this return, and the register must say why (domain.md §1.3).</summary>
    public static readonly Rejection ReasonRequired = new(RejectionKind.Unacceptable, "return.reason-required");

    public static readonly Rejection NoSeal = new(RejectionKind.Conflict, "seal.none");
    public static readonly Rejection ImportRange = new(RejectionKind.Conflict, "import.number-range");
    public static readonly Rejection ImportTaken = new(RejectionKind.Conflict, "import.number-taken");

    public static Rejection WrongStatus(Directive directive, string act) =>
        new Rejection(RejectionKind.Conflict, "status.wrong").With("status", TextJson.Name(directive.Status)).With("action", act);

    /// <summary>A step that nobody could pass: its post is vacant, or its organ has no voting members in this body.</summary>
    public static Rejection StepUnfilled(Organisation.StepKind step) => new Rejection(RejectionKind.Conflict, "route.unfilled").With("step", TextJson.Name(step));

    public static readonly Rejection CommentsUnanswered = new(RejectionKind.Conflict, "comments.unanswered");
    public static readonly Rejection DateDecreasing = new(RejectionKind.Conflict, "number.date-decreasing");
    public static readonly Rejection DateOutOfRange = new(RejectionKind.Unacceptable, "number.date-range");
    public static readonly Rejection NotBooked = new(RejectionKind.Conflict, "number.not-booked");

    public static readonly Rejection ScanRequired = new(RejectionKind.Unacceptable, "paper.scan-required");

    /// <summary>Somebody says that they did not decide so on paper.</summary>
    public static readonly Rejection PaperDisputed = new(RejectionKind.Conflict, "paper.disputed");

    public static readonly Rejection BallotNotOpen = new(RejectionKind.Conflict, "ballot.not-open");

    /// <summary>The counts do not carry what was to be concluded from them.</summary>
    public static Rejection BallotNotCarried(Review.VoteCounts counts, int needed) =>
        new Rejection(RejectionKind.Conflict, "ballot.not-carried").With("cast", counts.For.ToString(CultureInfo.InvariantCulture)).With("needed", needed.ToString(CultureInfo.InvariantCulture));

    public static Rejection NoQuorum(int present, int summoned) => new Rejection(RejectionKind.Conflict, "meeting.no-quorum")
        .With("present", present.ToString(CultureInfo.InvariantCulture)).With("summoned", summoned.ToString(CultureInfo.InvariantCulture))
        .With("needed", (((summoned * 2) + 2) / 3).ToString(CultureInfo.InvariantCulture));

    /// <summary>More votes than voting members were present.</summary>
    public static Rejection TooManyVotes(Review.VoteCounts counts, int present) => new Rejection(RejectionKind.Conflict, "meeting.too-many-votes")
        .With("cast", (counts.For + counts.Differing).ToString(CultureInfo.InvariantCulture)).With("present", present.ToString(CultureInfo.InvariantCulture));

    public static readonly Rejection NotMandated = new(RejectionKind.Conflict, "finalisation.not-mandated");

    /// <summary>The collective asked for changes that are not made, or not confirmed yet.</summary>
    public static readonly Rejection FinalisationAwaited = new(RejectionKind.Conflict, "finalisation.awaited");

    /// <summary>What was to be changed stands nowhere in the text, or in several places.</summary>
    public static readonly Rejection FinalisationNoPlace = new(RejectionKind.Unacceptable, "finalisation.no-place");

    /// <summary>A cover that would be over before it begins, or an end later than the one granted.</summary>
    public static readonly Rejection CoverPeriod = new(RejectionKind.Unacceptable, "cover.period");

    /// <summary>A deputy is another person, holds a post then, and administers nothing.</summary>
    public static readonly Rejection CoverDeputy = new(RejectionKind.Unacceptable, "cover.deputy");

    public static readonly Rejection WrittenBallotNotAllowed = new(RejectionKind.Conflict, "ballot.written-not-allowed");

    /// <summary>The organ may not issue this type; the clause says by which rule, and what it may issue instead.</summary>
    public static Rejection TypeOrgan(string type, string? organ, Organisation.AuthorityRule rule) =>
        (new Rejection(RejectionKind.Forbidden, "authority.type-organ") { Clause = rule.Clause })
            .With("type", type).With("organ", organ).With("clause", rule.Clause).With("allowed", string.Join(", ", rule.Types));

    public static Rejection BallotRequired(string type, string organ, Organisation.BallotRule rule) =>
        (new Rejection(RejectionKind.Conflict, "route.ballot-required") { Clause = rule.Clause }).With("type", type).With("organ", organ);

    /// <summary>The form has errors (05-HD/VPTW; Luật 117/2025/QH15, Điều 5). What was typed stays out: refusals are kept, typed text is not.</summary>
    public static Rejection FormErrors(ImmutableArray<Drafting.Finding> errors) =>
        new Rejection(RejectionKind.Conflict, "form.errors") { Findings = [.. errors.Select(e => e.WithoutWords)], Clause = errors[0].Clause }
            .With("count", errors.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <param name="what">The code or the organ that is wrong in the set of rules.</param>
    public static Rejection WrongRules(string code, string what) => new Rejection(RejectionKind.Unacceptable, code).With("value", what);

    /// <param name="row">Of the table of types, from 0.</param>
    public static Rejection WrongType(string code, string what, int row) => WrongRules(code, what).With("row", row.ToString(CultureInfo.InvariantCulture));

    /// <summary>What is to be new is there already.</summary>
    public static Rejection Taken(string kind, string code) => new Rejection(RejectionKind.Conflict, "organisation.taken").With("kind", kind).With("value", code);

    public static Rejection WrongCode(string code) => new Rejection(RejectionKind.Unacceptable, "organisation.code-invalid").With("value", code);

    /// <summary>A day before the beginning, or after the end, of what it is about.</summary>
    public static Rejection DateRange(DateOnly day) => new Rejection(RejectionKind.Unacceptable, "organisation.date-range").With("date", Day(day));

    public static readonly Rejection OwnAppointment = new(RejectionKind.Forbidden, "authority.own-appointment");

    public static Rejection TermOverlap(string term) => (new Rejection(RejectionKind.Conflict, "term.overlap") { Clause = TermClause }).With("value", term);

    /// <param name="day">The first day that would be in no term.</param>
    public static Rejection TermGap(DateOnly day) => (new Rejection(RejectionKind.Conflict, "term.gap") { Clause = TermClause }).With("date", Day(day));

    private const string TermClause = "36-HD/VPTW, mục II.1.3";

    /// <param name="step">Its place in the route, from 1, or <c>signature</c>.</param>
    public static Rejection WrongStep(string step, string what) => new Rejection(RejectionKind.Unacceptable, "route.step-invalid").With("step", step).With("part", what);

    public static readonly Rejection SignerPrefix = new(RejectionKind.Conflict, "signer.prefix");

    /// <summary>A paper that is not about personnel appoints nobody.</summary>
    public static readonly Rejection AppointmentsNotPersonnel = new(RejectionKind.Unacceptable, "appointments.not-personnel");

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    public static Rejection UnknownSigner(string name) => new Rejection(RejectionKind.Unacceptable, "signer.unknown").With("signer", name);

    /// <summary>A number names several documents; the choices say which (contract §2).</summary>
    public static Rejection Ambiguous(string number, IEnumerable<Choice> candidates) =>
        (new Rejection(RejectionKind.Unacceptable, "reference.ambiguous") { Choices = [.. candidates] }).With("number", number);

    public static Rejection UnknownReference(string kind, string? code) =>
        new Rejection(RejectionKind.Unacceptable, "reference.unknown").With("kind", kind).With("value", code);

    public static Rejection CapacityRequired(IEnumerable<Choice> choices) =>
        new Rejection(RejectionKind.Unacceptable, "authority.capacity-required") with { Choices = [.. choices] };
}

/// <summary>One of several things that a caller must choose from.</summary>
public sealed record Choice(string Id, string Name);
