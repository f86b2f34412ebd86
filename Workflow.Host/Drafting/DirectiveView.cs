using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Http;

namespace Workflow.Host.Drafting;

/// <summary>A directive as shown to one caller: where it stands, how it came there, whom it waits for, and what the caller may do. Its text is not in it.</summary>
/// <param name="Sequence">Place in the audit log of the newest fact in it.</param>
public sealed record DirectiveView(
    Guid Id, int Version, DirectiveStatus Status, long Sequence, string ContentHash, string Type, string Body, string? Organ, string Abstract)
{
    public string Secrecy { get; } = "none";
    public Urgency Urgency { get; init; }
    public DateTimeOffset? DeliverBy { get; init; }
    public string? Route { get; init; }

    /// <summary>The person who shall sign, or signed; absent where nobody holds the post.</summary>
    public string? Signer { get; init; }
    public string? SignerName { get; init; }
    public IReadOnlyList<RecipientView> Recipients { get; init; } = [];
    public IReadOnlyList<ManifestRelation> Relations { get; init; } = [];
    public DateOnly? DueOn { get; init; }
    public DateOnly? EffectiveFrom { get; init; }
    public Matter Matter { get; init; }
    public bool Important { get; init; }
    public string? DraftingUnit { get; init; }
    public IReadOnlyList<string> CoDrafters { get; init; } = [];
    public IReadOnlyList<string> Addressees { get; init; } = [];
    public Circulation? Circulation { get; init; }

    /// <summary>The bodies that issue it together with the one it is numbered by.</summary>
    public IReadOnlyList<string> JointWith { get; init; } = [];

    /// <summary>Of a personnel decision: who takes or leaves which post by it.</summary>
    public IReadOnlyList<AppointmentPlanView> Appointments { get; init; } = [];
    public required ActorView Author { get; init; }
    public ManifestText? Text { get; init; }
    public IReadOnlyList<ManifestFile> Attachments { get; init; } = [];

    /// <summary>How it came about; absent for those who only received it.</summary>
    public IReadOnlyList<StepView>? Steps { get; init; }
    public IReadOnlyList<ReviewView>? Reviews { get; init; }

    /// <summary>The votes the caller may see by name: their own; once the ballot is closed, for organ and office all.</summary>
    public IReadOnlyList<VoteView>? Votes { get; init; }
    public ReturnedView? Returned { get; init; }
    public ClosedView? Withdrawal { get; init; }
    public ClosedView? Rejection { get; init; }
    public SignatureView? Signature { get; init; }

    /// <summary>Over the signer's name, as they are printed, or would be if it were signed on the day it is seen for.</summary>
    public IReadOnlyList<string> SignerLines { get; init; } = [];

    /// <summary>The seal was put on.</summary>
    public bool Sealed { get; init; }

    /// <summary>Which draft of it this is (dự thảo lần n): one more with each return; absent once it is signed.</summary>
    public int? DraftRound { get; init; }
    public string? Number { get; init; }
    public int? NumberInSeries { get; init; }
    public string? Series { get; init; }
    public DateOnly? IssuedOn { get; init; }

    /// <summary>What it is worth on the day it is seen for.</summary>
    public required string Effect { get; init; }

    /// <summary>The number of the document that changed its effect.</summary>
    public string? EffectBy { get; init; }
    public RecallView? Recall { get; init; }

    /// <summary>What is left of a directive whose content was destroyed, in a state of the past too: who had it done, when and why.</summary>
    public QuarantineView? Quarantined { get; init; }

    /// <summary>For an imported document: <c>outgoing</c> or <c>incoming</c>, its number exactly as on the paper, and who issued it.</summary>
    public string? Direction { get; init; }
    public string? Printed { get; init; }
    public string? Issuer { get; init; }

    /// <summary>Whom it waits for, since when and until when, in one sentence; absent when it waits for nobody.</summary>
    public string? WaitingFor { get; init; }
    public IReadOnlyList<WaitingView>? Waiting { get; init; }

    /// <summary>What the caller may do now; empty for a state of the past.</summary>
    public IReadOnlyList<string> AllowedActions { get; init; } = [];
}

/// <summary>A person, and the appointment they acted in.</summary>
public sealed record ActorView(string Username, string Name, string As)
{
    public static ActorView Of(Capacity by, OrganisationChart organisation) => new(by.Person, organisation.NameOf(by.Person), by.As);
}

/// <param name="Name">A recipient typed by hand, who has no code.</param>
public sealed record RecipientView(string? Code, string? Name, Purpose? Purpose, Channel? Channel, int? Copies);

/// <param name="N">Its place in the route, from 1.</param>
/// <param name="Status"><c>passed</c>, <c>open</c>, <c>rejected</c> or <c>waiting</c>.</param>
/// <param name="Needed">How many of the people must agree.</param>
/// <param name="Counts">Of a closed ballot.</param>
public sealed record StepView(
    int N, StepKind Kind, string Status, IReadOnlyList<StepPersonView> People, int Needed,
    DateTimeOffset? OpenedAt, DateTimeOffset? DueAt, string? Organ, string? Mode, CountsView? Counts);

/// <param name="Done">Has reviewed or voted on the present content.</param>
public sealed record StepPersonView(string Person, string Name, bool Done);

public sealed record CountsView(int For, int Against, int Other)
{
    public static CountsView Of(VoteCounts counts) => new(counts.For, counts.Against, counts.Other);
}

/// <param name="Step">The step's place in the route, from 1.</param>
/// <param name="OnBehalfOf">The absent one for whom the person acted.</param>
/// <param name="ContentHash">What the person saw.</param>
public sealed record ReviewView(
    int Step, string By, string ByName, string As, string? OnBehalfOf, string? OnBehalfOfName, ReviewChoice Choice, string? ReasonCode, string? Comment,
    IReadOnlyList<string> Findings, DateTimeOffset? At, string ContentHash, PaperView? Paper);

