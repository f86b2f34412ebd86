namespace Workflow.Domain.Tests.Drafting;

/// <summary>Cách ly văn bản (domain.md §7, rule 11): the content goes, the record of it stays.</summary>
public sealed class QuarantineContentTests
{
    public static readonly TheoryData<string, string, Func<Given>> NeverIssued = new()
    {
        { "draft", "withdrawn", () => Situation.Drafted() }, { "in-review", "withdrawn", () => Situation.Submitted() }, { "approved", "withdrawn", () => Situation.Approved },
        { "signed", "withdrawn", () => Situation.Signed }, { "numbered", "withdrawn", () => Situation.Numbered }, { "withdrawn", "withdrawn", () => Situation.Drafted().After(Withdraw(Hanh)) },
        { "rejected", "rejected", () => Situation.Submitted().After(Reject(Bich)) }, { "recall-requested", "recall-requested", () => Situation.Recalled },
        { "issued", "issued", () => new Given().After(Import(Nga)) },
    };

    private static readonly ContentQuarantined Tombstone = new(By(Bich), QuarantineReason.StateSecret, "02-BB/VPĐU", FirstText, ["sha-text"]);

    [Theory, MemberData(nameof(NeverIssued))]
    public void the_chief_of_office_quarantines_it_whatever_its_state(string before, string after, Func<Given> situation)
    {
        var given = InOffice(situation());
        Assert.Equal(before, TextJson.Name(given.The.Status));

        given.When(Quarantine(Bich)).Then(Tombstone with { ContentHash = given.The.ContentHash });

        given.After(Quarantine(Bich));
        Assert.Equal(after, TextJson.Name(given.The.Status));
        Assert.Empty(AllowedActions.Of(given.The, Bich, given.Organisation, Morning));
    }

    [Fact]
    public void copies_of_what_was_issued_are_called_back_without_waiting_for_the_signer()
    {
        var quarantined = InOffice(Situation.Issued).When(Quarantine(Bich));

        quarantined.Then(Tombstone, new RecallRequested(By(Bich), null, null, null));
        quarantined.ThenSends(new DistributeRecall(TheDirective));

        InOffice(new Given().After(Ask.Draft(Hanh, Resolution() with { Recipients = [] }), Submit(Hanh), Approve(Bich), Approve(Ha), Approve(Bao), Sign(Khai), Issue(Nga)))
            .When(Quarantine(Bich)).ThenTold(typeof(ContentQuarantined), typeof(RecallRequested), typeof(DirectiveRecalled));
    }

    [Fact]
    public void a_branch_answers_that_recall_and_nothing_it_types_is_kept()
    {
        var given = InOffice(Situation.Issued).After(Quarantine(Bich));

        var told = given.When(Receipt("15", 1) with { Note = "sha-note" });

        Assert.Null(told.Told<ReceiptRecorded>().Note);
        given.After(Receipt("15", 1), Receipt("15", 2, "CB-TAICHINH"), Receipt("15", 3, "DB-THAMDO"));
        Assert.Equal(DirectiveStatus.Recalled, given.The.Status);
    }

    [Theory, InlineData(Hanh), InlineData(Khai), InlineData(Nga), InlineData(Ha)]
    public void nobody_else_does_whatever_part_they_have_in_it(string person) =>
        Assert.Equal("form-check", InOffice(Situation.Signed).When(Quarantine(person)).ThenRefused("authority.missing").Arguments["duty"]);

    [Theory, InlineData(Admin), InlineData(Stranger), InlineData("branch:CB-CNTT")]
    public void an_administrator_or_an_outsider_is_told_of_no_such_directive(string person) => InOffice(Situation.Signed).When(Quarantine(person)).ThenRefused("not-found");

    [Fact]
    public void nobody_does_it_for_another() => InOffice(Situation.Submitted()).When(Quarantine(Bao).For(Bich)).ThenRefused("authority.missing");

    [Fact]
    public void the_committees_office_does_it_for_a_branch_too() => InOffice(new Given().After(Ask.Draft(Sang, BranchPaper))).When(Quarantine(Bich)).ThenTold(typeof(ContentQuarantined));

    [Fact]
    public void asked_twice_it_is_done_once() => InOffice(Situation.Submitted()).After(Quarantine(Bich)).When(Quarantine(Bich)).ThenNothing();

