using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Audit;
using Workflow.Domain.Distribution;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Ledger;
using Workflow.Projections;
using Xunit;

namespace Workflow.IntegrationTests.Ledger;

/// <summary>A fact as the log holds it.</summary>
internal sealed record LoggedFact(long Sequence, Guid Command, Guid Stream, string Type, DateTimeOffset At, string Data)
{
    internal static async Task<IReadOnlyList<LoggedFact>> ReadAsync(NpgsqlDataSource database, long from)
    {
        await using var select = database.CreateCommand("select sequence, bytes, stream, type, at from ledger.leaf where sequence >= $1 order by sequence");
        select.Parameters.Add(new() { Value = from });
        await using var rows = await select.ExecuteReaderAsync();
        var facts = new List<LoggedFact>();
        while (await rows.ReadAsync())
        {
            using var said = JsonDocument.Parse((byte[])rows[1]);
            var command = said.RootElement.GetProperty("command").GetGuid();
            facts.Add(new(rows.GetInt64(0), command, rows.GetGuid(2), rows.GetString(3), rows.GetFieldValue<DateTimeOffset>(4), said.RootElement.GetProperty("data").GetRawText()));
        }

        return facts;
    }
}

/// <summary>
/// What one person with a pencil would do: takes the commands one after another in the order of the log, decides each by the pure rules upon
/// what was decided before, and finds exactly the facts and the answers that the Ledger gave.
/// </summary>
internal sealed class LedgerModel : ILedgerView
{
    private static readonly Rejection KeyReused = new(RejectionKind.Unacceptable, "idempotency.key-reused");
    private readonly Dictionary<Guid, Directive> _directives = [];
    private readonly Dictionary<SeriesId, NumberSeries> _series = [];
    private readonly Dictionary<Guid, Delivery> _deliveries = [];
    private long _size;

    public DateTimeOffset Now { get; private set; }

    public OrganisationChart Organisation { get; private set; } = OrganisationChart.Empty;

    public Meeting? Meeting(Guid id) => null;

    /// <summary>The messages that the facts so far call for.</summary>
    internal HashSet<object> Messages { get; } = [];

    public Directive? Directive(Guid id) => _directives.GetValueOrDefault(id);

    public NumberSeries Series(SeriesId id) => _series.GetValueOrDefault(id) ?? new(id);

    public Delivery Delivery(Guid directive, string branch) => _deliveries.GetValueOrDefault(Domain.Distribution.Delivery.IdOf(directive, branch)) ?? new(directive, branch);

    /// <summary>Takes the organisation's facts in as given.</summary>
    internal async Task BeginAsync(NpgsqlDataSource database, IEnumerable<Fact> organisation)
    {
        foreach (var fact in organisation) Fold(fact);
        var facts = await LoggedFact.ReadAsync(database, 0);
        (_size, Now) = (facts.Count, facts[^1].At);
    }

    /// <summary>Replays what the log has gained, and looks at every answer at its place.</summary>
    internal async Task ReplayAsync(NpgsqlDataSource database, IReadOnlyCollection<AskedAndAnswered> asked)
    {
        var log = await LoggedFact.ReadAsync(database, _size);
        var firsts = await FirstAnswersAsync(database);
        var answers = asked.ToLookup(a => a.Sequence);
        CheckWithoutFacts(answers[_size - 1]);
        for (var i = 0; i < log.Count;)
        {
            var facts = log.Skip(i).TakeWhile(f => f.Command == log[i].Command).ToList();
            i += facts.Count;
            (Now, _size) = (facts[0].At, facts[^1].Sequence + 1);

            var here = answers[_size - 1].ToLookup(a => a.Submission.Id == facts[0].Command || (a.Code == KeyReused.Code && IsReuse(facts[0])));
            var deciding = asked.Select(a => a.Submission).FirstOrDefault(s => s.Id == facts[0].Command && firsts[s.Id].BodyHash.AsSpan().SequenceEqual(s.BodyHash));
            if (deciding is not null) Check(deciding, facts, firsts[deciding.Id], here[true]);
            else CheckReuse(facts, here[true]);
            CheckWithoutFacts(here[false]);
        }
    }

    private static bool IsReuse(LoggedFact fact) => fact.Type is "command-refused" && fact.Data.Contains(KeyReused.Code, StringComparison.Ordinal);

