namespace Workflow.Domain.Tests;

/// <summary>What people ask for, in the shortest words. Everything is about one directive unless another id is given.</summary>
public static class Ask
{
    public static readonly Guid TheDirective = new("00000000-0000-0000-0000-000000000001"), TheMeeting = new("00000000-0000-0000-0000-0000000000aa");

    /// <summary>Addresses of manifests: the text at first, and after a change.</summary>
    public const string FirstText = "hash-1", ChangedText = "hash-2";

    /// <summary>A resolution of the standing committee, for all branches.</summary>
    public static Draft Resolution(string route = "simple") => new("NQ", "DU", "BTV", FirstText, null, [], route, [new("ALL", null, null, null, null)], []);

    /// <summary>A paper of a chi bộ of one.</summary>
    public static Draft BranchPaper => Resolution("chi-bo") with { Body = "CB-CNTT", Organ = "CB", Recipients = [] };

    public static Command Draft(string by, Draft? draft = null, Guid? id = null) => new DraftDirective(new(by), id ?? TheDirective, draft ?? Resolution());

    public static Command Revise(string by, Draft draft, string basedOn = FirstText, Guid? id = null) => new ReviseDraft(new(by), id ?? TheDirective, draft, basedOn);

    public static Command Attach(string by, string hash = ChangedText, string basedOn = FirstText, Guid? id = null) =>
        new AddAttachment(new(by), id ?? TheDirective, new("sha", 3, "text/plain"), hash, basedOn);

    public static Command Submit(string by, Guid? id = null) => new SubmitDirective(new(by), id ?? TheDirective);

    public static Command Withdraw(string by, Guid? id = null) => new WithdrawDirective(new(by), id ?? TheDirective, "reason");

    public static Command Say(string by, ReviewChoice choice, string hash = FirstText, string? comment = null, string? reasonCode = null, Guid? id = null) =>
        new ReviewDirective(new(by), id ?? TheDirective, choice, hash, reasonCode, comment, []);

    public static Command Approve(string by, string hash = FirstText) => Say(by, ReviewChoice.Approve, hash);

    public static Command Return(string by, string hash = FirstText) => Say(by, ReviewChoice.Return, hash, "comment", "content");

    public static Command Reject(string by) => Say(by, ReviewChoice.Reject);

    public static Command Note(string by, string comment = "comment") => Say(by, ReviewChoice.Note, FirstText, comment);

    public static Command Vote(string by, VoteChoice choice = VoteChoice.For, string? opinion = null, string hash = FirstText, Guid? id = null) =>
        new CastVote(new(by), id ?? TheDirective, choice, opinion, false, hash);

    public static Command Opening(string by = Khai, int ballot = 1, Guid? id = null) => new OpenBallot(new(by), id ?? TheDirective, ballot, null);

    public static Command Conclude(string by, BallotOutcome outcome, int ballot = 1, string? text = "conclusion", params string[] finalisers) =>
        new ConcludeBallot(new(by), TheDirective, ballot, outcome, text, [.. finalisers]);

    public static ExcuseMember Excuse(string by, string person) => new(new(by), TheDirective, 1, person, "reason");

    public static MakeComment Comment(string by, CommentWeight weight = CommentWeight.Must, string text = "text", string hash = FirstText) => new(new(by), TheDirective, weight, hash, text, null);

    public static AnswerComment Answer(string by, int n = 1, CommentOutcome outcome = CommentOutcome.Accepted) => new(new(by), TheDirective, n, outcome, "explanation");

    /// <summary>A meeting of the committee's organ today: the first so many of its members were summoned, the first of these came.</summary>
    public static RecordMeeting Held(string by = Bich, string organ = "BCH", int present = 7, int summoned = 9) =>
        new(new(by), TheMeeting, new("DU", organ, Today, Khai, Bich, [.. Committee.Take(summoned)], [.. Committee.Take(present)], [.. Committee.Take(summoned).Skip(present)]));

    public static DecideAtMeeting Decides(int @for, int against = 0, int other = 0, string by = Bich, string? hash = FirstText, BallotOutcome? outcome = null) =>
        new(new(by), TheMeeting, "subject", TheDirective, hash, new(@for, against, other), false, outcome, "conclusion", [], null);

