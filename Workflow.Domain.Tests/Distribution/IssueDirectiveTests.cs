namespace Workflow.Domain.Tests.Distribution;

public sealed class IssueDirectiveTests
{
    private static readonly Guid Older = new("00000000-0000-0000-0000-000000000009");

    [Fact]
    public void issuing_does_whatever_of_number_and_seal_is_undone()
    {
        Situation.Signed.When(Issue(Nga)).ThenTold(typeof(NumberAssigned), typeof(NumberAllocated), typeof(DirectiveSealed), typeof(DirectiveIssued));
        Situation.Numbered.When(Issue(Nga)).ThenTold(typeof(DirectiveSealed), typeof(DirectiveIssued));
        Situation.Numbered.After(Seal(Nga)).When(Issue(Nga)).ThenTold(typeof(DirectiveIssued));
    }

    [Fact]
    public void it_goes_to_every_branch_of_its_recipients_once()
    {
        var given = Situation.Drafted(Resolution("any") with { Recipients = [To("CHI-BO"), To("DB-THAMDO"), To("CB-CNTT"), new(null, "name", Purpose.ToKnow, Channel.Paper, 1)] })
            .After(Submit(Hanh), Approve(Ha), Sign(Khai));

        var outcome = given.When(Issue(Nga));
        Assert.Equal(["CB-CNTT", "CB-TAICHINH", "DB-THAMDO"], outcome.Told<DirectiveIssued>().Branches.ToArray());
        outcome.ThenSends(new DistributeIssue(TheDirective));
    }

    [Fact]
    public void the_issue_names_the_number_and_what_was_signed()
    {
        var issued = Situation.Signed.When(Issue(Nga)).Told<DirectiveIssued>();

        Assert.Equal(("79-NQ/ĐU", Today, FirstText), (issued.Number, issued.IssuedOn, issued.ContentHash));
    }

    [Fact]
    public void the_date_of_issue_is_that_of_the_number() =>
        Assert.Equal(Today, Situation.Numbered.At(Morning.AddDays(1)).When(Issue(Nga)).Told<DirectiveIssued>().IssuedOn);

    [Theory]
    [InlineData(Khai), InlineData(Hanh), InlineData(Bich), InlineData(Kien)]
    public void only_the_clerk_issues(string person) => Situation.Signed.When(Issue(person)).ThenRefused("authority.missing");

    [Fact]
    public void nothing_leaves_before_it_is_signed()
    {
        Situation.Submitted().When(Issue(Nga)).ThenRefused("status.wrong");
        Situation.Approved.When(Issue(Nga)).ThenRefused("status.wrong");
    }

    [Theory]
    [InlineData(RelationKind.Replaces, "replaced"), InlineData(RelationKind.Repeals, "repealed")]
    [InlineData(RelationKind.Amends, "amended"), InlineData(RelationKind.Supplements, "amended")]
    public void what_it_says_of_an_older_document_takes_effect_with_it(RelationKind kind, string effect)
    {
        var outcome = NewerThan(Older, kind).When(Issue(Nga));

        Assert.Equal(new EffectChanged(effect, TheDirective, "80-NQ/ĐU", null), outcome.Told<EffectChanged>());
        outcome.ThenSends(new DistributeIssue(TheDirective), new DistributeEffect(Older));
    }

    [Theory]
    [InlineData(RelationKind.Basis), InlineData(RelationKind.Implements), InlineData(RelationKind.Corrects), InlineData(RelationKind.RepliesTo)]
    public void merely_citing_it_changes_nothing(RelationKind kind) => NewerThan(Older, kind).When(Issue(Nga)).ThenSends(new DistributeIssue(TheDirective));

    [Fact]
    public void said_twice_it_is_replaced_not_amended_and_told_once()
    {
        var newer = Resolution("any") with { Relations = [new(RelationKind.Replaces, Older, null), new(RelationKind.Amends, Older, null)] };
        var given = new Given().After(Import(Nga, id: Older), Draft(Hanh, newer), Submit(Hanh), Approve(Ha), Sign(Khai));

        Assert.Equal("replaced", given.When(Issue(Nga)).Told<EffectChanged>().Effect);
    }

