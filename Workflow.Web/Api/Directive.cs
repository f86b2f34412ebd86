namespace Workflow.Web.Api;

/// <summary>A directive as shown to the reader. Names and meanings are the API's own; only what pages show is here.</summary>
public sealed record DirectiveView(Guid Id, int Version, string Status, long Sequence, string ContentHash, string Type, string Body, string? Organ, string Abstract)
{
    public string Urgency { get; init; } = "normal";
    public DateTimeOffset? DeliverBy { get; init; }
    public string? Route { get; init; }
    public string? Signer { get; init; }
    public string? SignerName { get; init; }
    public IReadOnlyList<RecipientView> Recipients { get; init; } = [];
    public IReadOnlyList<RelationView> Relations { get; init; } = [];
    public DateOnly? DueOn { get; init; }
    public DateOnly? EffectiveFrom { get; init; }
    public string Matter { get; init; } = "ordinary";
    public bool Important { get; init; }
    public string? DraftingUnit { get; init; }
    public IReadOnlyList<string> CoDrafters { get; init; } = [];
    public IReadOnlyList<string> Addressees { get; init; } = [];
    public string? Circulation { get; init; }
    public IReadOnlyList<string> JointWith { get; init; } = [];
    public IReadOnlyList<AppointmentPlanView> Appointments { get; init; } = [];
    public ActorView? Author { get; init; }
    public TextPart? Text { get; init; }
    public IReadOnlyList<FilePart> Attachments { get; init; } = [];
    public IReadOnlyList<StepView>? Steps { get; init; }
    public IReadOnlyList<ReviewView>? Reviews { get; init; }
    public IReadOnlyList<VoteView>? Votes { get; init; }
    public ReturnedView? Returned { get; init; }
    public ClosedView? Withdrawal { get; init; }
    public ClosedView? Rejection { get; init; }
    public SignatureView? Signature { get; init; }
    public IReadOnlyList<string> SignerLines { get; init; } = [];
    public bool Sealed { get; init; }
    public int? DraftRound { get; init; }
    public string? Number { get; init; }
    public int? NumberInSeries { get; init; }
    public string? Series { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string Effect { get; init; } = "not-issued";
    public string? EffectBy { get; init; }
    public RecallView? Recall { get; init; }

    /// <summary>Its content was destroyed; the record of it stays.</summary>
    public QuarantineView? Quarantined { get; init; }
    public string? Direction { get; init; }
    public string? Printed { get; init; }
    public string? Issuer { get; init; }
    public string? WaitingFor { get; init; }
    public IReadOnlyList<WaitingView>? Waiting { get; init; }
    public IReadOnlyList<string> AllowedActions { get; init; } = [];

    /// <summary>Whether a ballot decided, or will: some statuses then have another name.</summary>
    public bool HasBallot => Steps?.Any(s => s.Kind is "ballot") ?? false;
}

public sealed record QuarantineView(string Text, DateTimeOffset? At, string ByName);

public sealed record ActorView(string Username, string Name, string As);

/// <param name="Name">A recipient typed by hand, who has no code.</param>
public sealed record RecipientView(string? Code, string? Name, string? Purpose, string? Channel, int? Copies);

public sealed record RelationView(string Kind, Guid? DirectiveId, string? Number, DateOnly? Date, string? Issuer, string? Articles);

public sealed record TextPart(string Sha256, long Size);

public sealed record FilePart(string Name, string MediaType, string Sha256, long Size);

/// <param name="Status"><c>passed</c>, <c>open</c>, <c>rejected</c> or <c>waiting</c>.</param>
public sealed record StepView(
    int N, string Kind, string Status, IReadOnlyList<StepPersonView> People, int Needed, DateTimeOffset? OpenedAt, DateTimeOffset? DueAt, string? Organ, string? Mode, CountsView? Counts)
{
    /// <summary>The key of its name among the words: a ballot is named by how it is held.</summary>
    public string Term => Kind is "ballot" && Mode is not null ? $"ballot-{Mode}" : Kind;
}

public sealed record StepPersonView(string Person, string Name, bool Done);

public sealed record CountsView(int For, int Against, int Other);

public sealed record ReviewView(
    int Step, string By, string ByName, string As, string? OnBehalfOf, string? OnBehalfOfName, string Choice, string? ReasonCode, string? Comment, IReadOnlyList<string> Findings, DateTimeOffset? At,
    string ContentHash, PaperView? Paper);

public sealed record VoteView(int Step, string By, string ByName, string As, string Choice, string? Opinion, bool Reserve, DateTimeOffset? At, string ContentHash, PaperView? Paper);

public sealed record ReturnedView(
    string By, string ByName, string As, string? OnBehalfOf, string? OnBehalfOfName, DateTimeOffset? At, string Step, string? ReasonCode, string? Comment, IReadOnlyList<string> Findings);

public sealed record ClosedView(
    string? By, string? ByName, string? As, string? OnBehalfOf, string? OnBehalfOfName, DateTimeOffset? At, string? Step, string? ReasonCode, string? Reason, IReadOnlyList<string> Findings);

/// <summary>What stands behind an act that was entered from paper.</summary>
public sealed record PaperView(int N, string EnteredBy, string EnteredByName, DateOnly SignedOn, string Scan, bool Disputed);

public sealed record SignatureView(string By, string ByName, string As, string Post, DateTimeOffset? At, string? Prefix, bool OwnDraft, string ContentHash, PaperView? Paper, IReadOnlyList<string> Lines);

public sealed record RecallView(string By, string ByName, string Reason, DateTimeOffset? At, string? Remedy, string? ByNumber);

public sealed record WaitingView(string Principal, string? Person, string? Name, string Kind, string? As, DateTimeOffset Since, DateTimeOffset? DueAt);

/// <summary>One event in a directive's history, in a sentence.</summary>
public sealed record HistoryItem(
    long Sequence, int Version, string Type, DateTimeOffset At, string? Actor, string? ActorName, string? As, string? OnBehalfOf, string? OnBehalfOfName, string? Authority, string Summary);

/// <summary>A directive in a list.</summary>
public sealed record DirectiveLine(
    Guid Id, string Type, string? Organ, string Body, string Status, string? Number, DateOnly? IssuedOn, string Abstract, string Urgency, string Effect, string ContentHash, int Version, long Sequence,
    DateTimeOffset DraftedAt, string? Direction, string? EffectBy)
{
    public string? Author { get; init; }
}

public sealed record PageOf<T>(IReadOnlyList<T> Items, long Total, int Page, int Size);

/// <summary>Who takes or leaves which post by a personnel decision.</summary>
/// <param name="From">Absent for the first day of the decision's effect.</param>
/// <param name="Ending">Whose appointment ends with it.</param>
public sealed record AppointmentPlanView(
    string? Person, string? PersonName, string? Body, string? BodyName, string? Post, IReadOnlyList<string> Organs, IReadOnlyList<string> VotesIn, DateOnly? From, DateOnly? To, string? Ends, EndingView? Ending);

public sealed record EndingView(string PersonName, string BodyName, string Post);
