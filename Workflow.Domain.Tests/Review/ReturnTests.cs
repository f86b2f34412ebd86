namespace Workflow.Domain.Tests.Review;

/// <summary>Back for rework on the same record, by whoever has it, and what approvals are worth afterwards.</summary>
public sealed class ReturnTests
{
    private static DirectiveReturned Returned(string by, string step) => new(By(by), step, "content", "comment", [], FirstText);

    private static readonly Draft Unchanged = Resolution() with { DraftingUnit = "BTGDV" };

    [Fact]
    public void a_reviewer_returns_it_to_its_author_with_the_reason()
    {
        var given = Situation.Submitted();

        given.When(Return(Bich)).Then(Returned(Bich, "form-check"));
        Assert.Equal(DirectiveStatus.Draft, given.After(Return(Bich)).The.Status);
        Assert.Equal("comment", given.The.Returned!.Comment);
        Assert.Null(given.After(Submit(Hanh)).The.Returned);
    }

    [Fact]
    public void the_signer_returns_what_is_approved()
    {
        Situation.Approved.When(Return(Khai)).Then(Returned(Khai, "signature"));
        Situation.Approved.When(Return(Bao)).ThenRefused("authority.not-your-turn");
        Situation.Approved.When(Return(Khai, ChangedText)).ThenRefused("content.changed");
        Situation.Approved.When(Say(Khai, ReviewChoice.Reject)).ThenRefused("status.wrong");
    }

    [Fact]
    public void the_clerk_returns_what_is_signed_and_the_signature_is_void()
    {
        Situation.Signed.When(Return(Nga)).Then(Returned(Nga, "issue"));
        Assert.Null(Situation.Signed.After(Return(Nga)).The.Signature);
        Situation.Signed.When(Return(Khai)).ThenRefused("authority.missing");
        Situation.Signed.When(Return(Nga, ChangedText)).ThenRefused("content.changed");
    }

    [Fact]
    public void returning_what_is_numbered_voids_the_number_with_the_reason()
    {
        Situation.Numbered.When(Return(Nga)).Then(Returned(Nga, "issue"), new NumberVoided(By(Nga), 79, TheDirective, Today, "79-NQ/ĐU", "content", "comment"));

        var given = Situation.Numbered.After(Return(Nga));
        Assert.Null(given.The.Number);
        given.After(Submit(Hanh), Sign(Khai)).When(Number(Nga)).Then(
            new NumberAssigned(By(Nga), Resolutions.ToString(), 80, "80-NQ/ĐU", Today), new NumberAllocated(80, TheDirective, Today, "80-NQ/ĐU"));
    }

    [Fact]
    public void a_number_is_not_voided_without_a_reason()
    {
        Situation.Numbered.When(Say(Nga, ReviewChoice.Return)).ThenRefused("return.reason-required");
        Situation.Signed.When(Say(Nga, ReviewChoice.Return)).ThenTold(typeof(DirectiveReturned));
    }

    [Fact]
    public void who_returned_it_before_signing_goes_on_reading_it() =>
        Assert.NotNull(Readership.Entitling(Situation.Approved.After(Return(Khai)).The, Chart.PrincipalsOf(Khai, Today), text: true));

    [Fact]
    public void what_is_issued_is_recalled_not_returned() => Situation.Issued.When(Return(Nga)).ThenRefused("status.wrong");

    [Fact]
    public void approvals_of_the_unchanged_text_pass_their_steps_at_once() =>
        Situation.Approved.After(Return(Khai)).When(Submit(Hanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepPassed), typeof(StepPassed), typeof(DirectiveApproved));

    [Fact]
    public void what_is_missing_of_a_step_is_asked_of_the_others_only()
    {
        var given = Situation.Submitted().After(Approve(Bich), Approve(Ha), Return(Bao), Submit(Hanh));

        Assert.Equal([Bao], ReviewTurn.Waiting(given.The, given.The.Open!));
        given.When(Approve(Bao)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(DirectiveApproved));
    }

    [Fact]
    public void votes_on_the_unchanged_text_stand_as_well() =>
        Situation.InBallot.After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan), Return(Khai)).When(Submit(Hanh)).ThenTold(
            typeof(DirectiveSubmitted), typeof(StepPassed), typeof(StepPassed), typeof(StepPassed), typeof(DirectiveApproved));

    [Fact]
    public void approvals_of_another_text_pass_nothing()
    {
        var given = Situation.Approved.After(Return(Khai), Revise(Hanh, Unchanged with { ContentHash = ChangedText }));

        given.When(Submit(Hanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepOpened));
        given.After(Submit(Hanh)).When(Approve(Bich)).ThenRefused("content.changed");
        given.When(Approve(Bich, ChangedText)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(StepOpened));
    }

    [Fact]
    public void recipients_urgency_and_deadline_void_nothing() =>
        Situation.Approved.After(Return(Khai), Revise(Hanh, Unchanged with { Recipients = [], Urgency = Urgency.Flash, DueOn = Today }))
            .When(Submit(Hanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepPassed), typeof(StepPassed), typeof(DirectiveApproved));

    [Fact]
    public void an_approval_counts_only_in_the_step_it_was_given_in()
    {
        // Both routes begin with the form check; the second step of the one is not the second step of the other.
        var given = Situation.Submitted("nq-bch").After(Approve(Bich), Approve(Khai), Return(Ha));
        given.After(Revise(Hanh, Unchanged with { Route = "opinions" }));

        given.When(Submit(Hanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepPassed), typeof(StepOpened));
        Assert.Equal([Mai, Khai], ReviewTurn.Waiting(given.After(Submit(Hanh)).The, given.The.Open!));
    }
}
