using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Organisation;

public sealed class RouteTests
{
    private static readonly ImmutableSortedDictionary<string, string> Due = ImmutableSortedDictionary<string, string>.Empty.Add("normal", "2 hours");

    private static readonly RouteStep Check = new(StepKind.FormCheck, [new("VPDU", "Chánh Văn phòng")], null, null, null, Due);

    private static readonly RouteStep Urgent = Check with { Kind = StepKind.Approval, Who = [new("DU", "Phó Bí thư")], When = new(Urgencies: [Urgency.Urgent, Urgency.Flash]) };

    private static readonly RouteStep Standing = Check with { Kind = StepKind.Approval, Who = [new(Organ: "TT")], AtLeast = 2, When = new(Types: ["KH"], Organs: ["BTV"]) };

    private static readonly RouteStep Ballot = new(StepKind.Ballot, [], null, "BTV", "written", Due);

    private static RouteDefined Route(params RouteStep[] steps) => new("rieng", 0, "Riêng", [.. steps], new("DU", "Bí thư"));

    private static Given With(params RouteStep[] steps) => new Given().After(Tell(Route(steps)));

    [Fact]
    public void a_changed_route_is_its_next_version_from_that_day()
    {
        var given = With(Check).At(Morning.AddDays(2)).After(Tell(Route(Check, Urgent), isNew: false));

        Assert.Equal((1, 2), (given.Organisation.RouteOn("rieng", Today)!.Version, given.Organisation.RouteOn("rieng", Today.AddDays(2))!.Version));
        Assert.Null(given.Organisation.RouteOn("rieng", Today.AddDays(-1)));
        given.When(Tell(Route(Check, Urgent), isNew: false)).ThenNothing();
        given.When(Tell(Route(Check), isNew: false).Seeing(1)).ThenRefused("version.stale");
        given.When(Tell(Route(Check), isNew: false).Seeing(2)).ThenTold(typeof(RouteDefined));
        given.When(Tell(Route(Check) with { Code = "la" }, isNew: false)).ThenRefused("reference.unknown");
    }

    [Fact]
    public void what_is_under_way_keeps_the_version_it_was_submitted_under()
    {
        var given = With(Check, Urgent with { When = null }).After(Draft(Hanh, Resolution("rieng")), Submit(Hanh), Tell(Route(Check), isNew: false));

        given.When(Approve(Bich)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(StepOpened));
        given.After(Draft(Hanh, Resolution("rieng"), Other), Submit(Hanh, Other)).When(Say(Bich, ReviewChoice.Approve, id: Other)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(DirectiveApproved));
    }

    private static readonly Guid Other = new("00000000-0000-0000-0000-000000000002");