    public static Finalise Corrects(string by, string from = FirstText, string to = ChangedText, bool figures = false) =>
        new(new(by), TheDirective, FinalisationClass.Correction, from, to, "sha-text", "sha-difference", figures);

    public static Finalise AsConcluded(string by, bool figures = false) => Corrects(by, figures: figures) with { Class = FinalisationClass.AsConcluded };

    public static ConfirmFinalisation Confirm(string by, int n = 1) => new(new(by), TheDirective, n);

    public static ObjectToFinalisation ObjectTo(int finalisation, string by) => new(new(by), TheDirective, finalisation, "reason");

    public static ReassignStep Reassign(string from, string to, int step = 1, string by = Bich) => new(new(by), TheDirective, step, from, to, "reason");

    public static ChangeSigner LetSign(string signer, string by = Bich) => new(new(by), TheDirective, signer, "reason");

    public static TranscribeFromPaper OnPaper(Command act, string by = Nga, string? scan = "scan", DateOnly? signedOn = null) =>
        new(new(by), TheDirective, (DirectiveCommand)act, scan, signedOn ?? Today);

    public static BookNumber BookSecret(string by = Nga, SeriesId? series = null, DateOnly? on = null) => new(new(by), series ?? Resolutions, BookingKind.Secret, on ?? Today, 1, "BTGDV", null);

    public static BookNumber BookOutage(int count = 2, DateOnly? on = null, string? waiver = null) => new(new(Nga), Resolutions, BookingKind.Outage, on ?? Today, count, null, waiver);

    public static VoidNumber Void(int number, string by = Nga) => new(new(by), Resolutions, number, "reason");

    public static Command Sign(string by, string hash = FirstText, Guid? id = null) => new SignDirective(new(by), id ?? TheDirective, hash, null);

    public static Command Number(string by, Guid? id = null) => new AssignNumber(new(by), id ?? TheDirective);

    public static Command Seal(string by, Guid? id = null) => new SealDirective(new(by), id ?? TheDirective);

    public static Command Issue(string by, Guid? id = null) => new IssueDirective(new(by), id ?? TheDirective);

    public static QuarantineContent Quarantine(string by, Guid? id = null) => new(new(by), id ?? TheDirective, QuarantineReason.StateSecret, new(2, "BB", "VPĐU"), ["sha-text"]);

    public static Command Recall(string by, Guid? id = null) => new RequestRecall(new(by), id ?? TheDirective, "reason", null, null);

    public static RecordReceipt Receipt(string code, int receipt, string branch = "CB-CNTT", string? by = null, Guid? id = null) =>
        new(new(by ?? Principal.Branch(branch)), NameId.Of("receipt", $"{receipt}"), id ?? TheDirective, branch, code, Morning, null, false, null);

    public static ResendDirective Resend(string by, string branch = "CB-CNTT", Guid? id = null) => new(new(by), id ?? TheDirective, branch);

    public static Command Show(string to, Guid? id = null) => new ShowContent(new(to), id ?? TheDirective, FirstText, "sha");

    /// <summary>What an administrator tells of the organisation.</summary>
    public static ChangeOrganisation Tell(OrganisationEvent change, string by = Admin, bool isNew = true) => new(new(by), change, isNew);

    /// <summary>A person who was in no post before takes one; its id follows from who and where.</summary>
    public static AppointmentMade Appointing(string person, string body, string post, DateOnly from, params string[] organs) =>
        new("", person, body, post, [.. organs], [.. organs.Where(o => o != "TT")], from, null, "Quyết định");

    /// <summary>The programme of the seed, as its clerk would enter it.</summary>
    public static ImportDocument Import(string by, int count = 3, Guid? id = null) => new(
        new(by), id ?? TheDirective, "outgoing", "CTr", "DU", "NK-2020-2025", new(count, "CTr", "ĐU"), $"0{count}/CTr-ĐU", new(2022, 4, 12), null, "manifest", null);

    public static Command As(this Command command, string appointment) => command with { Request = command.Request with { As = appointment } };

    public static Command For(this Command command, string person) => command with { Request = command.Request with { OnBehalfOf = person } };

    public static Command Seeing(this Command command, int version) => command with { Request = command.Request with { IfVersion = version } };
}
