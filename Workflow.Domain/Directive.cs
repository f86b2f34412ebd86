using System.Collections.Immutable;
using Workflow.Domain.Distribution;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Domain.Signing;

namespace Workflow.Domain;

/// <summary>What can happen to a directive.</summary>
public abstract record DirectiveEvent;

public enum DirectiveStatus { Draft, InReview, Approved, Signed, Numbered, Issued, RecallRequested, Recalled, Withdrawn, Rejected }

/// <summary>A directive document (văn bản chỉ đạo) as the rules need it: folded from its facts, never stored, never changed in place.</summary>
public sealed record Directive(Guid Id)
{
    public int Version { get; private init; }
    public DirectiveStatus Status { get; private init; }
    public Capacity Author { get; private init; } = null!;

    /// <summary>Null for an imported document, which was never drafted here.</summary>
    public Draft? Draft { get; private init; }

    /// <summary>Everyone who ever wrote in it.</summary>
    public ImmutableHashSet<string> Writers { get; private init; } = [];
    public string Type { get; private init; } = "";
    public string Body { get; private init; } = "";
    public string? Organ { get; private init; }

    /// <summary>Address of the manifest: what is approved and signed.</summary>
    public string ContentHash { get; private init; } = "";
    public bool WasSubmitted { get; private init; }

    /// <summary>Those it once waited for to be signed by: they may go on reading.</summary>
    public ImmutableHashSet<string> Signers { get; private init; } = [];
    public ImmutableArray<RouteStep> Steps { get; private init; } = [];

    /// <summary>The step under way, counted from 0; meaningful while in review.</summary>
    public int StepNow { get; private init; }
    public StepOpened? Open { get; private init; }

    /// <summary>Everyone whose step was opened at any time: they may go on reading.</summary>
    public ImmutableHashSet<string> Reviewers { get; private init; } = [];

    /// <summary>Everyone who acted in it for another: they may go on reading.</summary>
    public ImmutableHashSet<string> Deputies { get; private init; } = [];
    public ImmutableList<StepReviewed> Reviews { get; private init; } = [];
    public ImmutableList<VoteCast> Votes { get; private init; } = [];
    public ImmutableList<Finalisation> Finalisations { get; private init; } = [];
    /// <summary>What was entered from paper, in order.</summary>
    public ImmutableList<Paper> Papers { get; private init; } = [];
    public ImmutableList<Ballot> Ballots { get; private init; } = [];
    public ImmutableList<Comment> Comments { get; private init; } = [];
    /// <summary>The time limit it is under; null where none is set.</summary>
    public Deadline? Deadline { get; private init; }
    public DirectiveReturned? Returned { get; private init; }
    public string Signer { get; private init; } = "";
    public RouteSigner? SignsAs { get; private init; }
    public DirectiveSigned? Signature { get; private init; }
    public NumberAssigned? Number { get; private init; }
    public bool Sealed { get; private init; }
    public DirectiveIssued? Issue { get; private init; }
    public DirectiveImported? Import { get; private init; }
    public RecallRequested? Recall { get; private init; }
    public ImmutableHashSet<string> RecallAgreed { get; private init; } = [];
    public EffectChanged? Effect { get; private init; }

    /// <summary>Its content is destroyed: nothing more is done with it but that its copies come back.</summary>
    public ContentQuarantined? Quarantined { get; private init; }

    public StreamKey Stream => new(StreamKind.Directive, Id);

    /// <summary>Whether it is the person's own draft: also when they wrote in it once and are no longer among its drafters.</summary>
    public bool IsOwnDraftOf(string person) => IsDrafter(person) || Writers.Contains(person);

    /// <summary>The ballot under way, sent out or not yet; null while another step, or none, is open.</summary>
    public Ballot? BallotNow => Open is { } open ? BallotOf(open.Step) : null;

    /// <summary>The last ballot of a step; null where it is no ballot, or never came to it.</summary>
    public Ballot? BallotOf(int step) => Ballots.FindLast(b => b.Step == step && !b.Lapsed);

    /// <summary>Whether what was decided on that content holds for the content as it is now.</summary>
    public bool Holds(string contentHash) => Finalisation.Joins(Finalisations, contentHash, ContentHash);

    public string? PrintedNumber => Number?.Number ?? Import?.Number;

    public bool IsDrafter(string person) => Author.Person == person || (Draft?.CoDrafters.Contains(person) ?? false);

    public static Directive Evolve(Directive directive, DirectiveEvent e) =>
        (e switch
        {
            DirectiveDrafted drafted => directive.Drafted(drafted.By, drafted.Draft) with { Author = drafted.By },
            DraftRevised revised => directive.Drafted(revised.By, revised.Draft),
            AttachmentAdded added => directive.Drafted(added.By, directive.Draft! with
            {
                Attachments = directive.Draft!.Attachments.Add(added.Attachment), ContentHash = added.ContentHash,
            }),
            DirectiveImported imported => directive with
            {
                Author = imported.By, Import = imported, Status = DirectiveStatus.Issued, Type = imported.Type, Body = imported.Body,
                ContentHash = imported.ContentHash,
            },
            ContentQuarantined quarantined => directive with { Quarantined = quarantined, Status = directive.AfterQuarantine, Open = null },
            DirectiveWithdrawn => directive with { Status = DirectiveStatus.Withdrawn, Open = null },
            DirectiveSigned signed => directive with { Status = DirectiveStatus.Signed, Signature = signed },
            NumberAssigned number => directive with { Status = DirectiveStatus.Numbered, Number = number },
            DirectiveSealed => directive with { Sealed = true },
            _ => directive.Reviewed(e) ?? directive.Balloted(e) ?? directive.Finalised(e) ?? directive.Distributed(e),
        }) with
        {
            Version = directive.Version + 1,
            Deadline = Deadline.Next(directive.Deadline, e),
            Deputies = e is IActed { By: { OnBehalfOf: not null } deputy } ? directive.Deputies.Add(deputy.Person) : directive.Deputies,
        };