    /// <summary>A command that left facts: they and the answer are what the rules say upon the facts before.</summary>
    private void Check(Submission submission, List<LoggedFact> facts, RememberedAnswer first, IEnumerable<AskedAndAnswered> answered)
    {
        var decision = submission.Command.Decide(this);
        Assert.Equal(Expected(submission.Command, decision).Select(f => (f.Stream.Id, EventNames.Of(f.Event), Written(f.Event))), facts.Select(f => (f.Stream, f.Type, f.Data)));
        foreach (var fact in decision.Facts) Fold(fact);
        Messages.UnionWith(decision.Messages);

        var answer = Answers.Of(submission.Command, new(decision, this, _size - 1));
        Assert.Equal(answer.Text(), new Answer(first.Status, first.Body).Text());
        Assert.All(answered, a => Assert.Equal(answer.Text(), a.Answer.Text()));
    }

    /// <summary>The facts a decision leaves: its own, or for a refusal the one in the caller's day.</summary>
    private ImmutableArray<Fact> Expected(Command command, Decision decision) => decision.Rejection is not { } rejection ? decision.Facts :
        [.. decision.Facts, new(DayEvent.StreamOf(command.Request.Person, Now), new CommandRefused(command.Request.Person, command.Name, command.Target, rejection.Code))];

    /// <summary>A key was used again for something else: one fact about the refusal, under an id of its own.</summary>
    private void CheckReuse(List<LoggedFact> facts, IEnumerable<AskedAndAnswered> answered)
    {
        Assert.True(facts is [{ } fact] && IsReuse(fact), $"Nobody asked for {facts[0]}.");
        foreach (var asked in answered)
        {
            var decision = (Decision)KeyReused;
            Assert.Equal(Expected(asked.Submission.Command, decision).Select(f => (f.Stream.Id, EventNames.Of(f.Event), Written(f.Event))), facts.Select(f => (f.Stream, f.Type, f.Data)));
            Assert.Equal(Answers.Of(asked.Submission.Command, new(decision, this, _size - 1)).Text(), asked.Answer.Text());
        }
    }

    /// <summary>Commands that left none: already so, or not found.</summary>
    private void CheckWithoutFacts(IEnumerable<AskedAndAnswered> asked)
    {
        foreach (var (submission, answer) in asked)
        {
            var decision = submission.Command.Decide(this);
            Assert.True(decision.Facts is [] && decision.Rejection?.Kind is null or RejectionKind.NotFound, $"{submission.Command.Name} of {submission.Command.Request.Person} was answered {answer.Text()} and left nothing, where the rules say {decision.Rejection?.Code ?? "yes"}.");
            Assert.Equal(Answers.Of(submission.Command, new(decision, this, _size - 1)).Text(), answer.Text());
        }
    }

    private void Fold(Fact fact)
    {
        switch (fact.Event)
        {
            case DirectiveEvent e:
                _directives[fact.Stream.Id] = Domain.Directive.Evolve(_directives.GetValueOrDefault(fact.Stream.Id) ?? new(fact.Stream.Id), e);
                break;
            case SeriesOpened e:
                var id = new SeriesId(e.Body, e.Series, e.Term);
                _series[id] = NumberSeries.Evolve(Series(id), e);
                break;
            case SeriesEvent e:
                var counted = _series.Keys.Single(s => s.Stream == fact.Stream);
                _series[counted] = NumberSeries.Evolve(_series[counted], e);
                break;
            case DeliveryEvent e:
                _deliveries[fact.Stream.Id] = Domain.Distribution.Delivery.Evolve(Delivery(e.DirectiveId, e.Branch), e);
                break;
            case OrganisationEvent e:
                Organisation = OrganisationChart.Evolve(Organisation, e);
                break;
            default:
                Assert.IsType<DayEvent>(fact.Event, exactMatch: false);
                break;
        }
    }

    private static async Task<Dictionary<Guid, RememberedAnswer>> FirstAnswersAsync(NpgsqlDataSource database)
    {
        await using var select = database.CreateCommand("select id, body_hash, status, body from ledger.command");
        await using var rows = await select.ExecuteReaderAsync();
        var answers = new Dictionary<Guid, RememberedAnswer>();
        while (await rows.ReadAsync()) answers[rows.GetGuid(0)] = new((byte[])rows[1], rows.GetInt16(2), (byte[])rows[3]);
        return answers;
    }

    private static string Written(object e) => JsonSerializer.Serialize(e, e.GetType(), TextJson.Options);
}