    [Fact]
    public void who_saw_an_older_version_looks_again() => InOffice(Situation.Submitted()).When(Quarantine(Bich).Seeing(1)).ThenRefused("version.stale");

    [Fact]
    public void it_waits_for_nobody_and_has_no_deadline_any_more()
    {
        var given = InOffice(Situation.Submitted());
        Assert.NotNull(given.The.Open);
        Assert.NotNull(given.The.Deadline);

        given.After(Quarantine(Bich));

        Assert.Null(given.The.Open);
        Assert.Null(given.The.Deadline);
        given.At(Morning.AddDays(30)).When(new MeetDeadline(new(Principal.System), TheDirective)).ThenNothing();
    }

    [Fact]
    public void its_number_stays_its_own()
    {
        var given = InOffice(Situation.Numbered).After(Quarantine(Bich));

        Assert.Equal("79-NQ/ĐU", given.The.PrintedNumber);
    }

    [Fact]
    public void every_later_command_is_refused_by_name()
    {
        var drafted = InOffice(Situation.Drafted()).After(Quarantine(Bich));
        foreach (var command in new[] { Revise(Hanh, Resolution() with { Important = true }), Attach(Hanh), Submit(Hanh), Withdraw(Hanh), Show(Hanh) }) drafted.When(command).ThenRefused("content.quarantined");

        var reviewed = InOffice(Situation.Submitted()).After(Quarantine(Bich));
        foreach (var command in new[] { Approve(Bich), Return(Bich), new RemindPeople(new(Hanh), TheDirective), new MakeComment(new(Bich), TheDirective, CommentWeight.Note, FirstText, "sha", null) })
            reviewed.When(command).ThenRefused("content.quarantined");

        var signed = InOffice(Situation.Numbered).After(Quarantine(Bich));
        foreach (var command in new[] { Sign(Khai), Number(Nga), Seal(Nga), Issue(Nga) }) signed.When(command).ThenRefused("content.quarantined");

        InOffice(Situation.Issued).After(Quarantine(Bich)).When(Recall(Khai)).ThenRefused("content.quarantined");
        InOffice(new Given().After(Import(Nga))).After(Quarantine(Bich)).When(Import(Nga)).ThenRefused("content.quarantined");
    }

    [Fact]
    public void a_meeting_decides_on_it_no_more()
    {
        var meeting = Guid.CreateVersion7();
        string[] members = [Khai, Ha, Bao, Tuan, Lan, Long, Mai, Son, Yen];
        var given = InOffice(Situation.Submitted("nq-bch")).After(
            Approve(Bich), Approve(Khai), Approve(Ha), Opening(), Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan), Conclude(Khai, BallotOutcome.ToMeeting, ballot: 2),
            new RecordMeeting(new(Bich), meeting, new("DU", "BCH", Today, Khai, Bich, [.. members], [.. members], [])), Quarantine(Bich));

        given.When(new DecideAtMeeting(new(Bich), meeting, "subject", TheDirective, FirstText, new(9, 0, 0), false, null, null, [], null)).ThenRefused("content.quarantined");
    }

    /// <summary>However it came there, and whatever anybody tries afterwards: nothing but the answers to its recall, and what newer documents make of it.</summary>
    [Fact]
    public void whatever_anybody_asks_afterwards_nothing_more_is_done_with_it() => Gen.Select(Walk.Any, Walk.Any).Sample((before, after) =>
    {
        var given = InOffice(new Given());
        foreach (var step in before) given.Record(Walk.Asked(step, given).Decide(given));
        foreach (var paper in Walk.Papers.Where(id => given.Directive(id) is not null)) given.After(Quarantine(Bich, paper));
        var facts = given.Log.Count;

        foreach (var step in after.Where(step => given.Directive(Walk.Papers[step.Directive]) is not null)) given.Record(Walk.Asked(step, given).Decide(given));

        Assert.DoesNotContain(given.Log.Skip(facts), fact => Walk.Papers.Contains(fact.Stream.Id) && fact.Event is not (RecallAnswered or DirectiveRecalled or EffectChanged));
    }, iter: 100);

    private static Given InOffice(Given given) => given.In([.. Facts, ChiefChecks]);
}