    /// <summary>What had not left the office never will; what had is called back by a fact of its own.</summary>
    private DirectiveStatus AfterQuarantine => Status < DirectiveStatus.Issued ? DirectiveStatus.Withdrawn : Status;

    private Directive Drafted(Capacity by, Draft draft) => this with
    {
        Writers = Writers.Add(by.Person), Draft = draft, Type = draft.Type, Body = draft.Body, Organ = draft.Organ, ContentHash = draft.ContentHash,
    };

    private Directive? Reviewed(DirectiveEvent e) => e switch
    {
        DirectiveSubmitted submitted => this with
        {
            Status = DirectiveStatus.InReview, Steps = submitted.Steps, Signer = submitted.Signer, SignsAs = submitted.SignsAs,
            StepNow = 0, Open = null, Returned = null, WasSubmitted = true,
            Reviews = Reviews.RemoveAll(r => !Keeps(r.Step, submitted)), Ballots = Ballots.ConvertAll(b => b with { Lapsed = b.Lapsed || !Keeps(b.Step, submitted) }),
        },
        StepOpened opened => this with
        {
            StepNow = opened.Step, Open = opened, Reviewers = Reviewers.Union(opened.People.Select(p => p.Person)), Ballots = Ballot.Next(this, opened),
        },
        ReminderSent or DeadlineEscalated => this,
        TranscribedFromPaper paper => this with { Papers = Papers.Add(new(paper)) },
        TranscriptionDisputed disputed => this with { Papers = Papers.With(disputed.N, p => p with { Disputed = true }) },
        StepReviewed reviewed => this with { Reviews = Reviews.Add(reviewed) },
        StepReassigned reassigned => this with { Open = Seat.Take(Open, reassigned.From, reassigned.To), Reviewers = Reviewers.Add(reassigned.To.Person) },
        SeatPassed passed => this with { Open = Seat.Take(Open, passed.From, passed.To), Reviewers = Reviewers.Add(passed.To.Person) },
        SignerChanged changed => this with { Signer = changed.Signer, Signers = Status is DirectiveStatus.Approved ? Signers.Add(changed.Signer) : Signers },
        CommentMade made => this with { Comments = Comments.Add(new(made, null)) },
        CommentAnswered answered => this with { Comments = Comments.With(answered.N, c => c with { Answer = answered }) },
        StepPassed passed => this with { StepNow = passed.Step + 1, Open = null },
        DirectiveApproved => this with { Status = DirectiveStatus.Approved, Open = null, Signers = Signers.Add(Signer) },
        DirectiveReturned returned => this with
        {
            Status = DirectiveStatus.Draft, Returned = returned, Open = null, Signature = null, Number = null, Sealed = false,
        },
        DirectiveRejected => this with { Status = DirectiveStatus.Rejected, Open = null },
        _ => null,
    };

    private Directive? Balloted(DirectiveEvent e) => e switch
    {
        VoteCast vote => this with { Votes = Votes.Add(vote) },
        BallotOpened opened => this with
        {
            Open = Open is null ? null : Open with { People = opened.People, Needed = opened.Needed, Limit = opened.Limit },
            Reviewers = Reviewers.Union(opened.People.Select(p => p.Person)), Ballots = Ballot.Next(this, opened),
        },
        BallotConcluded { Outcome: BallotOutcome.ToMeeting } concluded => this with { Open = Open is null ? null : Open with { Limit = null }, Ballots = Ballot.Next(this, concluded) },
        MemberExcused or BallotConcluded => this with { Ballots = Ballot.Next(this, e) },
        _ => null,
    };

    private Directive? Finalised(DirectiveEvent e) => e switch
    {
        FinalisationMade => this with { Finalisations = Finalisation.Next(this, e) },
        FinalisationConfirmed confirmed when (this with { Finalisations = Finalisation.Next(this, e) }) is var after =>
            after.Finalisations.Find(f => f.Made.N == confirmed.N) is { IsApplied: true } applied ? after.Rewritten(applied.Made.To, applied.Made.TextSha256) : after,
        FinalisationObjected objected when (this with { Finalisations = Finalisation.Next(this, e) }) is var after =>
            Finalisations.Find(f => f.Made.N == objected.N) is { IsApplied: true } undone ? after.Rewritten(undone.Made.From, undone.TextBefore) : after,
        _ => null,
    };

    private Directive Rewritten(string contentHash, string? textSha256) =>
        this with { ContentHash = contentHash, Draft = Draft! with { ContentHash = contentHash, TextSha256 = textSha256 } };

    /// <summary>An approval counts in the step it was given in: on another route the step in that place may be another one.</summary>
    private bool Keeps(int step, DirectiveSubmitted submitted) =>
        step < Steps.Length && step < submitted.Steps.Length && TextJson.Same(Steps[step], submitted.Steps[step]);

    private Directive Distributed(DirectiveEvent e) => e switch
    {
        DirectiveIssued issued => this with { Status = DirectiveStatus.Issued, Issue = issued },
        RecallRequested recall => this with { Status = DirectiveStatus.RecallRequested, Recall = recall },
        RecallAnswered answered => this with { RecallAgreed = answered.Agreed ? RecallAgreed.Add(answered.Branch) : RecallAgreed },
        DirectiveRecalled => this with { Status = DirectiveStatus.Recalled },
        EffectChanged changed => this with { Effect = changed },
        _ => throw new InvalidOperationException($"A directive has no {e.GetType().Name}."),
    };
}