    public static readonly TheoryData<string, string, RouteStep> Wrong = new()
    {
        { "2", "VPDU/Không ai", Check with { Who = [new("VPDU", "Không ai")] } }, { "2", "XX/Bí thư", Check with { Who = [new("XX", "Bí thư")] } },
        { "2", "@own-branch/Trưởng ban", Check with { Who = [new("@own-branch", "Trưởng ban")] } }, { "2", "XX", Check with { Who = [new(Organ: "XX")] } },
        { "2", Stranger, Check with { Who = [new(Person: Stranger)] } }, { "2", "drafter", Check with { Who = [new(HeadOf: "drafter")] } },
        { "2", "who", Check with { Who = [] } }, { "2", "who", Check with { Who = [new(Body: "DU")] } }, { "2", "who", Check with { Who = [new("DU", "Bí thư", Organ: "TT")] } }, { "2", "who", Check with { Organ = "BTV" } },
        { "2", "XX", Ballot with { Organ = "XX" } }, { "2", "organ", Ballot with { Organ = null } }, { "2", "secret", Ballot with { Mode = "secret" } }, { "2", "rule", Ballot with { AtLeast = 3 } },
        { "2", "atLeast", Check with { AtLeast = 0 } }, { "2", "atLeast", Check with { AtLeast = 1, Percent = 50 } }, { "2", "percent", Check with { Percent = 101 } },
        { "2", "due.normal", Check with { Due = Due.SetItem("normal", "soon") } }, { "2", "due.later", Check with { Due = Due.SetItem("later", "2 hours") } },
        { "2", "XX", Check with { When = new(Types: ["NQ", "XX"]) } }, { "2", "YY", Check with { When = new(Organs: ["YY"]) } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void a_step_that_could_not_be_gone_is_named(string step, string what, RouteStep wrong)
    {
        var refused = new Given().When(Tell(Route(Check, wrong))).ThenRefused("route.step-invalid");

        Assert.Equal((step, what), (refused.Arguments["step"], refused.Arguments["part"]));
    }

    [Theory]
    [InlineData("DU", "Bí thư", "K/T", null, "signer.prefix"), InlineData("VPDU", "Phó Chánh Văn phòng", "K/T", null, null), InlineData("VPDU", "Chánh Văn phòng", "T/L", null, "route.step-invalid")]
    [InlineData("VPDU", "Chánh Văn phòng", "T/L", "Quy chế", null), InlineData("DU", "Không ai", null, null, "route.step-invalid"), InlineData("@own-branch", "Bí thư", "K/T", null, "signer.prefix"), InlineData("DU", "Bí thư", "TM", null, "route.step-invalid")]
    public void its_signer_signs_as_the_rules_have_it(string body, string post, string? prefix, string? basis, string? code)
    {
        var outcome = new Given().When(Tell(Route(Check) with { Signer = new(body, post, prefix, basis) }));

        if (code is null) outcome.ThenTold(typeof(RouteDefined)); else outcome.ThenRefused(code);
    }

    [Theory]
    [InlineData(Urgency.Normal, "NQ", 1), InlineData(Urgency.Urgent, "NQ", 2), InlineData(Urgency.Normal, "KH", 2), InlineData(Urgency.Flash, "KH", 3)]
    public void a_step_is_left_out_where_it_is_not_meant(Urgency urgency, string type, int steps)
    {
        var draft = Resolution("rieng") with { Urgency = urgency, Type = type };
        var given = With(Check, Urgent, Standing).After(Draft(Hanh, draft));

        Assert.Equal(steps, given.When(Submit(Hanh)).Told<DirectiveSubmitted>().Steps.Length);
        Assert.Equal(steps, new SimulateRoute(new(Hanh), draft).Run(given.Organisation, Morning).Steps.Length);
    }

    [Fact]
    public void a_vacant_post_is_no_dead_end_where_its_step_is_left_out()
    {
        var vacant = Urgent with { Who = [new("DU", "Phó Bí thư")] };
        var given = new Given().In([.. SampleOffice.Facts.Where(f => f is not AppointmentMade { Person: Bao, Body: "DU" }), Route(vacant, Check, vacant)]);
        Simulation Simulate(Urgency urgency) => new SimulateRoute(new(Hanh), Resolution("rieng") with { Urgency = urgency }).Run(given.Organisation, Morning);

        Assert.Empty(Simulate(Urgency.Normal).DeadEnds);
        Assert.Equal([0, 2], Simulate(Urgency.Urgent).DeadEnds.Select(d => d.Step!.Value));

        var behind = new Given().In([.. SampleOffice.Facts.Where(f => f is not AppointmentMade { Person: Bao, Body: "DU" }), Route(vacant, Check, vacant with { When = null })]);
        Assert.Equal([1], new SimulateRoute(new(Hanh), Resolution("rieng")).Run(behind.Organisation, Morning).DeadEnds.Select(d => d.Step!.Value));
    }

    [Fact]
    public void a_ballot_that_is_left_out_is_a_ballot_that_is_missing()
    {
        var rules = new RulesAdopted(new("147", new(2024, 5, 14), "147-QĐ/TW", [], [new(["BTV"], ["NQ"], "147-QĐ/TW", "n")]), "b");
        var given = new Given().In([.. SampleOffice.Facts, rules, Route(Check, Ballot with { When = new(Types: ["KH"]) })]);

        given.After(Draft(Hanh, Resolution("rieng"))).When(Submit(Hanh)).ThenRefused("route.ballot-required");
    }

    [Theory]
    [InlineData(50, 3, 2), InlineData(34, 3, 2), InlineData(33, 3, 1), InlineData(100, 3, 3), InlineData(1, 4, 1)]
    public void a_share_of_the_people_is_rounded_up(int percent, int people, int needed) => Assert.Equal(needed, RouteProgress.Needed(Check with { Percent = percent }, people));
}
