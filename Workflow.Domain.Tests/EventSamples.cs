using System.Collections.Immutable;

namespace Workflow.Domain.Tests;

/// <summary>One event of each type with everything in it filled in.</summary>
public static class EventSamples
{
    private static readonly Guid Id = new("00000000-0000-0000-0000-00000000000a"), Other = new("00000000-0000-0000-0000-00000000000b");

    private static readonly Capacity Nga = new("nga.cao", "VPDU/van-thu", "VPDU", "Văn thư");

    private static readonly Attachment File = new("sha-file", 1234, "application/pdf");

    private static readonly DateOnly Day = new(2026, 3, 5);

    private static readonly DateTimeOffset At = new(2026, 3, 5, 8, 30, 15, 250, VietnamTime.Offset);

    private static readonly TimeLimit Limit = new(At.AddHours(1), At.AddHours(2));

    private static readonly RouteStep Step = new(
        StepKind.FormCheck, [new("VPDU", "Chánh Văn phòng"), new(Organ: "TT"), new(Person: "ha.tran"), new(HeadOf: "drafter.unit")], 2, "BTV", "written",
        ImmutableSortedDictionary<string, string>.Empty.Add("normal", "1 working day")) { Percent = 60, When = new(["NQ"], ["BTV"], [Urgency.Urgent]) };

    private static readonly Draft Draft = new(
        "NQ", "DU", "BTV", "manifest", "sha-text", [File], "nq-btv",
        [new("ALL", "sha-name", Purpose.ToKnow, Channel.Paper, 2)], [new(RelationKind.RepliesTo, Other, "02-NQ/ĐUK")])
    {
        Urgency = Urgency.VeryUrgent, DeliverBy = At, Signer = "khai.nguyen", DueOn = Day, EffectiveFrom = Day, Matter = Matter.Personnel, Important = true,
        DraftingUnit = "BTGDV", CoDrafters = ["thanh.dinh"], Addressees = ["sha-addressee"], Circulation = Circulation.ReturnAfterReading, JointWith = ["UBKT"],
        Appointments = [new("ha.tran", "DU", "Bí thư", ["BCH"], ["BCH"], Day, Day.AddYears(5), "DU/bt")],
    };

