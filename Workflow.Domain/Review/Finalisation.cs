using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>What kind of change is made to a text that was already decided on: a spelling correction, or what the collective concluded was to be put right.</summary>
public enum FinalisationClass { Correction, AsConcluded }

/// <summary>A change to a decided text was entered (hoàn chỉnh văn bản). It takes effect once everyone its mandate names has confirmed it.</summary>
/// <param name="N">Counts the directive's finalisations from 1.</param>
/// <param name="From">The content that was decided on, and <paramref name="To"/> what it becomes.</param>
/// <param name="TextSha256">Address of the text put right.</param>
/// <param name="Difference">Address of the difference, word by word.</param>
/// <param name="Confirmers">Usernames of those who must confirm it.</param>
public sealed record FinalisationMade(
    int N, Capacity By, FinalisationClass Class, string From, string To, string? TextSha256, string Difference, ImmutableArray<string> Confirmers) : DirectiveEvent, IActed;

/// <summary>One of those named confirmed that the change is what was concluded, and no more.</summary>
public sealed record FinalisationConfirmed(int N, Capacity By) : DirectiveEvent, IActed;

/// <summary>One of those who decided does not stand by the change: the text is again the one that was decided on.</summary>
/// <param name="Reason">Address of the text.</param>
public sealed record FinalisationObjected(int N, Capacity By, string Reason) : DirectiveEvent, IActed;

/// <summary>A finalisation as it stands.</summary>
/// <param name="TextBefore">Address of the text that it was made from.</param>
public sealed record Finalisation(FinalisationMade Made, string? TextBefore)
{
    public ImmutableHashSet<string> ConfirmedBy { get; init; } = [];

    public bool Objected { get; init; }

    public bool IsApplied => !Objected && Made.Confirmers.All(ConfirmedBy.Contains);

    public bool IsPending => !Objected && !IsApplied;

    /// <summary>The directive's finalisations after one more fact. An objection goes for what was built upon the change too.</summary>
    internal static ImmutableList<Finalisation> Next(Directive directive, DirectiveEvent e) => e switch
    {
        FinalisationMade made => directive.Finalisations.Add(new(made, directive.Draft?.TextSha256)),
        FinalisationConfirmed confirmed => directive.Finalisations.With(confirmed.N, f => f with { ConfirmedBy = f.ConfirmedBy.Add(confirmed.By.Person) }),
        FinalisationObjected objected => directive.Finalisations.ConvertAll(f => f.Made.N >= objected.N ? f with { Objected = true } : f),
        _ => directive.Finalisations,
    };

    /// <summary>Whether what was decided on <paramref name="content"/> holds for <paramref name="now"/>: the same, or joined to it by applied finalisations without a break.</summary>
    internal static bool Joins(ImmutableList<Finalisation> all, string content, string now)
    {
        foreach (var applied in all.Reverse().Where(f => f.IsApplied))
        {
            if (content == now) return true;
            if (applied.Made.To == now) now = applied.Made.From;
        }

        return content == now;
    }
}

