using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Audit;

/// <summary>Who sees what (contract §2): each person may read the text from some stage on, or never.</summary>
public sealed class ReadershipTests
{
    private static readonly ImmutableArray<Func<Given>> Stages =
    [
        () => Situation.Drafted(), () => Situation.Submitted(), () => Situation.Submitted().After(Approve(Bich)), () => Situation.Approved,
        () => Situation.Signed, () => Situation.Numbered, () => Situation.Issued, () => Situation.Recalled,
    ];

    private const int Draft = 0, InReview = 1, SecondStep = 2, Approved = 3, Signed = 4, Issued = 6, Never = 99;

    [Theory]
    [InlineData(Hanh, Draft, "person:hanh.luu")]
    [InlineData(Quyen, Draft, "head:BTGDV")]
    [InlineData(Bich, InReview, "person:bich.ho")]
    [InlineData(Kien, InReview, "duty:DU/audit")]
    [InlineData(Ha, SecondStep, "person:ha.tran")]
    [InlineData(Khai, Approved, "post:DU/Bí thư")]
    [InlineData(Tuan, Signed, "organ:DU/BTV")]
    [InlineData(Nga, Signed, "duty:DU/clerk")]
    [InlineData(Sang, Issued, "branch:CB-CNTT")]
    [InlineData("branch:CB-CNTT", Issued, "branch:CB-CNTT")]
    [InlineData(Son, Never, "")]
    [InlineData(Thanh, Never, "")]
    [InlineData(Dung, Never, "")]
    [InlineData(Admin, Never, "")]
    [InlineData(Stranger, Never, "")]
    public void each_reads_the_text_from_their_stage_on(string person, int from, string capacity)
    {
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var outcome = Stages[stage]().When(Show(person));
            if (stage < from) outcome.ThenRefused("not-found");
            else Assert.Equal(capacity, outcome.Told<ContentShown>().Capacity);
        }
    }

    [Fact]
    public void a_showing_is_noted_in_the_readers_day_and_not_in_the_directive()
    {
        var given = Situation.Drafted();
        var fact = Assert.Single(Show(Hanh).Decide(given).Facts);

        Assert.Equal(DayEvent.StreamOf(Hanh, Morning), fact.Stream);
        Assert.Equal(1, given.After(Show(Hanh)).The.Version);
    }

    [Fact]
    public void a_co_drafter_reads_the_draft() =>
        Assert.Equal("person:thanh.dinh", Situation.Drafted(Resolution() with { CoDrafters = [Thanh] }).When(Show(Thanh)).Told<ContentShown>().Capacity);

    [Fact]
    public void a_reader_of_a_returned_draft_goes_on_reading() => Situation.Submitted().After(Return(Bich)).When(Show(Bich)).ThenTold(typeof(ContentShown));

    [Fact]
    public void an_auditor_knows_of_a_draft_but_does_not_read_its_text()
    {
        var auditor = Chart.PrincipalsOf(Kien, Today);

        Assert.NotNull(Readership.Entitling(Situation.Drafted().The, auditor, text: false));
        Assert.Null(Readership.Entitling(Situation.Drafted().The, auditor, text: true));
    }

    [Theory]
    [InlineData(Khai, true), InlineData(Hanh, true), InlineData(Sang, true), InlineData(Kien, true), InlineData(Admin, false), InlineData(Stranger, false)]
    public void an_imported_document_is_open_to_whoever_holds_a_post_but_administrators(string person, bool reads)
    {
        var outcome = new Given().After(Import(Nga)).When(Show(person));

        if (reads) outcome.ThenTold(typeof(ContentShown));
        else outcome.ThenRefused("not-found");
    }

    [Fact]
    public void whatever_an_outsider_asks_for_there_is_no_such_thing()
    {
        Command[] all =
        [
            Revise(Stranger, Resolution()), Attach(Stranger), Submit(Stranger), Withdraw(Stranger), Approve(Stranger), Vote(Stranger), Sign(Stranger),
            Number(Stranger), Seal(Stranger), Issue(Stranger), Recall(Stranger), Show(Stranger),
        ];

        Assert.All(Stages, stage => Assert.All(all, command => stage().When(command).ThenRefused("not-found")));
        Assert.All(all, command => new Given().When(command).ThenRefused("not-found"));
    }

    [Fact]
    public void a_clerk_opens_the_scan_they_entered_before_they_read_the_text()
    {
        var given = Situation.Submitted().After(OnPaper(Approve(Bich)));
        var scan = new ShowContent(new(Nga), TheDirective, FirstText, "scan");

        Assert.Equal("duty:DU/clerk", given.When(scan).Told<ContentShown>().Capacity);
        given.When(Show(Nga)).ThenRefused("not-found");
        given.When(scan with { Request = new(Tuan) }).ThenRefused("not-found");
        Situation.Submitted().When(scan).ThenRefused("not-found");
    }

    [Fact]
    public void an_outsider_is_not_told_that_their_version_is_stale() => Situation.Drafted().When(Submit(Stranger).Seeing(7)).ThenRefused("not-found");
}
