using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;

namespace Workflow.Projections.Drafting;

/// <summary>One directive as lists, the inbox and the search show it. Written in the same transaction as the facts it comes from,
/// and a fold of that one stream: what is typed (the abstract) stays in the content store.</summary>
/// <param name="Sequence">Place in the audit log of the newest fact in the row.</param>
/// <param name="Since">When the present status, or the present step, began.</param>
/// <param name="Readers">The principals it is open to, the route's first.</param>
public sealed record DirectiveCard(
    Guid Id, int Version, long Sequence, DirectiveStatus Status, string Type, string Body, string? Organ, string ContentHash, string Author,
    Urgency Urgency, DateTimeOffset DraftedAt, DateTimeOffset Since, DateTimeOffset? DueAt, ImmutableArray<string> Readers, ImmutableArray<Waiting> Waiting)
{
    /// <summary>The kind of waiting of one who need not act themself, and was told that others have not.</summary>
    public const string Escalated = "escalated";

    /// <summary>When something is next to be done about its time limit; null when nothing is.</summary>
    public DateTimeOffset? NextAt { get; init; }
    public string? Step { get; init; }
    public string? Number { get; init; }
    public string? NumberKey { get; init; }
    public string? Series { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The day it stands under in lists: of issue, before that of drafting.</summary>
    [JsonIgnore]
    public DateOnly Day => IssuedOn ?? VietnamTime.DateOf(DraftedAt);
    public string? EffectChange { get; init; }
    public DateOnly? EffectChangeFrom { get; init; }
    public string? EffectBy { get; init; }
    public string? SignedBy { get; init; }
    public string? Direction { get; init; }

    /// <summary>When its content was destroyed; null where it was not.</summary>
    public DateTimeOffset? QuarantinedAt { get; init; }

    /// <summary>The documents of this system that it names as its basis, implements, amends and so on; null for none.</summary>
    public ImmutableArray<Guid>? RefersTo { get; init; }

    /// <summary>The row after one more fact.</summary>
    /// <param name="after">The state with that fact in it.</param>
    public static DirectiveCard Next(DirectiveCard? card, Directive after, DirectiveEvent e, DateTimeOffset at, long sequence)
    {
        var begins = card is null || card.Status != after.Status || e is StepOpened;
        var number = DirectiveNumber.Parse(after.PrintedNumber);
        return new(
            after.Id, after.Version, sequence, after.Status, after.Type, after.Body, after.Organ, after.ContentHash, after.Author.Person,
            after.Draft?.Urgency ?? Urgency.Normal, card?.DraftedAt ?? at, begins ? at : card!.Since, after.Deadline?.Limit.DueAt, Readership.Of(after), [.. WaitingIn(after), .. Told(after)])
        {
            NextAt = after.Deadline?.NextAt,
            Step = after.Open is { } open ? TextJson.Name(after.Steps[open.Step].Kind) : null,
            Number = after.PrintedNumber,
            NumberKey = number?.Key,
            Series = after.Number?.Series ?? after.Import?.Series,
            IssuedOn = after.Number?.IssuedOn ?? after.Import?.Date,
            EffectiveFrom = after.Draft?.EffectiveFrom,
            EffectChange = after.Effect?.Effect,
            EffectChangeFrom = after.Effect?.From,
            EffectBy = after.Effect?.ByNumber,
            SignedBy = after.Signature?.By.Person,
            Direction = after.Import?.Direction,
            QuarantinedAt = e is ContentQuarantined ? at : card?.QuarantinedAt,
            RefersTo = NamedIn(after.Draft),
        };
    }

    private static ImmutableArray<Guid>? NamedIn(Draft? draft) =>
        draft?.Relations.Select(r => r.DirectiveId).OfType<Guid>().Distinct().ToImmutableArray() is { IsEmpty: false } named ? named : null;

    /// <summary>Who was told that its time limit passed, and may do something about it.</summary>
    private static IEnumerable<Waiting> Told(Directive directive) =>
        directive.Deadline?.EscalatedTo is { } person ? [new(Principal.Person(person), Escalated, null)] : [];

    private static ImmutableArray<Waiting> WaitingIn(Directive directive) => directive.Status switch
    {
        DirectiveStatus.Draft when directive.Returned is not null => [new(Principal.Person(directive.Author.Person), "returned", directive.Author.As)],
        DirectiveStatus.InReview when directive.BallotNow is { IsWritten: true, OrderedBy: null } =>
            [new(Principal.Organ(directive.Body, "TT"), "ballot-opening", null), new(Principal.Post(directive.SignsAs!.Body, directive.SignsAs.Post), "ballot-opening", null)],
        DirectiveStatus.InReview when directive.Open is { } open =>
            [.. from person in ReviewTurn.Waiting(directive, open)
                join seat in open.People on person equals seat.Person
                select new Waiting(Principal.Person(person), TextJson.Name(directive.Steps[open.Step].Kind), seat.As) { Post = seat.Post, Beside = Beside(seat, open), Organ = OrganVoting(directive) }],
        DirectiveStatus.Approved => [new(directive.Signer, "signature", null)],
        DirectiveStatus.Signed => [new(Principal.Duty(directive.Body, Duties.Clerk), "number", null)],
        DirectiveStatus.Numbered => [new(Principal.Duty(directive.Body, Duties.Clerk), "issue", null)],
        _ => [],
    };

    private static string? OrganVoting(Directive directive) => directive.BallotNow is { } ballot ? Principal.Organ(directive.Body, ballot.Organ) : null;

    private static ImmutableArray<string>? Beside(StepPerson seat, StepOpened open) =>
        seat.Post is not null && open.People.Where(p => p.Post == seat.Post && p.Person != seat.Person).Select(p => p.Person).ToImmutableArray() is { IsEmpty: false } others ? others : null;
}

/// <summary>Someone the directive waits for, and what for.</summary>
/// <param name="As">The appointment it waits for them in; null where whoever holds the post or duty may act.</param>
public sealed record Waiting(string Principal, string Kind, string? As)
{
    /// <summary>The principal of the post whose holder it waits for once that appointment has ended; null where it goes to nobody else.</summary>
    public string? Post { get; init; }

    /// <summary>Who else sits in the step for the same post; null for nobody.</summary>
    public ImmutableArray<string>? Beside { get; init; }

    /// <summary>The principal of the organ that votes; null where it is no ballot.</summary>
    public string? Organ { get; init; }

    /// <summary>Whoever is one of these may be waited for; <see cref="HoldersOn"/> says who is.</summary>
    public IEnumerable<string> AnyOf() => Post is null ? [Principal] : [Principal, Post];

    /// <summary>The appointments by which people are waited for on that day.</summary>
    /// <param name="person">Only this person's; null for everyone's.</param>
    public IEnumerable<AppointmentMade> HoldersOn(OrganisationChart organisation, DateOnly day, string? person = null) => (As, Organ, Post) switch
    {
        ({ } seated, { } organ, _) => Seat.MemberOf(seated, organ, organisation, day).Where(a => person is null || a.Person == person),
        ({ } seated, _, { } post) => Seat.HoldersOf(seated, post, organisation, day).Where(a => (person is null || a.Person == person) && Beside?.Contains(a.Person) is not true),
        _ => PrincipalHolders.Of(Principal, organisation, day, person).Where(a => As is null || a.Id == As),
    };
}
