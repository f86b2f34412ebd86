using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Review;

/// <summary>The dry run says what the real thing does.</summary>
public sealed class SimulateRouteTests
{
    private static Simulation Simulate(Draft draft, string by = Hanh, Given? given = null) => new SimulateRoute(new(by), draft).Run((given ?? new()).Organisation, Morning);

    [Fact]
    public void each_step_has_its_people_and_its_latest_instants()
    {
        var simulation = Simulate(Resolution() with { Urgency = Urgency.Urgent });

        Assert.Equal([StepKind.FormCheck, StepKind.Approval], simulation.Steps.Select(s => s.Kind));
        Assert.Equal([[Bich], [Ha, Bao]], simulation.Steps.Select(s => s.People.Select(p => p.Person).ToArray()));
        Assert.Equal([(Morning, Morning.AddHours(2)), (Morning.AddHours(2), Morning.AddHours(4))], simulation.Steps.Select(s => (s.OpensAt, s.DueAt!.Value)));
        Assert.Equal(By(Khai), simulation.Signer);
        Assert.Empty(simulation.DeadEnds);
    }

    [Fact]
    public void a_vacant_post_is_a_dead_end_by_its_step()
    {
        var given = new Given().In(SampleOffice.Facts.Where(f => f is not AppointmentMade { Person: Ha or Bao, Body: "DU" }));

        var dead = Assert.Single(Simulate(Resolution(), given: given).DeadEnds);
        Assert.Equal((1, "route.unfilled"), (dead.Step, dead.Reason.Code));
    }

    [Fact]
    public void a_drafter_as_the_only_approver_is_a_dead_end()
    {
        var dead = Assert.Single(Simulate(Resolution() with { CoDrafters = [Bich] }).DeadEnds);

        Assert.Equal((0, "authority.self-approval"), (dead.Step, dead.Reason.Code));
    }

    [Fact]
    public void a_signer_who_drafted_is_a_dead_end_behind_the_last_step()
    {
        var simulation = Simulate(Resolution() with { CoDrafters = [Khai] });

        Assert.Equal(2, simulation.Steps.Length);
        Assert.Equal((null, "authority.self-approval"), (simulation.DeadEnds.Single().Step, simulation.DeadEnds.Single().Reason.Code));
    }

    [Theory]
    [InlineData(Stranger, "authority.missing"), InlineData(Khai, "authority.missing")]
    public void who_may_not_draft_is_told_so(string person, string code) => Assert.Equal(code, Simulate(Resolution(), person).DeadEnds.Single().Reason.Code);

    [Fact]
    public void what_is_simulated_is_what_happens()
    {
        var kinds = One(StepKind.FormCheck, StepKind.Approval, StepKind.Opinion, StepKind.Ballot, StepKind.HeadOfUnit);
        var people = One<StepPeople>(
            new("VPDU", "Chánh Văn phòng"), new("UBKT", "Chủ nhiệm"), new("DU", "Phó Bí thư"), new(Organ: "TT"), new(Person: Tuan), new(HeadOf: "drafter.unit"), new("VPDU", "Không ai"), new(Person: Hanh));
        var when = One<StepCondition?>(null, null, new(Types: ["KH"]), new(Types: ["NQ"]), new(Organs: ["BTV"], Urgencies: [Urgency.Normal]), new(Organs: ["BCH"]), new(Urgencies: [Urgency.Flash]));
        var step = Gen.Select(kinds, people.Array[1, 3], Gen.Int[0, 3], when).Select((kind, who, least, condition) => new RouteStep(
            kind, kind is StepKind.Ballot ? [] : [.. who], least is 0 ? null : least, kind is StepKind.Ballot ? (least % 2 is 0 ? "BTV" : "BCH") : null, kind is StepKind.Ballot ? (least < 2 ? "written" : "meeting") : null,
            ImmutableSortedDictionary<string, string>.Empty.Add("normal", "2 hours")) { When = condition });

        Gen.Select(step.Array[0, 6], One(Hanh, Thanh)).Sample((steps, drafter) =>
        {
            var given = new Given().In([.. SampleOffice.Facts, new RouteDefined("random", 1, "Ngẫu nhiên", [.. steps], new("DU", "Bí thư"))]);
            var draft = Resolution("random") with { Type = "KH" };

            var simulation = Simulate(draft, drafter, given);
            var (opened, refused) = Execute(given, draft, drafter);

            Assert.Equal(opened.Select(o => (o.Step, string.Join(',', o.People.Select(p => p.Person)), o.Needed, o.Limit?.DueAt)), simulation.Steps.Select(s => (s.Step, string.Join(',', s.People.Select(p => p.Person)), s.Needed, s.DueAt)));
            Assert.Equal(refused, simulation.DeadEnds.FirstOrDefault()?.Reason.Code);
        }, iter: 10_000);
    }

    /// <summary>The same by hand: everybody whose turn it is agrees at the last moment. What stops it is named by the last refusal.</summary>
    private static (IReadOnlyList<StepOpened> Opened, string? Refused) Execute(Given given, Draft draft, string drafter)
    {
        foreach (var command in new[] { Draft(drafter, draft), Submit(drafter) })
            if (Refuses(given, command) is { } refused) return ([], refused);

        for (StepOpened? at = null; given.The.Open is { } open && open != at; at = open)
        {
            var written = given.The.BallotNow is { IsWritten: true, N: var n } && Refuses(given, Opening(Khai, n)) is null;
            given.At(open.Limit?.DueAt.AddSeconds(written ? -1 : 0) ?? given.Now);
            open = given.The.Open;
            foreach (var person in open.People.Select(p => p.Person).Where(_ => given.The.Open == open))
                Refuses(given, given.The.Steps[open.Step].Kind is StepKind.Ballot ? Vote(person) : Approve(person));
        }

        var opened = given.Log.Select(f => f.Event).OfType<StepOpened>().ToList();
        return (opened, given.The.Status is DirectiveStatus.InReview ? "authority.self-approval" : Refuses(given, Sign(Khai)));
    }

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string? Refuses(Given given, Command command)
    {
        var decision = command.Decide(given);
        if (decision.Rejection is null) given.After(command);
        return decision.Rejection?.Code;
    }
}