    public static readonly ImmutableArray<object> All =
    [
        new DirectiveDrafted(Nga, Draft), new DraftRevised(Nga, Draft), new AttachmentAdded(Nga, File, "manifest"), new DirectiveWithdrawn(Nga, "sha-reason"), new ContentQuarantined(Nga, QuarantineReason.StateSecret, "02-BB/VPĐU", "manifest", ["sha-text"]),
        new DirectiveImported(Nga, "outgoing", "CTr", "DU", "DU.CTR.NK-2020-2025", 3, "03-CTr/ĐU", "03/CTr-ĐU", Day, "sha-issuer", "manifest", File),

        new DirectiveSubmitted(Nga, "manifest", "nq-btv", 2, [Step], "post:DU/Bí thư", new("DU", "Bí thư", "T/L", "Quy chế làm việc")), new StepOpened(1, [new("ha.tran", "DU/pbt") { Post = "post:DU/Phó Bí thư" }], 1, Limit), new StepPassed(1),
        new StepReviewed(1, Nga, ReviewChoice.Approve, "manifest", "content", "sha-comment", ["sha-finding"]), new VoteCast(2, Nga, VoteChoice.Other, "manifest", "sha-opinion", true, 1),
        new BallotOpened(1, Nga, "khai.nguyen", [new("ha.tran", "DU/pbt")], 4, Limit), new MemberExcused(1, Nga, "ha.tran", "sha-reason"),
        new BallotConcluded(1, Nga, BallotOutcome.AdoptedWithChanges, new(4, 2, 1), At, "sha-text", ["ha.tran"], Other),
        new MeetingHeld(Nga, "DU", "BCH", Day, "khai.nguyen", "bich.ho", ["ha.tran", "bao.le"], ["ha.tran"], ["bao.le"]),
        new MeetingDecided(Nga, 1, "sha-subject", Id, "manifest", new(9, 1, 0), 8, true, BallotOutcome.Adopted, "sha-conclusion", ["ha.tran"], "sha-scan"),
        new FinalisationMade(1, Nga, FinalisationClass.AsConcluded, "manifest", "manifest-2", "sha-text", "sha-difference", ["bich.ho"]), new FinalisationConfirmed(1, Nga), new FinalisationObjected(1, Nga, "sha-reason"),
        new SeatPassed(1, "ha.tran", new("bao.le", "DU/pbt") { Post = "post:DU/Phó Bí thư" }),
        new TranscribedFromPaper(Nga, "ha.tran", "sha-scan", Day, "manifest"), new TranscriptionDisputed(1, Nga, "sha-reason"),
        new StepReassigned(1, Nga, "ha.tran", new("bao.le", "DU/pbt"), "sha-reason"), new SignerChanged(Nga, "person:ha.tran", "sha-reason"),
        new CommentMade(1, Nga, CommentWeight.Must, "manifest", "sha-text", "sha-anchor"), new CommentAnswered(1, Nga, CommentOutcome.Partly, "sha-explanation"),
        new DirectiveApproved("manifest", Limit), new ReminderSent(Nga, ["ha.tran"], At), new DeadlineEscalated(["ha.tran"], new("bich.ho", "VPDU/cvp"), At), new DirectiveReturned(Nga, "form-check", "content", "sha-comment", ["sha-finding"], "manifest"),
        new DirectiveRejected(Nga, "approval", "content", "sha-comment", ["sha-finding"], "manifest"),

        new DirectiveSigned(Nga, "manifest", "T/M", true, "c2lnbmF0dXJl", Limit), new DirectiveSealed(Nga),
        new NumberAssigned(Nga, "DU.NQ.NK-2025-2030", 79, "79-NQ/ĐU", Day, Limit),
        new SeriesOpened("DU", "NQ", "NK-2025-2030", 78), new NumberAllocated(79, Id, Day, "79-NQ/ĐU"), new NumberBound(3, Id, Day, "03-CTr/ĐU"),
        new NumberVoided(Nga, 79, Id, Day, "79-NQ/ĐU", "form", "sha-reason"), new NumberBooked(Nga, 80, BookingKind.Secret, Day, "80-NQ/ĐU", "BTC", "sha-reason"),
        new NumberTaken(81, Id, Day, "81-NQ/ĐU"),

        new DirectiveIssued(Nga, Id, "79-NQ/ĐU", Day, "manifest", "sha-printed", ["CB-CNTT", "DB-THAMDO"]),
        new RecallRequested(Nga, "sha-reason", "80-NQ/ĐU", "replace"), new RecallAnswered("CB-CNTT", true), new DirectiveRecalled(),
        new EffectChanged("replaced", Other, "80-NQ/ĐU", Day), new ReceiptRecorded(Other, Id, "CB-CNTT", "03", At, "Tống Văn Sáng", true, "sha-note", Nga, 2), new DeliveryResent(Nga, Id, "CB-CNTT", 2),

        new BodyEstablished("DU", "Đảng ủy", "ĐU", "committee", "upper-grassroots", "Đảng ủy Tập đoàn", "X", "Y", "Bí thư", true, "Hà Nội", [new("BTV", "Ban Thường vụ", "T/M BAN THƯỜNG VỤ")]) { From = Day, Basis = "Quyết định" },
        new BodyClosed("CB-CNTT", Day, "Quyết định"), new AppointmentEnded("khai.nguyen@DU", Day, "42-QĐ/ĐU"), new DutyEnded("clerk", new("nga.cao", "VPDU", "Văn thư"), ["DU", "@own-branch"], Day, "Quy chế"),
        new PersonRegistered("ha.tran", "Trần Thu Hà"), new AppointmentMade("DU/bt", "khai.nguyen", "DU", "Bí thư", ["BCH", "BTV"], ["BTV"], Day, Day.AddYears(5), "Quyết định"),
        new DutyAssigned("clerk", new("nga.cao", "VPDU", "Văn thư"), ["DU", "@own-branch"], Day, Day.AddYears(5), "Quy chế"),
        new TermOpened("NK-2025-2030", "DU", Day, Day.AddYears(5), "Đại hội"), new CongressConvened("DU", "NK-2025-2030", Day, Day.AddDays(2), "Đại hội"), new GroupDefined("ALL", "Toàn Đảng bộ", ["CB-CNTT"]) { Basis = "Quy chế" },
        new RouteDefined("simple", 2, "Thẩm định, duyệt, ký", [Step], new("DU", "Bí thư", "T/L", "Quy chế")) { From = Day, Basis = "Quy chế" },
        new RulesAdopted(new("399-QD-TW", Day, "399-QĐ/TW", [new("grassroots", "CB", ["NQ"], "Điều 11", "nguồn")], [new(["BTV"], ["NQ"], "Điều 9", "nguồn")])
        {
            Types = [new("NQ", "Nghị quyết", "NQ", "NQ", "Điều 5", "nguồn")],
            Deadlines = [new("number", Step.Due, "Điều 15", "nguồn")],
            Form = [new("ending", FormSeverity.Warning, "05-HD/VPTW", "nguồn")],
            Layout = new("nguồn", "A4", new(20, 20, 30, 15), "Times New Roman", new(10, 6, 18, 22), [new("title", 15, 16, [LetterStyle.Bold, LetterStyle.Caps])]),
        }, "Quyết định"),
        new CalendarSet([DayOfWeek.Monday], [Day], [Day.AddDays(2)]) { Basis = "Thông báo" },
        new CoverGranted(Id, Nga, "DU/pbt", "ha.tran", "bao.le", ["KH"], [StepKind.Approval], true, At, At.AddDays(2), "12-GGT/ĐU"), new CoverEnded(Id, Nga, At.AddDays(1)),

        new CommandRefused("nga.cao", "IssueDirective", Id, "status.wrong"), new RefusalsCounted("nga.cao", 12),
        new VoteCameLate("ha.tran", Id, VoteChoice.Other, "manifest", "sha-opinion"), new ContentShown("nga.cao", "duty:DU/clerk", Id, "manifest", "sha-text"),
    ];