/// <param name="Step">The step's place in the route, from 1.</param>
public sealed record VoteView(int Step, string By, string ByName, string As, VoteChoice Choice, string? Opinion, bool Reserve, DateTimeOffset? At, string ContentHash, PaperView? Paper);

/// <param name="Step">What it was returned from: the step's kind, <c>signature</c> or <c>issue</c>.</param>
public sealed record ReturnedView(
    string By, string ByName, string As, string? OnBehalfOf, string? OnBehalfOfName, DateTimeOffset? At, string Step, string? ReasonCode, string? Comment, IReadOnlyList<string> Findings);

/// <summary>How it ended without being issued.</summary>
/// <param name="By">Absent where a ballot was not carried.</param>
public sealed record ClosedView(
    string? By, string? ByName, string? As, string? OnBehalfOf, string? OnBehalfOfName, DateTimeOffset? At, string? Step, string? ReasonCode, string? Reason, IReadOnlyList<string> Findings);

/// <summary>What stands behind an act that was entered from paper (ghi theo bản giấy).</summary>
/// <param name="N">Counts the directive's transcriptions from 1.</param>
/// <param name="Scan">SHA-256 of the scan.</param>
public sealed record PaperView(int N, string EnteredBy, string EnteredByName, DateOnly SignedOn, string Scan, bool Disputed)
{
    /// <summary>The paper behind an act; null for one that was not on paper.</summary>
    internal static PaperView? Of(DirectiveEvent act, Replayed directive, OrganisationChart organisation)
    {
        var before = directive.Facts.Select(f => f.Event).TakeWhile(e => !ReferenceEquals(e, act)).ToList();

        if (before.FindLast(IsNoSeat) is not TranscribedFromPaper paper) return null;

        var n = before.Count(e => e is TranscribedFromPaper);
        return new(n, paper.By.Person, organisation.NameOf(paper.By.Person), paper.SignedOn, paper.Scan, directive.State.Papers[n - 1].Disputed);
    }

    /// <summary>The act that the paper was entered for.</summary>
    /// <param name="place">The place of the paper among the directive's facts.</param>
    internal static DirectiveEvent ActOf(int place, IEnumerable<DirectiveEvent> facts) => facts.Skip(place + 1).First(IsNoSeat);

    /// <summary>A seat that passed with its post is told between the paper and the act.</summary>
    private static bool IsNoSeat(DirectiveEvent e) => e is not SeatPassed;
}

/// <param name="Prefix">The line above the post, such as <c>T/M</c>.</param>
/// <param name="Lines">Over the name, as they are printed.</param>
/// <param name="OwnDraft">The signer also drafted, in a body whose duties leave no second person.</param>
public sealed record SignatureView(string By, string ByName, string As, string Post, DateTimeOffset? At, string? Prefix, bool OwnDraft, string ContentHash, PaperView? Paper, IReadOnlyList<string> Lines);

/// <param name="Reason">Absent where the content was quarantined.</param>
public sealed record RecallView(string By, string ByName, string? Reason, DateTimeOffset? At, string? Remedy, string? ByNumber);

/// <param name="Text">In words: «Đã cách ly: …».</param>
/// <param name="Record">Number of the minutes that say more.</param>
public sealed record QuarantineView(DateTimeOffset? At, string By, string ByName, string As, QuarantineReason ReasonCode, string Text, string? Record)
{
    internal static QuarantineView? Of(Replayed directive, OrganisationChart organisation, Language language) => directive.State.Quarantined is not { } q ? null : new(
        directive.InstantOf(q), q.By.Person, organisation.NameOf(q.By.Person), q.By.As, q.Reason, Wording.Term("quarantine", "state", language, new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = Wording.Term("quarantine", TextJson.Name(q.Reason), language) }), q.Record);
}

/// <param name="Person">Absent where nobody holds the post or carries the duty.</param>
public sealed record WaitingView(string Principal, string? Person, string? Name, string Kind, string? As, DateTimeOffset Since, DateTimeOffset? DueAt)
{
    /// <summary>Who acts for them while they are absent.</summary>
    public IReadOnlyList<DeputyView> Deputies { get; init; } = [];
}

/// <param name="Until">At this instant it is over.</param>
public sealed record DeputyView(string Person, string Name, DateTimeOffset Until);

/// <summary>One line of a personnel decision, as it was sent, with the names of whom and what it is about.</summary>
/// <param name="Ending">Whose appointment ends with it.</param>
public sealed record AppointmentPlanView(
    string? Person, string? PersonName, string? Body, string? BodyName, string? Post, ImmutableArray<string> Organs, ImmutableArray<string> VotesIn, DateOnly? From, DateOnly? To, string? Ends, EndingView? Ending)
{
    internal static AppointmentPlanView Of(AppointmentPlan plan, OrganisationChart organisation) => new(
        plan.Person, plan.Person is null ? null : organisation.NameOf(plan.Person), plan.Body, NameOf(plan.Body, organisation), plan.Post, plan.Organs, plan.VotesIn, plan.From, plan.To, plan.Ends,
        plan.Ends is { } id && organisation.Appointment(id) is { } ended ? new(ended.Person, organisation.NameOf(ended.Person), ended.Body, NameOf(ended.Body, organisation)!, ended.Post) : null);

    private static string? NameOf(string? body, OrganisationChart organisation) => body is null ? null : organisation.Body(body)?.Name ?? body;
}

/// <summary>An appointment that a personnel decision ends.</summary>
public sealed record EndingView(string Person, string PersonName, string Body, string BodyName, string Post);
