using System.Collections.Concurrent;

namespace Workflow.Domain.Tests;

/// <summary>What must hold whatever anybody asks for, in any order (design §8, 1–4), checked against the facts and not against the states that decided.</summary>
public sealed class Laws
{
    [Fact]
    public void versions_count_every_fact_and_the_states_are_what_their_facts_say() => After(given =>
    {
        foreach (var stream in given.Log.Where(f => f.Event is DirectiveEvent).GroupBy(f => f.Stream))
        {
            var folded = stream.Select(f => (DirectiveEvent)f.Event).Aggregate(new Directive(stream.Key.Id), Directive.Evolve);
            Assert.Equal(stream.Count(), given.Directive(stream.Key.Id)!.Version);
            Assert.True(TextJson.Same(folded, given.Directive(stream.Key.Id)));
        }
    });

    [Fact]
    public void numbers_are_unique_without_gap_and_their_dates_never_fall() => After(given =>
    {
        foreach (var series in given.Log.Where(f => f.Event is NumberAllocated).GroupBy(f => f.Stream, f => (NumberAllocated)f.Event))
        {
            var opening = SampleOffice.Series.Select(s => (Id: new SeriesId(s.Body, s.Series, s.Term), s.LastNumber)).SingleOrDefault(s => s.Id.Stream == series.Key).LastNumber;
            Assert.Equal(Enumerable.Range(opening + 1, series.Count()), series.Select(n => n.Count));
            Assert.Equal(series.Select(n => n.IssuedOn).Order(), series.Select(n => n.IssuedOn));
        }
    });

    [Fact]
    public void every_number_is_borne_by_its_directive_or_voided_with_a_reason() => After(given =>
    {
        var allocated = given.Log.Select(f => f.Event).OfType<NumberAllocated>().ToList();
        var assigned = given.Log.Where(f => f.Event is NumberAssigned).Select(f => (f.Stream.Id, ((NumberAssigned)f.Event).Number));
        Assert.Equal(allocated.Select(n => (n.Directive, n.Printed)), assigned);

        var voided = given.Log.Select(f => f.Event).OfType<NumberVoided>().ToList();
        Assert.All(voided, v => Assert.NotNull(v.Reason ?? v.ReasonCode));
        Assert.Equal(
            allocated.Select(n => n.Printed + n.Directive).Order(),
            voided.Select(v => v.Printed + v.Directive).Concat(Papers(given).Where(d => d.Number is not null).Select(d => d.PrintedNumber + d.Id)).Order());
    });

    [Fact]
    public void nothing_is_issued_unless_every_step_of_its_route_agreed_to_the_signed_text() => After(given =>
    {
        foreach (var paper in Papers(given).Where(d => d.Issue is not null))
        {
            var facts = given.Log.Where(f => f.Stream == paper.Stream).Select(f => f.Event).ToList();
            var signed = facts.OfType<DirectiveSigned>().Last();
            var submitted = facts.OfType<DirectiveSubmitted>().Last();

            Assert.Equal((signed.ContentHash, signed.ContentHash), (paper.Issue!.ContentHash, submitted.ContentHash));
            Assert.All(submitted.Steps, step => Assert.True(Agreed(step, signed.ContentHash, facts, given) >= Needed(step, paper, given)));
            Assert.Equal(given.Organisation.Body(paper.Body)!.HasSeal, paper.Sealed);
        }
    });

    [Fact]
    public void nobody_approves_or_signs_what_they_drafted_but_in_a_chi_bo_of_one() => After(given =>
    {
        foreach (var facts in given.Log.Where(f => f.Event is DirectiveEvent).GroupBy(f => f.Stream, f => f.Event))
        {
            var writers = new HashSet<string>();
            var drafters = writers;
            foreach (var e in facts)
            {
                if (e is DirectiveDrafted or DraftRevised or AttachmentAdded) writers.Add(((IActed)e).By!.Person);
                if (e is DirectiveDrafted drafted) drafters = [.. writers, .. drafted.Draft.CoDrafters];
                if (e is DraftRevised revised) drafters = [.. writers, .. revised.Draft.CoDrafters];
                if (e is StepReviewed { Choice: ReviewChoice.Approve } approved) Assert.DoesNotContain(approved.By.Person, drafters);
                if (e is DirectiveSigned signed) Assert.Equal(drafters.Contains(signed.By.Person), signed.OwnDraft);
                if (e is DirectiveSigned { OwnDraft: true } own) Assert.Equal("CB-CNTT", own.By.Body);
            }
        }
    });

    [Fact]
    public void one_person_one_vote_in_their_own_name() => After(given =>
    {
        foreach (var facts in given.Log.Where(f => f.Event is DirectiveEvent).GroupBy(f => f.Stream, f => f.Event))
        {
            // A ballot is one of one route: on another route the same place may be another organ's.
            var ballots = new Dictionary<(int, string), HashSet<string>>();
            var route = System.Collections.Immutable.ImmutableArray<RouteStep>.Empty;
            foreach (var e in facts)
            {
                if (e is DirectiveSubmitted submitted)
                {
                    if (!TextJson.Same(route, submitted.Steps)) ballots.Clear();
                    route = submitted.Steps;
                }

                if (e is not VoteCast vote) continue;
                if (!ballots.TryGetValue((vote.Step, vote.ContentHash), out var voters)) ballots[(vote.Step, vote.ContentHash)] = voters = [];
                Assert.True(voters.Add(vote.By.Person));
                Assert.Equal(By(vote.By.Person, "DU"), vote.By);
            }
        }
    });

