namespace Workflow.Domain.Tests.Distribution;

public sealed class RequestRecallTests
{
    [Fact]
    public void the_signer_calls_it_back()
    {
        var outcome = Situation.Issued.When(Recall(Khai));

        outcome.Then(new RecallRequested(By(Khai), "reason", null, null));
        outcome.ThenSends(new DistributeRecall(TheDirective));
        Assert.Equal(DirectiveStatus.RecallRequested, Situation.Recalled.The.Status);
    }

    [Fact]
    public void todays_holder_of_the_signers_post_may_too()
    {
        var given = Situation.Issued.In(Facts.Append(Post(Ha, "DU", "Bí thư") with { Id = "new" }));

        Assert.Equal("new", given.When(Recall(Ha)).Told<RecallRequested>().By.As);
    }

    [Fact]
    public void a_signer_who_left_the_post_acts_in_the_one_they_have_now()
    {
        var given = Situation.Issued.In(Facts.Select(f => f is AppointmentMade { Person: Khai, Body: "DU" } a ? a with { To = new(2026, 3, 4) } : f));

        Assert.Equal("Trưởng ban", given.When(Recall(Khai)).Told<RecallRequested>().By.Post);
    }

    [Theory]
    [InlineData(Ha), InlineData(Nga), InlineData(Hanh), InlineData(Sang), InlineData(Kien)]
    public void nobody_else_calls_it_back(string person) => Situation.Issued.When(Recall(person)).ThenRefused("authority.recall");

    [Fact]
    public void only_what_is_issued_is_called_back()
    {
        Situation.Signed.When(Recall(Khai)).ThenRefused("status.wrong");
        Situation.Approved.When(Recall(Khai)).ThenRefused("authority.recall");
    }

    [Fact]
    public void without_copies_it_is_recalled_at_once() =>
        new Given().After(Draft(Sang, BranchPaper), Submit(Sang), Sign(Sang), Issue(Sang)).When(Recall(Sang)).ThenTold(typeof(RecallRequested), typeof(DirectiveRecalled));

    [Fact]
    public void once_every_copy_is_answered_for_it_is_recalled()
    {
        var given = Situation.Recalled.After(Receipt("15", 1), Receipt("14", 2, "CB-TAICHINH"));

        Assert.Equal(DirectiveStatus.RecallRequested, given.The.Status);
        given.When(Receipt("15", 3, "DB-THAMDO")).ThenTold(typeof(ReceiptRecorded), typeof(RecallAnswered), typeof(DirectiveRecalled));
    }

    [Fact]
    public void a_copy_that_was_refused_keeps_it_open_until_it_is_agreed()
    {
        var given = Situation.Recalled.After(Receipt("16", 1), Receipt("15", 2, "CB-TAICHINH"), Receipt("15", 3, "DB-THAMDO"));

        Assert.Equal(DirectiveStatus.RecallRequested, given.The.Status);
        Assert.Equal("16", given.Delivery(TheDirective, "CB-CNTT").RecallAnswer);
        given.When(Receipt("15", 4)).ThenTold(typeof(ReceiptRecorded), typeof(RecallAnswered), typeof(DirectiveRecalled));
    }

    [Fact]
    public void a_refusal_that_arrives_after_the_agreement_changes_nothing()
    {
        var given = Situation.Recalled.After(Receipt("15", 1));

        given.When(Receipt("16", 2)).ThenTold(typeof(ReceiptRecorded));
        Assert.Equal("15", given.After(Receipt("16", 2)).Delivery(TheDirective, "CB-CNTT").RecallAnswer);
    }
}
