using Workflow.Domain;
using Workflow.Domain.Audit;
using Workflow.Domain.Distribution;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;

namespace Workflow.Host.Ledger;

/// <summary>One transaction's worth of commands: decided one after another, each seeing the facts of those before it. Nothing here is shared until it is committed.</summary>
public sealed class LedgerBatch(StreamCache cache, OrganisationChart organisation, long size, DateTimeOffset at, RefusalMeter refusals) : ILedgerView
{
    private readonly Dictionary<StreamKey, StreamAsOf?> _streams = [];

    public DateTimeOffset Now => at;

    public OrganisationChart Organisation { get; private set; } = organisation;

    public List<Leaf> Leaves { get; } = [];

    /// <summary>The events behind <see cref="Leaves"/>, in the same order.</summary>
    public List<object> Events { get; } = [];

    public List<(Submission From, Answer Answer)> Answers { get; } = [];

    /// <summary>What leaves after the commit, with the command it follows from.</summary>
    public List<(Submission From, object Message)> Messages { get; } = [];

    public List<EncryptedPart> Content { get; } = [];

    /// <summary>The streams that gained facts, as they stand now.</summary>
    public IEnumerable<KeyValuePair<StreamKey, StreamAsOf>> Changed =>
        from key in Leaves.Select(l => l.Stream).Distinct() select KeyValuePair.Create(key, StateOf(key));

    public StreamAsOf StateOf(StreamKey key) => _streams[key]!;

    public long Size => size + Leaves.Count;

    public Directive? Directive(Guid id) => (Directive?)StreamOf(new(StreamKind.Directive, id))?.State;

    public NumberSeries Series(SeriesId id) => (NumberSeries?)StreamOf(id.Stream)?.State ?? new(id);

    public Delivery Delivery(Guid directive, string branch)
    {
        var unseen = new Delivery(directive, branch);
        return (Delivery?)StreamOf(unseen.Stream)?.State ?? unseen;
    }

    public Meeting? Meeting(Guid id) => (Meeting?)StreamOf(new(StreamKind.Meeting, id))?.State;

    /// <summary>Whether the state is at hand; what is not must be loaded before it is asked for.</summary>
    public bool Has(StreamKey key) => _streams.ContainsKey(key) || cache.Find(key) is not null;

    /// <summary>Takes in a stream from the store; null when it has no facts yet.</summary>
    public void Loaded(StreamKey key, StreamAsOf? stream)
    {
        _streams[key] = stream;
        if (stream is not null) cache.Put(key, stream);
    }

    /// <summary>Decides and takes the facts in. Throws <see cref="StreamNotLoadedException"/> before anything is taken in when a state is missing.</summary>
    public Answer Decide(Submission submission)
    {
        var decision = submission.Command.Decide(this);
        foreach (var key in decision.Facts.Select(f => f.Stream).Distinct()) StreamOf(key);
        if (decision.Rejection is { } rejection) return Refuse(submission, rejection, decision);

        Take(submission, decision);
        return Answered(submission, new(decision, this, Size - 1));
    }

    private Answer Answered(Submission submission, Outcome outcome)
    {
        var answer = submission.Respond(outcome);
        Answers.Add((submission, answer));
        return answer;
    }

    /// <summary>A refusal of a known caller is a fact too, in their own day's stream, and holds nothing of what they sent.</summary>
    /// <param name="kept">What is kept of it all the same; nothing, as a rule.</param>
    public Answer Refuse(Submission submission, Rejection rejection, Decision? kept = null)
    {
        if (rejection.Kind is RejectionKind.NotFound) return Answered(submission, new(rejection, this, Size - 1));

        var person = submission.Command.Request.Person;
        var day = DayEvent.StreamOf(person, at);
        StreamOf(day);
        var (told, facts) = refusals.Measure(person, at, new(person, submission.Command.Name, submission.Command.Target, rejection.Code));
        Take(submission with { Encrypted = kept is { Facts: not [] } ? submission.Encrypted : [] }, (kept ?? Decision.Nothing).And(day, facts));

        return Answered(submission, new(told ? rejection : RefusalMeter.TooMany, this, Size - 1));
    }

    private void Take(Submission submission, Decision decision)
    {
        for (var i = 0; i < decision.Facts.Length; i++)
        {
            var (key, e) = (decision.Facts[i].Stream, decision.Facts[i].Event);
            var after = StreamFold.Apply(key, _streams[key], e, at, Size);
            Leaves.Add(Leaf.Of(Size, key, after.Version, e, at, submission, i));
            Events.Add(e);
            _streams[key] = after;
            if (e is OrganisationEvent change) Organisation = OrganisationChart.Evolve(Organisation, change);
        }

        if (decision.Facts.Length > 0) Content.AddRange(submission.Encrypted);
        Messages.AddRange(decision.Messages.Select(message => (submission, message)));
    }

    private StreamAsOf? StreamOf(StreamKey key)
    {
        if (_streams.TryGetValue(key, out var stream)) return stream;

        stream = cache.Find(key) ?? throw new StreamNotLoadedException(key);
        return _streams[key] = stream;
    }
}

/// <summary>A decision asked for a stream that is not in memory. The writer loads it and decides again: deciding is pure, so that is safe.</summary>
public sealed class StreamNotLoadedException(StreamKey key) : Exception($"{key} is not loaded.")
{
    public StreamKey Key { get; } = key;
}
