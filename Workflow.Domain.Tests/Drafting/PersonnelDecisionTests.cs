namespace Workflow.Domain.Tests.Drafting;

public sealed class PersonnelDecisionTests
{
    /// <summary>Lan follows Hà as standing deputy.</summary>
    private static readonly AppointmentPlan LanForHa = new(Lan, "DU", "Phó Bí thư thường trực", ["BCH", "BTV", "TT"], ["BCH", "BTV"], null, null, $"{Ha}@DU");

    private static Draft Decision(params AppointmentPlan[] plans) => Resolution("any") with { Type = "QĐ", Matter = Matter.Personnel, Appointments = [.. plans] };

    private static Given Signed(params AppointmentPlan[] plans) => Situation.Drafted(Decision(plans)).After(Submit(Hanh), Approve(Ha), Sign(Khai));

    [Fact]
    public void its_appointments_take_effect_with_its_issue_and_cite_its_number()
    {
        var outcome = Signed(LanForHa).When(Issue(Nga));

        Assert.Equal(new AppointmentEnded($"{Ha}@DU", Today.AddDays(-1), "42-QĐ/ĐU"), outcome.Told<AppointmentEnded>());
        Assert.Equal(($"{Lan}.DU.2", Lan, Today, "42-QĐ/ĐU"), outcome.Told<AppointmentMade>() is var made ? (made.Id, made.Person, made.From, made.Basis) : default);

        var chart = Signed(LanForHa).After(Issue(Nga)).Organisation;
        Assert.Equal([Lan], chart.HoldersOf("DU", "Phó Bí thư thường trực", Today).Select(a => a.Person));
        Assert.Equal([Ha], chart.HoldersOf("DU", "Phó Bí thư thường trực", Today.AddDays(-1)).Select(a => a.Person));
    }

    [Fact]
    public void nothing_takes_effect_before_and_nothing_twice()
    {
        Assert.Equal([Ha], Signed(LanForHa).After(Number(Nga)).Organisation.HoldersOf("DU", "Phó Bí thư thường trực", Today).Select(a => a.Person));
        Signed(LanForHa).After(Issue(Nga)).When(Issue(Nga)).ThenNothing();
    }

    [Fact]
    public void it_takes_effect_from_the_day_it_says()
    {
        var from = Today.AddDays(10);

        Assert.Equal(from, Signed(LanForHa with { From = from }).When(Issue(Nga)).Told<AppointmentMade>().From);
        var later = Situation.Drafted(Decision(LanForHa) with { EffectiveFrom = from }).After(Submit(Hanh), Approve(Ha), Sign(Khai)).When(Issue(Nga));
        Assert.Equal((from, from.AddDays(-1)), (later.Told<AppointmentMade>().From, later.Told<AppointmentEnded>().On));
    }

    [Fact]
    public void somebody_may_only_leave() =>
        Signed(new AppointmentPlan(null, null, null, [], [], Today.AddDays(5), null, $"{Bao}@DU")).When(Issue(Nga)).ThenTold(
            typeof(NumberAssigned), typeof(NumberAllocated), typeof(DirectiveSealed), typeof(DirectiveIssued), typeof(AppointmentEnded));

    public static readonly TheoryData<string, AppointmentPlan> Wrong = new()
    {
        { "reference.unknown", LanForHa with { Person = Stranger } }, { "reference.unknown", LanForHa with { Person = null } }, { "reference.unknown", LanForHa with { Body = "XX" } }, { "reference.unknown", LanForHa with { Organs = ["XX"] } },
        { "reference.unknown", LanForHa with { Ends = "x" } }, { "reference.unknown", LanForHa with { Post = null, Ends = null } }, { "organisation.date-range", LanForHa with { To = Today.AddDays(-1) } },
        { "organisation.taken", LanForHa with { Person = Ha, Ends = null } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void what_could_not_take_effect_is_not_drafted(string code, AppointmentPlan plan)
    {
        new Given().When(Draft(Hanh, Decision(plan))).ThenRefused(code);
        Situation.Drafted(Decision()).When(Revise(Hanh, Decision(plan))).ThenRefused(code);
    }

    [Theory]
    [InlineData(Matter.Ordinary), InlineData(Matter.Discipline)]
    public void only_a_decision_on_personnel_appoints(Matter matter) =>
        new Given().When(Draft(Hanh, Decision(LanForHa) with { Matter = matter })).ThenRefused("appointments.not-personnel");

    [Fact]
    public void what_changed_meanwhile_stops_the_issue_and_what_is_done_already_does_not()
    {
        Signed(LanForHa).After(Tell(new BodyClosed("DB-THAMDO", Today.AddDays(-1), "b")), Tell(new AppointmentEnded($"{Ha}@DU", Today.AddDays(-2), "b")))
            .When(Issue(Nga)).ThenTold(typeof(NumberAssigned), typeof(NumberAllocated), typeof(DirectiveSealed), typeof(DirectiveIssued), typeof(AppointmentMade));
        Signed(LanForHa).After(Tell(Appointing(Lan, "DU", "Phó Bí thư thường trực", Today))).When(Issue(Nga)).ThenRefused("organisation.taken");
    }

    [Fact]
    public void two_posts_in_one_decision_get_two_ids()
    {
        var told = Signed(LanForHa, LanForHa with { Post = "Trưởng Ban Tổ chức", Organs = [], VotesIn = [], Ends = null });

        Assert.Equal([$"{Lan}.DU.2", $"{Lan}.DU.3"], told.After(Issue(Nga)).Log.Select(f => f.Event).OfType<AppointmentMade>().Select(a => a.Id));
    }
}
