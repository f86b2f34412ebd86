namespace Workflow.Domain.Tests;

/// <summary>A situation to decide in: facts kept in memory and folded as the Ledger folds them.</summary>
public sealed class Given : ILedgerView
{
    private readonly Dictionary<Guid, Directive> _directives = [];
    private readonly Dictionary<SeriesId, NumberSeries> _series = [];
    private readonly Dictionary<Guid, Delivery> _deliveries = [];

    public Given(bool withSeries = true)
    {
        if (!withSeries) return;
        foreach (var opened in SampleOffice.Series) Fold(new(new SeriesId(opened.Body, opened.Series, opened.Term).Stream, opened));
    }

    /// <summary>Everything recorded since, in order; the organisation and the opened series are taken for granted.</summary>
    public List<Fact> Log { get; } = [];

    /// <summary>When each fact of <see cref="Log"/> was recorded.</summary>
    public List<DateTimeOffset> Times { get; } = [];

    public DateTimeOffset Now { get; set; } = Morning;

    public OrganisationChart Organisation { get; private set; } = Chart;

    public Directive? Directive(Guid id) => _directives.GetValueOrDefault(id);

    public NumberSeries Series(SeriesId id) => _series.GetValueOrDefault(id) ?? new(id);

    public Delivery Delivery(Guid directive, string branch) => _deliveries.GetValueOrDefault(Domain.Distribution.Delivery.IdOf(directive, branch)) ?? new(directive, branch);

    private readonly Dictionary<Guid, Meeting> _meetings = [];

    public Meeting? Meeting(Guid id) => _meetings.GetValueOrDefault(id);

    /// <summary>The one directive that most tests are about.</summary>
    public Directive The => _directives[TheDirective];

    /// <summary>The same at another instant.</summary>
    public Given At(DateTimeOffset now)
    {
        Now = now;
        return this;
    }

    /// <summary>The same in an office with other facts.</summary>
    public Given In(params IEnumerable<OrganisationEvent> facts)
    {
        Organisation = facts.Aggregate(OrganisationChart.Empty, OrganisationChart.Evolve);
        return this;
    }

    /// <summary>Brings the situation further by commands, which must all be accepted.</summary>
    public Given After(params IEnumerable<Command> commands)
    {
        foreach (var command in commands)
        {
            var decision = command.Decide(this);
            Assert.True(decision.Rejection is null, $"{command.GetType().Name} of {command.Request.Person} was refused: {decision.Rejection?.Code}");
            Record(decision);
        }

        return this;
    }

    public Outcome When(Command command) => new(command.Decide(this));

    public void Record(Decision decision)
    {
        foreach (var fact in decision.Facts)
        {
            Fold(fact);
            Log.Add(fact);
            Times.Add(Now);
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
            case MeetingEvent e:
                _meetings[fact.Stream.Id] = Domain.Review.Meeting.Evolve(Meeting(fact.Stream.Id) ?? new(fact.Stream.Id), e);
                break;
            case OrganisationEvent e:
                Organisation = OrganisationChart.Evolve(Organisation, e);
                break;
            default:
                Assert.IsType<DayEvent>(fact.Event, exactMatch: false);
                break;
        }
    }
}

/// <summary>What a command led to, and what was expected of it.</summary>
public sealed class Outcome(Decision decision)
{
    public const string Accepted = "accepted", NothingNew = "nothing new to record";

    /// <summary>These facts, in this order, and no others.</summary>
    public void Then(params object[] events)
    {
        Assert.Null(decision.Rejection?.Code);
        Assert.Equal(events.Select(Written), decision.Facts.Select(f => Written(f.Event)));
    }

    public void ThenNothing() => Then();

    public Rejection ThenRefused(string code)
    {
        Assert.Equal(code, decision.Rejection?.Code ?? "accepted");
        Assert.All(decision.Facts, f => Assert.IsType<DayEvent>(f.Event, exactMatch: false));
        Assert.Empty(decision.Messages);
        return decision.Rejection!;
    }

    /// <summary><see cref="Accepted"/>, <see cref="NothingNew"/>, or the code it was refused by.</summary>
    public string InAWord()
    {
        if (decision.Rejection is { Code: var code }) return ThenRefused(code).Code;

        return decision.Facts is [] ? NothingNew : Accepted;
    }

    /// <summary>Facts of these types, in this order.</summary>
    public void ThenTold(params Type[] events)
    {
        Assert.Null(decision.Rejection?.Code);
        Assert.Equal(events, decision.Facts.Select(f => f.Event.GetType()));
    }

    /// <summary>The one fact of this type among those told.</summary>
    public T Told<T>() => Assert.Single(decision.Facts.Select(f => f.Event).OfType<T>());

    public void ThenSends(params object[] messages) => Assert.Equal(messages, decision.Messages);

    private static string Written(object e) => $"{e.GetType().Name} {System.Text.Json.JsonSerializer.Serialize(e, TextJson.Options)}";
}