    /// <summary>The same types with nothing in them that may be left out.</summary>
    public static readonly ImmutableArray<object> Bare =
    [
        new DirectiveDrafted(Nga, new("CV", "VPDU", null, "manifest", null, [], "cv-vp", [new(null, null, null, null, null)], [new(RelationKind.Basis, null, null)])),
        new DirectiveImported(Nga, "incoming", "NQ", "DU", null, null, "02-NQ/ĐUK", "02-NQ/ĐUK", Day, null, "manifest", null),
        new DirectiveSubmitted(Nga, "manifest", "chi-bo", 1, [Step with { AtLeast = null, Organ = null, Mode = null, Percent = null, When = null }], "person:x", new("DU", "Bí thư")), new StepOpened(0, [], 1, null),
        new StepReviewed(0, Nga, ReviewChoice.Note, "manifest", null, null, []), new VoteCast(0, Nga, VoteChoice.For, "manifest", null, false, 1), new BallotOpened(1, Nga, "khai.nguyen", [], 1, null), new BallotConcluded(1, null, BallotOutcome.NotAdopted, new(0, 7, 0), At, null, [], null),
        new MeetingDecided(Nga, 1, "sha-subject", null, null, new(9, 1, 0), 8, false, BallotOutcome.Adopted, null, [], null), new FinalisationMade(1, Nga, FinalisationClass.Correction, "manifest", "manifest-2", null, "sha-difference", []), new CommentMade(2, Nga, CommentWeight.Note, "manifest", "sha-text", null),
        new DirectiveApproved("manifest"), new ReminderSent(null, [], null), new DeadlineEscalated([], null, At), new NumberAssigned(Nga, "DU.NQ.NK-2025-2030", 79, "79-NQ/ĐU", Day), new DirectiveReturned(Nga, "issue", null, null, [], "manifest"), new DirectiveRejected(null, "ballot", null, null, [], "manifest"), new EffectChanged("amended", Other, "80-NQ/ĐU", null),
        new DirectiveSigned(Nga, "manifest", null, false, null), new DirectiveIssued(Nga, Id, "79-NQ/ĐU", Day, "manifest", null, []),
        new RecallRequested(Nga, null, null, null), new ContentQuarantined(Nga, QuarantineReason.PersonalData, null, "manifest", []), new NumberVoided(Nga, 79, null, Day, "79-NQ/ĐU", null, null), new NumberBooked(Nga, 80, BookingKind.Outage, Day, "80-NQ/ĐU", null, null), new ReceiptRecorded(Other, Id, "CB-CNTT", "01", At, null, false, null, Nga),
        new BodyEstablished("DU", "Đảng ủy", "ĐU", "committee", null, null, null, null, null, false, null, [new("TT", "Thường trực", null)]),
        new AppointmentMade("a", "b", "DU", "c", [], [], Day, null, "d"), new DutyAssigned("draft", new(), [], Day, null, "d"), new TermOpened("t", "DU", Day, null, "d"),
        new RouteDefined("r", 1, "n", [Step with { When = new() }], new("DU", "Bí thư")), new GroupDefined("g", "n", []), new CalendarSet([], [], []), new RulesAdopted(new("r", Day, "s", [new("l", null, [], "c", "s")], []), "b"), new CommandRefused("nga.cao", "DraftDirective", null, "secrecy.refused"), new VoteCameLate("ha.tran", Id, VoteChoice.For, "manifest", null),
    ];
}
