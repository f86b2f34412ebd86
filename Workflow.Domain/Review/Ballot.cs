using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>One time that a collective was asked about a directive: in writing, or at a meeting.</summary>
/// <param name="N">Counts the directive's ballots from 1.</param>
/// <param name="People">The incumbent members, as of its opening.</param>
/// <param name="Needed">More than half of them.</param>
public sealed record Ballot(int N, int Step, string Organ, bool IsWritten, string ContentHash, ImmutableArray<StepPerson> People, int Needed, DateTimeOffset? DueAt)
{
    /// <summary>Null for a written one not sent out yet; a meeting's opens with its step.</summary>
    public string? OrderedBy { get; init; }

    public ImmutableHashSet<string> Excused { get; init; } = [];

    /// <summary>How it ended; null while it has not.</summary>
    public BallotConcluded? Conclusion { get; init; }

    /// <summary>It was one of a route that the directive left since.</summary>
    public bool Lapsed { get; init; }

    public bool IsOpen => Conclusion is null && (!IsWritten || OrderedBy is not null);

    public bool IsAdopted => !Lapsed && Conclusion?.Outcome is BallotOutcome.Adopted or BallotOutcome.AdoptedWithChanges;

    public bool Has(string person) => People.Any(p => p.Person == person);

    /// <summary>Votes in writing are taken until the deadline; at a meeting until it is concluded.</summary>
    public bool IsOver(DateTimeOffset now) => Conclusion is not null || (IsWritten && OrderedBy is not null && DueAt <= now);

    /// <summary>The outcome that votes and time make certain; null while another is possible (147-QĐ/TW).</summary>
    /// <param name="waiting">How many members have not answered. Silence is never consent.</param>
    /// <param name="important">On an important matter the votes that differ are part of the outcome, so all are waited for.</param>
    /// <param name="timeIsOver">No more votes are taken.</param>
    public static BallotOutcome? OutcomeOf(VoteCounts counts, int waiting, int needed, bool important, bool timeIsOver)
    {
        var carried = counts.For >= needed;
        if (carried && important && counts.Differing > 0) return BallotOutcome.ToMeeting;
        if (carried && (!important || waiting == 0 || timeIsOver)) return BallotOutcome.Adopted;

        return timeIsOver || counts.For + waiting < needed ? BallotOutcome.NotAdopted : null;
    }

    /// <summary>The directive's ballots after one more fact.</summary>
    internal static ImmutableList<Ballot> Next(Directive directive, DirectiveEvent e) => e switch
    {
        StepOpened opened when directive.Steps[opened.Step] is { Kind: StepKind.Ballot } step => directive.Ballots.Add(
            new(directive.Ballots.Count + 1, opened.Step, step.Organ!, step.Mode is "written", directive.ContentHash, opened.People, opened.Needed, opened.Limit?.DueAt)),
        BallotOpened opened => directive.Ballots.With(opened.Ballot, b => b with
        {
            OrderedBy = opened.OrderedBy, People = opened.People, Needed = opened.Needed, DueAt = opened.Limit?.DueAt,
        }),
        MemberExcused excused => directive.Ballots.With(excused.Ballot, b => b with { Excused = b.Excused.Add(excused.Person) }),
        BallotConcluded concluded => Concluded(directive.Ballots, concluded),
        _ => directive.Ballots,
    };

    /// <summary>What a written ballot referred to a meeting is the meeting's to vote on: a ballot of its own, with votes of its own.</summary>
    private static ImmutableList<Ballot> Concluded(ImmutableList<Ballot> ballots, BallotConcluded concluded)
    {
        var after = ballots.With(concluded.Ballot, b => b with { Conclusion = concluded });
        return concluded.Outcome is BallotOutcome.ToMeeting && after.Find(b => b.N == concluded.Ballot) is { } referred
            ? after.Add(referred with { N = after.Count + 1, IsWritten = false, OrderedBy = null, Excused = [], Conclusion = null, DueAt = null })
            : after;
    }
}