/// <summary>A drafter, the office, or one named to put the text right enters the change.</summary>
/// <param name="From">What they saw.</param>
/// <param name="To">Address of the manifest with the change in it.</param>
/// <param name="ChangesFigures">A spelling correction never touches a figure, a number or a date (domain.md §2.1, tier 2).</param>
public sealed record Finalise(
    Request Request, Guid DirectiveId, FinalisationClass Class, string From, string To, string? TextSha256, string Difference, bool ChangesFigures) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var conclusion = directive.Ballots.LastOrDefault(b => !b.Lapsed)?.Conclusion;
        var mandate = conclusion is { Outcome: BallotOutcome.AdoptedWithChanges } ? conclusion : null;
        var (by, none) = MakerOf(directive, mandate, view);
        if (by is null) return none!;
        if (directive.Status is not DirectiveStatus.Approved) return Rejection.WrongStatus(directive, "finalisation");
        if (directive.ContentHash != From) return Rejection.ContentChanged;
        if (From == To || directive.Finalisations.Exists(f => f.IsPending && f.Made.To == To)) return Decision.Nothing;
        if (Class is FinalisationClass.Correction ? ChangesFigures : mandate is null) return Rejection.NotMandated;

        ImmutableArray<string> confirmers = Class is FinalisationClass.AsConcluded && mandate!.Finalisers is not [] ? mandate.Finalisers : [.. ConfirmersOf(directive, view).Take(1)];
        return confirmers is []
            ? Rejection.NotMandated
            : Decision.Of(directive.Stream, new FinalisationMade(directive.Finalisations.Count + 1, by, Class, From, To, TextSha256, Difference, confirmers));
    }

    private (Capacity? By, Rejection? Rejection) MakerOf(Directive directive, BallotConcluded? mandate, ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        var held = organisation.AppointmentsOf(Request.Person, today).Where(_ => directive.IsDrafter(Request.Person) || mandate?.Finalisers.Contains(Request.Person) is true).ToList();
        var office = organisation.Carrying(Duties.FormCheck, directive.Body, Request.Person, today).ToList();
        return Capacity.Choose(Request, office is [] ? held : office, Rejection.AuthorityMissing.With("duty", Duties.Draft));
    }

    /// <summary>Where the mandate names nobody: Chánh Văn phòng, who answers for the text (HD 36 §I.4); of what they entered themself, the chair.</summary>
    private IEnumerable<string> ConfirmersOf(Directive directive, ILedgerView view)
    {
        var today = VietnamTime.DateOf(view.Now);
        return PrincipalHolders.Of(Principal.Duty(directive.Body, Duties.FormCheck), view.Organisation, today).Concat(BallotProgress.Chairs(directive.Body, view.Organisation, today))
            .Select(a => a.Person).Where(person => person != Request.Person);
    }
}

/// <summary>One of those the mandate names confirms the change.</summary>
public sealed record ConfirmFinalisation(Request Request, Guid DirectiveId, int N) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        if (directive.Finalisations.Find(f => f.Made.N == N) is not { } change) return Rejection.UnknownReference("finalisation", $"{N}");

        var named = view.Organisation.AppointmentsOf(Request.Person, VietnamTime.DateOf(view.Now)).Where(_ => change.Made.Confirmers.Contains(Request.Person));
        var (by, none) = Capacity.Choose(Request, named.Take(Request.As is null ? 1 : int.MaxValue), Rejection.AuthorityMissing.With("duty", "finalisation"));
        if (by is null) return none!;
        if (change.ConfirmedBy.Contains(Request.Person)) return Decision.Nothing;
        if (directive.Status is not DirectiveStatus.Approved || change.Objected) return Rejection.WrongStatus(directive, "finalisation");

        return directive.ContentHash == change.Made.From ? Decision.Of(directive.Stream, new FinalisationConfirmed(N, by)) : Rejection.ContentChanged;
    }
}

/// <summary>One of those who decided objects, until it is signed.</summary>
/// <param name="Reason">Address of the text.</param>
public sealed record ObjectToFinalisation(Request Request, Guid DirectiveId, int N, string Reason) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        if (directive.Finalisations.Find(f => f.Made.N == N) is not { } change) return Rejection.UnknownReference("finalisation", $"{N}");

        var deciders = view.Organisation.AppointmentsOf(Request.Person, VietnamTime.DateOf(view.Now)).Where(a => directive.Reviewers.Contains(a.Person));
        var (by, none) = Capacity.Choose(Request, deciders.Take(Request.As is null ? 1 : int.MaxValue), Rejection.AuthorityMissing.With("duty", "vote"));
        if (by is null) return none!;
        if (change.Objected) return Decision.Nothing;

        return directive.Status is DirectiveStatus.Approved ? Decision.Of(directive.Stream, new FinalisationObjected(N, by, Reason)) : Rejection.WrongStatus(directive, "finalisation");
    }
}
