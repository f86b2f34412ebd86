namespace Workflow.Domain.Tests.Organisation;

/// <summary>Sơn acts for Hà, who is absent: in what she granted, while it lasts, and never beside a voice of his own.</summary>
public sealed class AbsenceCoverTests
{
    private static readonly GrantCover HaBySon = Covers.Of(Ha, Son), NgaByDung = Covers.Of(Nga, Dung);

    /// <summary>Approval by both deputies is under way, the form check is done.</summary>
    private static Given InApproval(GrantCover? cover = null, string route = "simple", Draft? draft = null) =>
        new Given().In([.. SampleOffice.Facts, ChiefChecks]).After(cover ?? HaBySon, Draft(Hanh, draft ?? Resolution(route)), Submit(Hanh), Approve(Bich));

    private static Given Signed(GrantCover cover, Draft? draft = null) => InApproval(cover, draft: draft).After(Approve(Ha), Approve(Bao), Sign(Khai));

    private static Command SonForHa => Approve(Son).For(Ha);

    [Fact]
    public void the_deputy_acts_in_the_absent_ones_appointment_and_both_names_are_in_the_fact()
    {
        var reviewed = InApproval().When(SonForHa).Told<StepReviewed>();

        Assert.Equal(By(Ha) with { Person = Son, OnBehalfOf = Ha }, reviewed.By);
        Assert.Contains($"\"person\":\"{Son}\",\"as\":\"{By(Ha).As}\",\"body\":\"DU\",\"post\":\"Phó Bí thư thường trực\",\"onBehalfOf\":\"{Ha}\"", System.Text.Json.JsonSerializer.Serialize(reviewed, TextJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void what_was_done_for_them_is_done_and_not_done_again()
    {
        var given = InApproval().After(SonForHa);

        Assert.Equal([Bao], ReviewTurn.Waiting(given.The, given.The.Open!));
        given.When(SonForHa).ThenNothing();
        given.When(Approve(Ha)).ThenRefused("decision.final");
        given.When(Return(Ha)).ThenRefused("decision.final");
        given.When(Approve(Bao)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(DirectiveApproved));
    }

    [Fact]
    public void what_they_have_done_is_not_done_for_them_again()
    {
        InApproval().After(Approve(Ha)).When(Return(Son).For(Ha)).ThenRefused("not-found");
        InApproval(Covers.Of(Ha, Tuan)).After(Approve(Ha)).When(Return(Tuan).For(Ha)).ThenRefused("decision.final");
    }

    [Fact]
    public void it_begins_and_is_over_to_the_second()
    {
        var given = InApproval(HaBySon with { From = Morning.AddHours(1) });

        given.At(Morning.AddHours(1).AddSeconds(-1)).When(SonForHa).ThenRefused("not-found");
        given.At(Morning.AddHours(1)).When(SonForHa).ThenTold(typeof(StepReviewed));
        given.At(HaBySon.To.AddSeconds(-1)).When(SonForHa).ThenTold(typeof(StepReviewed));
        var over = given.At(HaBySon.To).When(SonForHa).ThenRefused("authority.expired");
        Assert.Equal(("cover", HaBySon.To.ToString("O")), (over.Arguments["capacity"], over.Arguments["until"]));
    }

    [Fact]
    public void ended_early_it_is_over_at_once()
    {
        var given = InApproval().At(Morning.AddHours(3)).After(new EndCover(new(Ha), HaBySon.Id, null));

        given.When(SonForHa).ThenRefused("authority.expired");
        given.When(Approve(Ha)).ThenTold(typeof(StepReviewed));
    }

    [Fact]
    public void it_reaches_the_types_and_the_steps_it_names()
    {
        InApproval(HaBySon with { Types = ["KH", "NQ"] }).When(SonForHa).ThenTold(typeof(StepReviewed));
        InApproval(HaBySon with { Types = ["KH"] }).When(SonForHa).ThenRefused("not-found");
        InApproval(HaBySon with { Steps = [StepKind.Approval] }).When(SonForHa).ThenTold(typeof(StepReviewed));
        InApproval(HaBySon with { Steps = [StepKind.FormCheck] }).When(SonForHa).ThenRefused("not-found");
        InApproval(Covers.Of(Ha, Bich) with { Steps = [StepKind.FormCheck] }).When(Approve(Bich).For(Ha)).ThenRefused("authority.missing");
    }

    [Fact]
    public void it_ends_with_the_appointment_and_with_that_of_the_deputy()
    {
        foreach (var leaver in new[] { Ha, Son })
        {
            var given = InApproval();
            given.In([.. SampleOffice.Facts.Select(f => f is AppointmentMade a && a.Person == leaver ? a with { To = Today } : f), .. given.Log.Select(f => f.Event).OfType<OrganisationEvent>()]);

            given.When(SonForHa).ThenTold(typeof(StepReviewed));
            given.At(Morning.AddDays(1)).When(SonForHa).ThenRefused("not-found");
        }
    }

    [Fact]
    public void nobody_is_covered_by_anybody_else()
    {
        InApproval().When(Approve(Yen).For(Ha)).ThenRefused("not-found");
        InApproval().When(Approve(Son).For(Bao)).ThenRefused("authority.missing");
        InApproval().When(Approve(Khai).For(Ha)).ThenRefused("authority.missing");
        InApproval().When(Approve(Son)).ThenRefused("authority.not-your-turn");
    }

    [Fact]
    public void what_one_covers_for_cannot_be_covered_in_turn()
    {
        var given = InApproval().After(Covers.Of(Son, Yen));

        given.When(Approve(Yen).For(Ha)).ThenRefused("not-found");
        given.When(Approve(Yen).For(Son)).ThenRefused("not-found");
    }

    [Theory]
    [InlineData(Son), InlineData(Ha)]
    public void neither_who_acts_nor_for_whom_may_have_written_it(string drafter) =>
        InApproval(draft: Resolution() with { CoDrafters = [drafter] }).When(SonForHa).ThenRefused("authority.self-approval");

    [Fact]
    public void nobody_returns_their_own_draft_in_anothers_name() =>
        InApproval(Covers.Of(Ha, Hanh)).When(Return(Hanh).For(Ha)).ThenRefused("authority.self-approval");

    [Fact]
    public void one_with_a_seat_of_their_own_in_the_step_has_no_second_voice()
    {
        var given = InApproval(Covers.Of(Ha, Bao));

        given.When(Approve(Bao).For(Ha)).ThenRefused("authority.second-voice");
        given.After(Approve(Bao)).When(Approve(Bao).For(Ha)).ThenRefused("authority.second-voice");
    }

    [Fact]
    public void one_acts_for_one_absent_person_in_a_step_and_not_for_two()
    {
        var given = InApproval().After(Covers.Of(Bao, Son), SonForHa);

        given.When(Approve(Son).For(Bao)).ThenRefused("authority.second-voice");
        given.When(Reassign(Bao, Son)).ThenRefused("authority.second-voice");
    }

    [Fact]
    public void a_remark_for_another_is_a_voice_too()
    {
        var given = InApproval().After(Note(Son).For(Ha));

        given.When(Reassign(Bao, Son)).ThenRefused("authority.second-voice");
        given.When(Approve(Ha)).ThenTold(typeof(StepReviewed));
    }

    [Fact]
    public void nobody_votes_or_signs_for_another()
    {
        Situation.InBallot.After(Covers.Of(Ha, Tuan)).When(Vote(Tuan).For(Ha)).ThenRefused("vote.no-proxy");
        InApproval(Covers.Of(Khai, Son)).After(Approve(Ha), Approve(Bao)).When(Sign(Son).For(Khai)).ThenRefused("not-found");
        InApproval(Covers.Of(Khai, Ha)).After(Approve(Ha), Approve(Bao)).When(Sign(Ha).For(Khai)).ThenRefused("authority.missing");
    }

    [Fact]
    public void the_clerk_is_covered_in_number_seal_and_issue_and_in_the_return()
    {
        var given = Signed(NgaByDung);

        Assert.Equal(By(Nga) with { Person = Dung, OnBehalfOf = Nga }, given.When(Number(Dung).For(Nga)).Told<NumberAssigned>().By);
        given.When(Return(Dung).For(Nga)).ThenTold(typeof(DirectiveReturned));
        given.When(Issue(Dung).For(Nga)).ThenTold(typeof(NumberAssigned), typeof(NumberAllocated), typeof(DirectiveSealed), typeof(DirectiveIssued));
        given.After(Number(Dung).For(Nga)).When(Seal(Dung).For(Nga)).ThenTold(typeof(DirectiveSealed));
        given.When(Number(Dung)).ThenRefused("authority.missing");
        given.At(NgaByDung.To).When(Issue(Dung).For(Nga)).ThenRefused("authority.expired");
        Signed(NgaByDung with { Issue = false }).When(Issue(Dung).For(Nga)).ThenRefused("not-found");
    }

    [Fact]
    public void neither_drafter_nor_signer_issues_in_the_clerks_name()
    {
        Signed(Covers.Of(Nga, Hanh)).When(Issue(Hanh).For(Nga)).ThenRefused("authority.self-approval");
        Signed(Covers.Of(Nga, Khai)).When(Issue(Khai).For(Nga)).ThenRefused("authority.second-voice");
    }

    [Fact]
    public void the_deputy_reads_while_it_waits_for_the_absent_one_and_for_ever_where_they_acted()
    {
        var given = InApproval();

        Assert.Equal("deputy:ha.tran", given.When(Show(Son)).Told<ContentShown>().Capacity);
        given.At(HaBySon.To).When(Show(Son)).ThenRefused("not-found");
        given.At(Morning).After(Approve(Ha)).When(Show(Son)).ThenRefused("not-found");
        Assert.Equal("person:son.bui", InApproval().After(SonForHa).At(HaBySon.To).When(Show(Son)).Told<ContentShown>().Capacity);
        new Given().After(HaBySon, Draft(Hanh), Submit(Hanh)).When(Show(Son)).ThenRefused("not-found");
    }

    [Fact]
    public void what_the_deputy_may_do_is_among_their_actions()
    {
        var given = InApproval();

        Assert.Equal(["review", "return"], AllowedActions.Of(given.The, Son, given.Organisation, Morning));
        Assert.Empty(AllowedActions.Of(given.The, Son, given.Organisation, HaBySon.To));
        Assert.Empty(AllowedActions.Of(given.After(SonForHa).The, Son, given.Organisation, Morning));
    }
}
