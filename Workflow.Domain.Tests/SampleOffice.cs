using System.Collections.Immutable;

namespace Workflow.Domain.Tests;

/// <summary>The sample committee, as far as the rules can tell it apart: invented people, one office of each kind, three branches.</summary>
public static class SampleOffice
{
    public const string Khai = "khai.nguyen", Ha = "ha.tran", Bao = "bao.le", Tuan = "tuan.pham", Lan = "lan.vu", Long = "long.hoang", Mai = "mai.dang";
    public const string Son = "son.bui", Yen = "yen.do", Bich = "bich.ho", Dung = "dung.to", Nga = "nga.cao", Thanh = "thanh.dinh", Hanh = "hanh.luu";
    public const string Quyen = "quyen.chau", Kien = "kien.ta", Admin = "quan.tri", Sang = "bt.cb-cntt", Loc = "bt.cb-taichinh", Uyen = "bt.db-thamdo";

    /// <summary>Holds no post anywhere.</summary>
    public const string Stranger = "nguoi.la";

    /// <summary>Those who vote in the committee, the nine of BCH; the first seven are BTV.</summary>
    public static readonly ImmutableArray<string> Committee = [Khai, Ha, Bao, Tuan, Lan, Long, Mai, Son, Yen];

    /// <summary>A Thursday, a working day.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 3, 5, 8, 0, 0, VietnamTime.Offset);

    public static readonly DateOnly Today = VietnamTime.DateOf(Morning);

    public static readonly DateOnly TermBegan = new(2025, 7, 16);

    public static readonly SeriesId Resolutions = new("DU", "NQ", "NK-2025-2030"), Decisions = new("DU", "QD", "NK-2025-2030"), OldProgrammes = new("DU", "CTR", "NK-2020-2025");

    public static readonly ImmutableArray<SeriesOpened> Series =
        [new("DU", "NQ", "NK-2025-2030", 78), new("DU", "QD", "NK-2025-2030", 41), new("DU", "CTR", "NK-2020-2025", 3)];

    public static readonly ImmutableArray<OrganisationEvent> Facts = [.. Bodies(), .. Appointments(), .. Routes(), .. Rules(), new RulesAdopted(Catalogue.ShippedRules.Types, "Quyết định")];

    public static readonly OrganisationChart Chart = Facts.Aggregate(OrganisationChart.Empty, OrganisationChart.Evolve);

    /// <summary>Chánh Văn phòng checks the form for the committee, and keeps its office: told where a test is about it.</summary>
    public static readonly DutyAssigned ChiefChecks = new("form-check", new(Body: "VPDU", Post: "Chánh Văn phòng"), ["DU"], TermBegan, null, "Quy chế làm việc");

    /// <summary>Everybody who might try something.</summary>
    public static readonly ImmutableArray<string> Everybody = [.. Facts.OfType<AppointmentMade>().Select(a => a.Person).Distinct(), "branch:CB-CNTT", Stranger];

    /// <summary>The capacity in which the person acts by their first post, or by the one in <paramref name="body"/>.</summary>
    public static Capacity By(string person, string? body = null) =>
        Capacity.Of(Facts.OfType<AppointmentMade>().First(a => a.Person == person && (body is null || a.Body == body)));

    private static IEnumerable<OrganisationEvent> Bodies() =>
    [
        Body("DU", "ĐU", "committee") with { Level = "upper-grassroots", HasSeal = true, Organs = [new("BCH", "Ban Chấp hành", "T/M ĐẢNG ỦY"), new("BTV", "Ban Thường vụ", "T/M BAN THƯỜNG VỤ"), new("TT", "Thường trực", null)] },
        Office("VPDU", "VPĐU", "Chánh Văn phòng"), Office("UBKT", "UBKT", "Chủ nhiệm"), Office("BTGDV", "BTGDV", "Trưởng ban"), Office("BCD-CDS", "BCĐ", "Trưởng ban"),
        ChiBo("CB-CNTT"), ChiBo("CB-TAICHINH"),
        Body("DB-THAMDO", "ĐU", "dang-bo-co-so") with { Level = "grassroots", Parent = "DU", HasSeal = true, Organs = [new("BTV", "Ban Thường vụ", "T/M BAN THƯỜNG VỤ")] },
        .. new[] { "CB-CNTT", "CB-TAICHINH", "DB-THAMDO" }.Select(b => new TermOpened("NK-2025-2030", b, new(2025, 5, 1), null, "Đại hội")),
        new TermOpened("NK-2020-2025", "DU", new(2020, 7, 1), new(2025, 7, 15), "Đại hội lần thứ III"),
        new TermOpened("NK-2025-2030", "DU", TermBegan, null, "Đại hội lần thứ IV"),
        new GroupDefined("ALL", "Toàn Đảng bộ", ["CB-CNTT", "CB-TAICHINH", "DB-THAMDO"]),
        new GroupDefined("CHI-BO", "Các chi bộ", ["CB-CNTT", "CB-TAICHINH"]),
    ];

    private static BodyEstablished Body(string code, string symbol, string kind) => new(code, code, symbol, kind, null, null, null, null, null, false, null, []);

    private static BodyEstablished Office(string code, string symbol, string head) => Body(code, symbol, "office") with { Serves = "DU", Head = head, HasSeal = true };

