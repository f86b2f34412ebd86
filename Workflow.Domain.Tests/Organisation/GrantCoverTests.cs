namespace Workflow.Domain.Tests.Organisation;

public sealed class GrantCoverTests
{
    private static readonly string Covered = By(Ha).As;

    private static Given Office => new Given().In([.. SampleOffice.Facts, ChiefChecks]);

    private static CoverGranted Granted(string by, GrantCover asked, DateTimeOffset? from = null) =>
        new(asked.Id, By(by), asked.Covered, Ha, asked.Deputy, asked.Types, asked.Steps, asked.Issue, from ?? asked.From, asked.To, asked.Basis);

    [Theory]
    [InlineData(Ha), InlineData(Bich)]
    public void who_will_be_absent_or_the_chief_of_office_grants_it(string by)
    {
        var asked = Covers.Of(Ha, Tuan) with { Request = new(by) };

        Office.When(asked).Then(Granted(by, asked));
    }

    [Theory]
    [InlineData(Tuan), InlineData(Khai), InlineData(Nga), InlineData(Kien), InlineData(Admin), InlineData(Stranger)]
    public void nobody_else_does_not_even_the_deputy(string by) =>
        Office.When(Covers.Of(Ha, Tuan) with { Request = new(by) }).ThenRefused("authority.missing");

    [Fact]
    public void the_chief_of_office_grants_it_for_the_offices_that_serve_the_committee_and_not_for_a_branch()
    {
        Office.When(Covers.Of(Nga, Dung) with { Request = new(Bich) }).ThenTold(typeof(CoverGranted));
        Office.When(Covers.Of(Sang, Loc) with { Request = new(Bich) }).ThenRefused("authority.missing");
        Office.When(Covers.Of(Sang, Loc)).ThenTold(typeof(CoverGranted));
    }

    [Fact]
    public void a_deputy_does_not_pass_it_on()
    {
        var given = Office.After(Covers.Of(Ha, Tuan));

        given.When(Covers.Of(Ha, Lan) with { Request = new(Tuan, Covered, Ha) }).ThenRefused("authority.missing");
    }

    [Fact]
    public void asking_twice_records_once_in_whatever_order_it_is_said()
    {
        var asked = Covers.Of(Ha, Tuan) with { Types = ["KH", "NQ"], Steps = [StepKind.Approval, StepKind.FormCheck] };
        var given = Office.After(asked);

        given.When(asked).ThenNothing();
        given.When(asked with { Types = ["NQ", "KH"], Steps = [StepKind.FormCheck, StepKind.Approval] }).ThenNothing();
        given.At(asked.To).When(asked).ThenNothing();
        given.At(Morning).When(asked with { Basis = "another" }).ThenTold(typeof(CoverGranted));
    }

    [Fact]
    public void a_vote_is_never_in_it() => Office.When(Covers.Of(Ha, Tuan) with { Steps = [StepKind.Approval, StepKind.Ballot] }).ThenRefused("vote.no-proxy");

    [Fact]
    public void it_names_what_exists()
    {
        Assert.Equal("appointment", Office.When(Covers.Of(Ha, Tuan) with { Covered = "none" }).ThenRefused("reference.unknown").Arguments["kind"]);
        Assert.Equal("type", Office.When(Covers.Of(Ha, Tuan) with { Types = ["KH", "XX"] }).ThenRefused("reference.unknown").Arguments["kind"]);
        Assert.Equal("person", Office.When(Covers.Of(Ha, Stranger)).ThenRefused("reference.unknown").Arguments["kind"]);
    }

    [Theory]
    [InlineData(Ha), InlineData(Admin)]
    public void a_deputy_is_another_who_holds_a_post_and_administers_nothing(string deputy) => Office.When(Covers.Of(Ha, deputy)).ThenRefused("cover.deputy");

    [Fact]
    public void who_has_left_covers_for_nobody() => new Given().In(SampleOffice.Facts.Select(f => f is AppointmentMade a && a.Person == Tuan ? a with { To = Today.AddDays(-1) } : f))
        .When(Covers.Of(Ha, Tuan)).ThenRefused("cover.deputy");

    [Fact]
    public void it_is_over_after_it_begins_and_after_now()
    {
        var asked = Covers.Of(Ha, Tuan);

        Office.When(asked with { To = asked.From }).ThenRefused("cover.period");
        Office.When(asked with { From = Morning.AddHours(-2), To = Morning }).ThenRefused("cover.period");
        Office.When(asked with { To = asked.From.AddTicks(1) }).ThenTold(typeof(CoverGranted));
    }

    [Fact]
    public void it_never_begins_before_it_was_granted()
    {
        var asked = Covers.Of(Ha, Tuan) with { From = Morning.AddDays(-3) };

        Office.When(asked).Then(Granted(Ha, asked, from: Morning));
    }

    [Fact]
    public void who_holds_several_posts_is_asked_which()
    {
        Assert.Equal(Covered, GrantCover.OnlyAppointmentOf(Ha, Chart, Today).Covered);
        Assert.Equal("authority.capacity-required", GrantCover.OnlyAppointmentOf(Khai, Chart, Today).Rejection?.Code);
        Assert.Equal("reference.unknown", GrantCover.OnlyAppointmentOf(Stranger, Chart, Today).Rejection?.Code);
    }

    [Fact]
    public void it_is_ended_at_once_or_earlier_and_never_later()
    {
        var asked = Covers.Of(Ha, Tuan);
        var given = Office.After(asked);

        given.When(new EndCover(new(Ha), asked.Id, asked.To.AddDays(1))).ThenRefused("cover.period");
        given.When(new EndCover(new(Ha), asked.Id, asked.To)).ThenNothing();
        given.When(new EndCover(new(Bich), asked.Id, Morning.AddHours(5))).Then(new CoverEnded(asked.Id, By(Bich), Morning.AddHours(5)));
        given.When(new EndCover(new(Ha), asked.Id, null)).Then(new CoverEnded(asked.Id, By(Ha), Morning));
        given.When(new EndCover(new(Ha), asked.Id, Morning.AddDays(-9))).Then(new CoverEnded(asked.Id, By(Ha), Morning));
        given.When(new EndCover(new(Tuan), asked.Id, null)).ThenRefused("authority.missing");
        given.When(new EndCover(new(Ha), Guid.Empty, null)).ThenRefused("not-found");
        given.After(new EndCover(new(Ha), asked.Id, null)).At(Morning.AddHours(1)).When(new EndCover(new(Ha), asked.Id, null)).ThenNothing();
        given.When(new EndCover(new(Ha), asked.Id, asked.To)).ThenRefused("cover.period");
        given.When(asked).ThenNothing();
    }
}