    [Fact]
    public void the_older_document_stays_in_force_until_the_newer_one_takes_effect()
    {
        var (year, newer) = (new DateOnly(2027, 1, 1), Resolution("any") with { EffectiveFrom = new(2027, 1, 1), Relations = [new(RelationKind.Replaces, Older, null)] });
        var older = new Given().After(Import(Nga, id: Older), Draft(Hanh, newer), Submit(Hanh), Approve(Ha), Sign(Khai), Issue(Nga)).Directive(Older)!;

        Assert.Equal("in-force", Effects.Of(older, year.AddDays(-1)));
        Assert.Equal("replaced", Effects.Of(older, year));
    }

    [Fact]
    public void what_a_superior_body_issued_is_not_ours_to_replace()
    {
        var superior = Import(Nga, id: Older) with { Direction = "incoming", Type = "NQ", Term = null, Number = new(184, "NQ", "ĐU"), Printed = "184-NQ/ĐU", Issuer = "issuer" };
        var newer = Resolution("any") with { Relations = [new(RelationKind.Replaces, Older, null)] };
        var given = new Given().After(superior, Draft(Hanh, newer), Submit(Hanh), Approve(Ha), Sign(Khai), Issue(Nga));

        Assert.Null(given.Directive(Older)!.Effect);
    }

    [Fact]
    public void an_imported_document_is_replaced_without_a_message()
    {
        var given = Situation.Drafted(Resolution("any") with { Relations = [new(RelationKind.Replaces, Older, null)] })
            .After(Import(Nga, id: Older), Submit(Hanh), Approve(Ha), Sign(Khai));

        given.When(Issue(Nga)).ThenSends(new DistributeIssue(TheDirective));
        Assert.Equal("replaced", given.After(Issue(Nga)).Directive(Older)!.Effect!.Effect);
    }

    [Fact]
    public void a_document_outside_the_system_cannot_be_touched() =>
        Situation.Drafted(Resolution("any") with { Relations = [new(RelationKind.Replaces, null, "1-NQ/TW"), new(RelationKind.Repeals, Guid.Empty, null)] })
            .After(Submit(Hanh), Approve(Ha), Sign(Khai)).When(Issue(Nga)).ThenSends(new DistributeIssue(TheDirective));

    [Fact]
    public void a_branch_cannot_repeal_what_the_committee_above_it_issued() => new Given().After(
            Draft(Hanh, Resolution("any"), Older), Submit(Hanh, Older), Say(Ha, ReviewChoice.Approve, id: Older), Sign(Khai, id: Older), Issue(Nga, Older),
            Draft(Sang, BranchPaper with { Relations = [new(RelationKind.Repeals, Older, null)] }), Submit(Sang), Sign(Sang))
        .When(Issue(Sang)).ThenSends(new DistributeIssue(TheDirective));

    [Fact]
    public void what_is_replaced_is_not_revived_by_a_later_amendment()
    {
        var given = NewerThan(Older, RelationKind.Replaces).After(Issue(Nga));
        var third = new Guid("00000000-0000-0000-0000-0000000000a3");

        given.After(Draft(Hanh, Resolution("any") with { Relations = [new(RelationKind.Amends, Older, null)] }, third), Submit(Hanh, third),
            Say(Ha, ReviewChoice.Approve, id: third), Sign(Khai, id: third), Issue(Nga, third));

        Assert.Equal("replaced", given.Directive(Older)!.Effect!.Effect);
    }

    private static Given NewerThan(Guid older, RelationKind kind) => new Given().After(
        Draft(Hanh, Resolution("any"), older), Submit(Hanh, older), Say(Ha, ReviewChoice.Approve, id: older), Sign(Khai, id: older), Issue(Nga, older),
        Draft(Hanh, Resolution("any") with { Relations = [new(kind, older, null)] }), Submit(Hanh), Approve(Ha), Sign(Khai));

    private static Recipient To(string code) => new(code, null, null, null, null);
}