    private static BodyEstablished ChiBo(string code) => Body(code, "CB", "chi-bo") with { Level = "grassroots", Parent = "DU", Organs = [new("CB", "Chi bộ", "T/M CHI BỘ")] };

    private static IEnumerable<OrganisationEvent> Appointments() =>
    [
        Post(Khai, "DU", "Bí thư", "BCH", "BTV", "TT"), Post(Ha, "DU", "Phó Bí thư thường trực", "BCH", "BTV", "TT"), Post(Bao, "DU", "Phó Bí thư", "BCH", "BTV", "TT"),
        .. new[] { Tuan, Lan, Long, Mai }.Select(p => Post(p, "DU", "Ủy viên Ban Thường vụ", "BCH", "BTV")),
        .. new[] { Son, Yen }.Select(p => Post(p, "DU", "Ủy viên Ban Chấp hành", "BCH")),
        Post(Bich, "VPDU", "Chánh Văn phòng"), Post(Dung, "VPDU", "Phó Chánh Văn phòng"), Post(Nga, "VPDU", "Văn thư"), Post(Thanh, "VPDU", "Chuyên viên"),
        Post(Admin, "VPDU", "Quản trị hệ thống"), Post(Hanh, "BTGDV", "Chuyên viên"), Post(Quyen, "BTGDV", "Trưởng ban"),
        Post(Mai, "UBKT", "Chủ nhiệm"), Post(Kien, "UBKT", "Kiểm tra viên"), Post(Khai, "BCD-CDS", "Trưởng ban"),
        Post(Sang, "CB-CNTT", "Bí thư"), Post(Loc, "CB-TAICHINH", "Bí thư"), Post(Uyen, "DB-THAMDO", "Bí thư"),
    ];

    /// <summary>An appointment since the term began; it votes in every organ but the standing one.</summary>
    public static AppointmentMade Post(string person, string body, string post, params string[] organs) =>
        new($"{person}@{body}", person, body, post, [.. organs], [.. organs.Where(o => o != "TT")], TermBegan, null, "Quyết định kiện toàn");

    private static IEnumerable<OrganisationEvent> Routes()
    {
        var formCheck = Step(StepKind.FormCheck, null, new StepPeople("VPDU", "Chánh Văn phòng"));
        var opinions = Step(StepKind.Opinion, null, new StepPeople("UBKT", "Chủ nhiệm"), new StepPeople("BCD-CDS", "Trưởng ban"));
        var deputies = Step(StepKind.Approval, null, new StepPeople("DU", "Phó Bí thư thường trực"), new StepPeople("DU", "Phó Bí thư"));
        var secretary = new RouteSigner("DU", "Bí thư");
        return
        [
            new RouteDefined("simple", 1, "Thẩm định, duyệt, ký", [formCheck, deputies], secretary),
            new RouteDefined("any", 1, "Một người duyệt", [deputies with { AtLeast = 1 }], secretary),
            new RouteDefined("opinions", 1, "Góp ý, duyệt", [formCheck, opinions], secretary),
            new RouteDefined("nq-btv", 1, "Nghị quyết Ban Thường vụ", [formCheck, opinions, Ballot("BTV")], secretary),
            new RouteDefined("nq-bch", 1, "Nghị quyết Ban Chấp hành", [formCheck, Step(StepKind.Approval, 2, new StepPeople(Organ: "TT")), Ballot("BTV"), Ballot("BCH")], secretary),
            new RouteDefined("cv-vp", 1, "Công văn", [Step(StepKind.Approval, null, new StepPeople(HeadOf: "drafter.unit"))], new("VPDU", "Chánh Văn phòng", "T/L", "Quy chế làm việc")),
            new RouteDefined("chi-bo", 1, "Văn bản của chi bộ", [], new("@own-branch", "Bí thư")),
        ];
    }

    private static RouteStep Step(StepKind kind, int? atLeast, params StepPeople[] who) =>
        new(kind, [.. who], atLeast, null, null, ImmutableSortedDictionary<string, string>.Empty.Add("normal", "1 working day").Add("urgent", "2 hours"));

    private static RouteStep Ballot(string organ) => Step(StepKind.Ballot, null) with { Organ = organ, Mode = "written" };

    private static IEnumerable<OrganisationEvent> Rules() =>
    [
        Duty("draft", new Holder(Post: "Chuyên viên"), "DU", "VPDU", "BTGDV", "UBKT", "BCD-CDS"), Duty("draft", new Holder(Post: "Bí thư"), "@own-branch"),
        Duty("clerk", new Holder(Body: "VPDU", Post: "Văn thư"), "DU", "VPDU", "BTGDV", "BCD-CDS"), Duty("clerk", new Holder(Post: "Bí thư"), "@own-branch"),
        Duty("audit", new Holder(Person: Kien), "DU"), Duty("administer", new Holder(Person: Admin), "*"),
        .. People(),
        new CalendarSet([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], [new(2026, 4, 30), new(2026, 5, 1)], []),
    ];

    private static DutyAssigned Duty(string duty, Holder who, params string[] bodies) => new(duty, who, [.. bodies], new(2025, 5, 1), null, "Quy chế làm việc");

    private static IEnumerable<PersonRegistered> People() => Appointments().OfType<AppointmentMade>().Select(a => a.Person).Distinct().Select(p => new PersonRegistered(p, $"Đồng chí {p}"));
}
