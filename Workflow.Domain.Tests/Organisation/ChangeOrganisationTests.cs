namespace Workflow.Domain.Tests.Organisation;

public sealed class ChangeOrganisationTests
{
    private const string New = "minh.vo";

    private static readonly DateOnly Tomorrow = Today.AddDays(1), Yesterday = Today.AddDays(-1);

    private static readonly BodyEstablished Branch = new("CB-MOI", "Chi bộ Mới", "CB", "chi-bo", null, null, null, "DU", null, false, null, [new("CB", "Chi bộ", "T/M CHI BỘ")])
    {
        From = Today, Basis = "Quyết định",
    };

    private static Given Registered() => new Given().After(Tell(new PersonRegistered(New, "Võ Minh")));

    public static readonly TheoryData<OrganisationEvent> Facts =
    [
        Branch, Branch with { Code = "BTM", Parent = null, Serves = "DU", Organs = [] }, new BodyClosed("CB-CNTT", Tomorrow, "b"), new PersonRegistered(New, "Võ Minh"),
        Appointing(Yen, "CB-CNTT", "Phó Bí thư", Tomorrow, "CB"), new AppointmentEnded($"{Sang}@CB-CNTT", Tomorrow, "b"),
        new DutyAssigned("form-check", new(Body: "VPDU", Post: "Chánh Văn phòng"), ["DU"], Today, null, "b"), new DutyEnded("audit", new(Person: Kien), ["DU"], Tomorrow, "b"),
        new TermOpened("NK-2030-2035", "DU", new(2030, 7, 16), null, "b"), new GroupDefined("HAI", "Hai chi bộ", ["CB-CNTT", "CB-TAICHINH"]),
        new CongressConvened("DU", "NK-2030-2035", Tomorrow, Tomorrow.AddDays(2), "b"),
        new RouteDefined("moi", 1, "Mới", Chart.Routes["simple"].Steps, Chart.Routes["simple"].Signer), new CalendarSet([DayOfWeek.Monday], [Tomorrow], []),
    ];

    [Theory, MemberData(nameof(Facts))]
    public void an_administrator_tells_each_once(OrganisationEvent fact)
    {
        var given = new Given();

        Assert.Equal(fact.GetType(), given.When(Tell(fact)).Told<OrganisationEvent>().GetType());
        given.After(Tell(fact)).When(Tell(fact)).ThenNothing();
    }

    [Theory, MemberData(nameof(Facts))]
    public void nobody_else_does(OrganisationEvent fact)
    {
        foreach (var person in new[] { Khai, Bich, Nga, Kien, Stranger, "branch:CB-CNTT" }) new Given().When(Tell(fact, person)).ThenRefused("authority.missing");
    }