    [Fact]
    public void sendings_of_a_copy_are_counted_one_by_one_and_end_with_its_recall() => After(given =>
    {
        foreach (var copy in given.Log.Where(f => f.Event is DeliveryResent).GroupBy(f => f.Stream, f => (DeliveryResent)f.Event))
        {
            Assert.Equal(Enumerable.Range(2, copy.Count()), copy.Select(r => r.Attempt));
            Assert.Equal(copy.Count() + 1, given.Delivery(copy.First().DirectiveId, copy.First().Branch).Attempt);

            var recall = given.Log.FindIndex(f => f.Stream.Id == copy.First().DirectiveId && f.Event is RecallRequested);
            Assert.True(recall is -1 || given.Log.FindLastIndex(f => f.Stream == copy.Key && f.Event is DeliveryResent) < recall);
        }
    });

    [Fact]
    public void asking_twice_records_once() => Strolls(steps =>
    {
        var given = new Given();
        foreach (var step in steps)
        {
            var command = Take(step, given);
            if (command is not (ShowContent or ResendDirective) && !AskedAgain(command, given)) Assert.DoesNotContain(command.Decide(given).Facts, ChangesSomething);
        }
    });

    [Fact]
    public void who_is_refused_changes_nothing_and_sends_nothing() => Strolls(steps =>
    {
        var given = new Given();
        foreach (var step in steps)
        {
            var decision = Walk.Asked(step, given).Decide(given);
            if (decision.Rejection is not null) Assert.Equal((0, 0), (decision.Facts.Count(ChangesSomething), decision.Messages.Length));
            given.Record(decision);
        }
    });

    /// <summary>What is noted in the caller's own day, such as a vote that came late, changes nothing.</summary>
    private static bool ChangesSomething(Fact fact) => fact.Event is not DayEvent;

    [Fact]
    public void deciding_is_pure() => Strolls(steps =>
    {
        var given = new Given();
        foreach (var step in steps)
        {
            var command = Walk.Asked(step, given);
            Assert.True(TextJson.Same(command.Decide(given), command.Decide(given)));
            Take(step, given);
        }
    });

    [Fact]
    public void the_strolls_reach_every_status()
    {
        var seen = new ConcurrentDictionary<DirectiveStatus, bool>();
        Strolls(steps =>
        {
            var given = new Given();
            foreach (var step in steps)
            {
                Take(step, given);
                foreach (var paper in Papers(given)) seen[paper.Status] = true;
            }
        });

        Assert.Equal(Enum.GetValues<DirectiveStatus>(), seen.Keys.Order());
    }

    /// <summary>The next step asks the same person about the same text: asked again, they answer that one.
    /// The interface cannot tell the two apart, a repeat under one command id is held back before it gets here.</summary>
    private static bool AskedAgain(Command command, Given given) =>
        command is ReviewDirective or CastVote && given.Directive(command.Target!.Value)?.Open?.People.Any(p => p.Person == command.Request.Person) is true;

    private static void Strolls(Action<Step[]> law) => Walk.Any.Sample(law, iter: 200);

    private static void After(Action<Given> law) => Strolls(steps =>
    {
        var given = new Given();
        foreach (var step in steps) Take(step, given);
        law(given);
    });

    private static Command Take(Step step, Given given)
    {
        given.Now = given.Now.AddHours(step.How);
        var command = Walk.Asked(step, given);
        given.Record(command.Decide(given));
        return command;
    }

    private static IEnumerable<Directive> Papers(Given given) => Walk.Papers.Select(given.Directive).OfType<Directive>();

    private static int Needed(RouteStep step, Directive paper, Given given) => step.Kind is StepKind.Ballot
        ? (given.Organisation.VotersOf(paper.Body, step.Organ!, Today).Count() / 2) + 1
        : step.AtLeast ?? step.Who.Length;

    /// <summary>Who agreed to the text in a step such as this one, wherever it stood in the route they were asked on.</summary>
    private static int Agreed(RouteStep step, string hash, List<object> facts, Given given)
    {
        var agreed = new HashSet<string>();
        List<RouteStep> steps = [];
        foreach (var e in facts)
        {
            if (e is DirectiveSubmitted submitted) steps = [.. submitted.Steps];
            if (e is VoteCast { Choice: VoteChoice.For } vote && vote.ContentHash == hash && TextJson.Same(steps[vote.Step], step)) agreed.Add(vote.By.Person);
            if (e is StepReviewed { Choice: ReviewChoice.Approve or ReviewChoice.Note } review && review.ContentHash == hash && TextJson.Same(steps[review.Step], step)
                && (review.Choice is ReviewChoice.Approve || step.Kind is StepKind.Opinion)) agreed.Add(review.By.Person);
        }

        agreed.IntersectWith(given.Organisation.Appointments.Select(a => a.Person));
        return agreed.Count;
    }
}
