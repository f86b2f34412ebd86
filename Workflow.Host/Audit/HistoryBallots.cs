using Workflow.Domain;
using Workflow.Domain.Audit;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Drafting;

namespace Workflow.Host.Audit;

/// <summary>Who acted in a ballot: shown to the voter; once the ballot is closed, to the organ, the office and the auditors too (contract §2).</summary>
internal sealed class HistoryBallots
{
    private static readonly string Voting = new CastVote(new(""), Guid.Empty, VoteChoice.For, null, Reserve: false, "").Name;

    private readonly HashSet<DirectiveEvent> _hidden = new(ReferenceEqualityComparer.Instance);
    private readonly Reading _reading;
    private readonly bool _seesAttempts;

    public HistoryBallots(Reading reading)
    {
        _reading = reading;
        var state = new Directive(reading.Today.State.Id);
        foreach (var fact in reading.Today.Facts.Select(f => f.Event))
        {
            state = Directive.Evolve(state, fact);
            if (fact is VoteCast vote && vote.By.Person != reading.Person && !(IsClosed(vote) && Sees(state, vote.Step))) _hidden.Add(fact);
        }

        _seesAttempts = reading.Today.State.Open is null && Readership.SeesVotes(state, state.Organ, reading.Principals);
    }

    /// <summary>Whether the voter is hidden. What followed from the vote in the same command would tell the same.</summary>
    public bool Hides(DirectiveEvent? fact) => fact is not null && _hidden.Contains(fact);

    /// <summary>An attempt to vote tells who was about to.</summary>
    public bool Hides(CommandRefused? refused) => refused is not null && refused.Command == Voting && refused.Person != _reading.Person && !_seesAttempts;

    private bool Sees(Directive state, int step) => Readership.SeesVotes(state, state.Steps[step].Organ, _reading.Principals);

    private bool IsClosed(VoteCast vote) => _reading.Today.State.Ballots[vote.Ballot - 1].Conclusion is not null;
}
