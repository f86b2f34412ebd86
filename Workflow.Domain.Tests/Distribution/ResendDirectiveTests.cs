namespace Workflow.Domain.Tests.Distribution;

public sealed class ResendDirectiveTests
{
    private static readonly string[] Reported = ["01", "03", "05", "06", "02", StatusCode.Opened];

    [Fact]
    public void it_goes_to_that_branch_alone_as_the_next_sending()
    {
        var given = Situation.Issued.After(Receipt("02", 1));
        var outcome = given.When(Resend(Nga));

        outcome.Then(new DeliveryResent(By(Nga), TheDirective, "CB-CNTT", 2));
        outcome.ThenSends(new DistributeAgain(TheDirective, "CB-CNTT", 2));
        given.After(Resend(Nga)).When(Resend(Nga)).ThenSends(new DistributeAgain(TheDirective, "CB-CNTT", 3));
        Assert.Equal(1, given.Delivery(TheDirective, "CB-TAICHINH").Attempt);
    }

    [Theory]
    [InlineData(Khai), InlineData(Hanh), InlineData(Sang), InlineData("branch:CB-CNTT")]
    public void only_the_clerk_sends_again(string person) => Situation.Issued.When(Resend(person)).ThenRefused("authority.missing");

    [Fact]
    public void nothing_leaves_again_that_has_not_left_or_shall_come_back()
    {
        Situation.Signed.When(Resend(Nga)).ThenRefused("status.wrong");
        Situation.Recalled.When(Resend(Nga)).ThenRefused("status.wrong");
        Situation.Recalled.After(Receipt("15", 1), Receipt("15", 2, "CB-TAICHINH"), Receipt("15", 3, "DB-THAMDO")).When(Resend(Nga)).ThenRefused("status.wrong");
        Situation.Issued.In([.. Facts, ChiefChecks]).After(Quarantine(Bich)).When(Resend(Nga)).ThenRefused("content.quarantined");
    }

    [Fact]
    public void nobody_is_sent_again_what_they_were_not_sent()
    {
        Situation.Issued.When(Resend(Nga, "CB-KHONG")).ThenRefused("not-found");
        new Given().After(Import(Nga)).When(Resend(Nga)).ThenRefused("not-found");
    }

    [Fact]
    public void the_clerk_is_told_that_they_may_while_they_may()
    {
        Assert.Contains("resend", May(Situation.Issued, Nga));
        Assert.DoesNotContain("resend", May(Situation.Issued, Khai));
        Assert.DoesNotContain("resend", May(Situation.Signed, Nga));
        Assert.DoesNotContain("resend", May(Situation.Recalled, Nga));

        static IEnumerable<string> May(Given given, string person) => AllowedActions.Of(given.The, person, given.Organisation, Morning);
    }

    [Fact]
    public void whatever_was_reported_before_the_new_copy_goes_its_own_way() =>
        Gen.Select(Some(), Some(), Some()).Sample((before, late, after) =>
        {
            var given = Situation.Issued.After(Receipts(before, 0)).After(Resend(Nga)).After(Receipts(late, 100, attempt: 1)).After(Receipts(after, 200, attempt: 2));
            var fresh = Situation.Issued.After(Receipts(after, 200));

            Assert.Equal(Standing(fresh) with { Attempt = 2 }, Standing(given));
        });

    [Fact]
    public void a_branch_that_does_not_count_its_sendings_answers_the_newest() =>
        Assert.Equal("03", Situation.Issued.After(Receipt("02", 1), Resend(Nga), Receipt("03", 2)).Delivery(TheDirective, "CB-CNTT").StatusCode);

    [Theory]
    [InlineData(0), InlineData(3)]
    public void nobody_answers_a_sending_that_there_was_not(int attempt) =>
        Situation.Issued.After(Resend(Nga)).When(Receipt("03", 1) with { Attempt = attempt }).ThenRefused("reference.unknown");

    [Fact]
    public void what_came_again_is_given_back_whichever_sending_the_answer_is_of() =>
        Assert.Equal("15", Situation.Issued.After(Resend(Nga), Recall(Khai), Receipt("15", 1) with { Attempt = 1 }).Delivery(TheDirective, "CB-CNTT").RecallAnswer);

    private static Gen<string[]> Some() => Gen.Int[0, Reported.Length - 1].Select(i => Reported[i]).Array[0, 4];

    private static IEnumerable<Command> Receipts(string[] codes, int from, int? attempt = null) => codes.Select((code, i) => Receipt(code, from + i) with { Attempt = attempt });

    private static (string Code, bool IsOpened, int Attempt) Standing(Given given) =>
        given.Delivery(TheDirective, "CB-CNTT") is var copy ? (copy.StatusCode, copy.Opened is not null, copy.Attempt) : default;
}