    public static readonly TheoryData<string, OrganisationEvent> Wrong = new()
    {
        { "organisation.taken", Branch with { Code = "CB-CNTT" } }, { "organisation.taken", new PersonRegistered(Khai, "Người khác") },
        { "organisation.taken", new GroupDefined("ALL", "Khác", []) }, { "organisation.taken", new RouteDefined("simple", 0, "Khác", [], new("DU", "Bí thư")) },
        { "organisation.taken", Appointing(Yen, "DU", "Ủy viên Ban Chấp hành", Tomorrow, "BCH") },
        { "organisation.code-invalid", Branch with { Code = "CB.MỚI" } }, { "organisation.code-invalid", Branch with { Code = "*" } }, { "organisation.code-invalid", Branch with { Code = "CB-A_error" } },
        { "organisation.code-invalid", new PersonRegistered("branch:x", "Máy") }, { "organisation.code-invalid", new TermOpened("NK 2030", "DU", new(2030, 7, 16), null, "b") },
        { "organisation.code-invalid", Branch with { Organs = [new("CB", "a", null), new("CB", "b", null)] } }, { "organisation.code-invalid", new GroupDefined("A B", "n", []) },
        { "reference.unknown", Branch with { Parent = "XX" } }, { "reference.unknown", Branch with { Parent = "CB-MOI" } }, { "reference.unknown", new BodyClosed("XX", Today, "b") },
        { "reference.unknown", Appointing(Stranger, "DU", "Khách", Today) }, { "reference.unknown", Appointing(Yen, "XX", "Khách", Today) }, { "reference.unknown", Appointing(Yen, "DU", "Khách", Today, "XX") },
        { "reference.unknown", Appointing(Yen, "DU", "Khách", Today, "BCH") with { VotesIn = ["BTV"] } }, { "reference.unknown", Appointing(Yen, "DU", " ", Today) },
        { "reference.unknown", new AppointmentEnded("x", Today, "b") }, { "reference.unknown", new DutyAssigned("sign", new(Person: Yen), ["DU"], Today, null, "b") },
        { "reference.unknown", new DutyAssigned("draft", new(Person: Yen), ["*"], Today, null, "b") }, { "reference.unknown", new DutyAssigned("draft", new(), ["DU"], Today, null, "b") },
        { "reference.unknown", new DutyAssigned("draft", new(Person: Yen), [], Today, null, "b") }, { "reference.unknown", new DutyEnded("clerk", new(Person: Kien), ["DU"], Today, "b") },
        { "reference.unknown", new GroupDefined("HAI", "n", ["CB-CNTT", "VPDU"]) }, { "reference.unknown", new TermOpened("NK-2030-2035", "XX", Today, null, "b") },
        { "organisation.date-range", Appointing(Yen, "DU", "Khách", Today) with { To = Yesterday } }, { "organisation.date-range", new AppointmentEnded($"{Yen}@DU", TermBegan.AddDays(-1), "b") },
        { "organisation.date-range", new DutyAssigned("draft", new(Person: Yen), ["DU"], Today, Yesterday, "b") }, { "organisation.date-range", new CalendarSet([], [Today], [Today]) },
        { "organisation.date-range", new TermOpened("NK-2030-2035", "DU", Tomorrow, Today, "b") },
        { "organisation.code-invalid", new CongressConvened("DU", "NK 2030", Tomorrow, Tomorrow, "b") }, { "reference.unknown", new CongressConvened("XX", "NK-2030-2035", Tomorrow, Tomorrow, "b") },
        { "organisation.date-range", new CongressConvened("DU", "NK-2030-2035", Tomorrow, Today, "b") }, { "organisation.date-range", new CongressConvened("DU", "NK-2025-2030", Tomorrow, Tomorrow, "b") },
        { "authority.own-appointment", Appointing(Admin, "DU", "Bí thư", Today) }, { "authority.own-appointment", new AppointmentEnded($"{Admin}@VPDU", Today, "b") },
        { "authority.own-appointment", new DutyAssigned("clerk", new(Person: Admin), ["DU"], Today, null, "b") }, { "authority.own-appointment", new DutyAssigned("clerk", new(Post: "Quản trị hệ thống"), ["DU"], Today, null, "b") },
        { "authority.own-appointment", new DutyEnded("administer", new(Person: Admin), ["*"], Today, "b") }, { "authority.own-appointment", new BodyClosed("VPDU", Tomorrow, "b") },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void what_cannot_be_right_is_refused(string code, OrganisationEvent fact) => new Given().When(Tell(fact)).ThenRefused(code);

    [Fact]
    public void a_new_holder_acts_from_the_first_day_and_the_old_one_until_the_last()
    {
        var given = Registered().After(Tell(Appointing(New, "VPDU", "Văn thư", Tomorrow)), Tell(new AppointmentEnded($"{Nga}@VPDU", Today, "Quyết định")));

        Assert.Equal([Nga], given.Organisation.HoldersOf("VPDU", "Văn thư", Today).Select(a => a.Person));
        Assert.Equal([(New, $"{New}.VPDU.1")], given.Organisation.HoldersOf("VPDU", "Văn thư", Tomorrow).Select(a => (a.Person, a.Id)));
        Assert.NotEmpty(given.Organisation.Carrying(Duties.Clerk, "DU", New, Tomorrow));
        Assert.Empty(given.Organisation.Carrying(Duties.Clerk, "DU", Nga, Tomorrow));
    }

    [Fact]
    public void an_appointment_may_end_earlier_than_was_said_and_never_later()
    {
        var given = new Given().After(Tell(new AppointmentEnded($"{Yen}@DU", Tomorrow, "b")));

        given.When(Tell(new AppointmentEnded($"{Yen}@DU", Today, "b"))).ThenTold(typeof(AppointmentEnded));
        given.When(Tell(new AppointmentEnded($"{Yen}@DU", Tomorrow.AddDays(1), "b"))).ThenRefused("organisation.date-range");
    }

    [Fact]
    public void a_duty_that_ended_is_carried_no_more()
    {
        var given = new Given().After(Tell(new DutyEnded("audit", new(Person: Kien), ["DU"], Today, "b")));

        Assert.NotEmpty(given.Organisation.Carrying(Duties.Audit, "DU", Kien, Today));
        Assert.Empty(given.Organisation.Carrying(Duties.Audit, "DU", Kien, Tomorrow));
    }

    [Fact]
    public void a_closed_body_keeps_its_history_and_does_nothing_new()
    {
        var given = new Given().After(Tell(new BodyClosed("CB-CNTT", Today, "Quyết định")));
        var chart = given.Organisation;

        Assert.Equal([Sang], chart.HoldersOf("CB-CNTT", "Bí thư", Today).Select(a => a.Person));
        Assert.Empty(chart.HoldersOf("CB-CNTT", "Bí thư", Tomorrow));
        Assert.NotNull(chart.BodyOn("CB-CNTT", Today));
        Assert.Null(chart.BodyOn("CB-CNTT", Tomorrow));

        given.At(Morning.AddDays(1)).When(Draft(Hanh, Resolution() with { Recipients = [new("CB-CNTT", null, null, null, null)] })).ThenRefused("reference.unknown");
        given.When(Tell(Appointing(Yen, "CB-CNTT", "Bí thư", Tomorrow))).ThenRefused("reference.unknown");
        given.When(Tell(new BodyClosed("CB-CNTT", Tomorrow, "b"))).ThenRefused("organisation.date-range");
        Assert.Equal(["CB-TAICHINH", "DB-THAMDO"], given.After(Draft(Hanh, Resolution("any")), Submit(Hanh), Approve(Ha), Sign(Khai)).When(Issue(Nga)).Told<DirectiveIssued>().Branches.ToArray());
    }

    [Fact]
    public void a_body_is_what_it_was_on_each_day()
    {
        var given = new Given().After(Tell(Chart.Body("CB-CNTT")! with { Name = "Chi bộ Chuyển đổi số", From = Today, Basis = "Quyết định" }, isNew: false));

        Assert.Equal("CB-CNTT", given.Organisation.BodyOn("CB-CNTT", Yesterday)!.Name);
        Assert.Equal("Chi bộ Chuyển đổi số", given.Organisation.BodyOn("CB-CNTT", Today)!.Name);
        var now = given.Organisation.Body("CB-CNTT")!;
        given.When(Tell(now with { Name = "Khác", From = Yesterday }, isNew: false)).ThenRefused("organisation.date-range");
        given.When(Tell(now with { Name = "Khác", From = Tomorrow }, isNew: false)).ThenRefused("organisation.date-range");
        given.When(Tell(now with { Parent = null, From = Today }, isNew: false)).ThenRefused("reference.unknown");
        given.When(Tell(Branch, isNew: false)).ThenRefused("reference.unknown");
    }

    [Fact]
    public void a_new_branch_gets_its_place_to_receive()
    {
        new Given().When(Tell(Branch)).ThenSends(new DeclareBranch("CB-MOI"));
        new Given().When(Tell(Branch with { Parent = null, Serves = "DU" })).ThenSends();
    }

    [Fact]
    public void who_saw_an_older_organisation_is_told_so()
    {
        var given = Registered();
        var version = given.Organisation.Version;

        given.When(Tell(Branch).Seeing(version - 1)).ThenRefused("version.stale");
        given.When(Tell(Branch).Seeing(version)).ThenTold(typeof(BodyEstablished));
    }

    [Fact]
    public void a_branch_founded_today_drafts_in_its_own_term()
    {
        var given = Registered().After(
            Tell(Branch), Tell(new TermOpened("NK-2026-2030", "CB-MOI", Today, null, "Đại hội")), Tell(Appointing(New, "CB-MOI", "Bí thư", Today, "CB")));

        var paper = BranchPaper with { Body = "CB-MOI", Recipients = [new("CB-CNTT", null, null, null, null)] };
        Assert.Equal("01-NQ/CB", given.After(Draft(New, paper), Submit(New), Sign(New)).When(Issue(New)).Told<DirectiveIssued>().Number);
    }
}
