namespace Workflow.Domain.Tests.Distribution;

public sealed class RecordReceiptTests
{
    [Fact]
    public void a_branchs_own_client_reports_on_its_copy()
    {
        var receipt = Receipt("01", 1);

        Situation.Issued.When(receipt).Then(new ReceiptRecorded(
            receipt.ReceiptId, TheDirective, "CB-CNTT", "01", Morning, null, false, null, new("branch:CB-CNTT", "branch:CB-CNTT", "CB-CNTT", "")));
    }

    [Fact]
    public void so_does_a_person_with_a_post_there() => Assert.Equal(By(Sang), Situation.Issued.When(Receipt("03", 1, by: Sang)).Told<ReceiptRecorded>().By);

    [Theory]
    [InlineData("branch:CB-TAICHINH"), InlineData(Loc), InlineData(Khai), InlineData(Nga), InlineData(Stranger)]
    public void nobody_reports_for_another_branch(string person) =>
        Assert.Equal(RejectionKind.Forbidden, Situation.Issued.When(Receipt("03", 1, by: person)).ThenRefused("authority.branch").Kind);

    [Theory]
    [InlineData("13"), InlineData(""), InlineData("07"), InlineData("1"), InlineData("OPENED")]
    public void a_code_that_no_branch_sends_is_refused(string code) => Situation.Issued.When(Receipt(code, 1)).ThenRefused("reference.unknown");

    [Fact]
    public void fourteen_is_taken_for_fifteen() => Assert.Equal("15", Situation.Recalled.When(Receipt("14", 1)).Told<ReceiptRecorded>().StatusCode);

    [Fact]
    public void a_branch_that_was_sent_nothing_has_nothing_to_report()
    {
        Situation.Signed.When(Receipt("01", 1)).ThenRefused("not-found");
        new Given().When(Receipt("01", 1)).ThenRefused("not-found");
        Situation.Drafted(Resolution("any") with { Recipients = [new("CB-TAICHINH", null, null, null, null)] }).After(Submit(Hanh), Approve(Ha), Sign(Khai), Issue(Nga))
            .When(Receipt("01", 1)).ThenRefused("not-found");
    }

    [Fact]
    public void a_refusal_ends_the_attempt()
    {
        var given = Situation.Issued.After(Receipt("01", 1), Receipt("02", 2), Receipt("01", 3), Receipt("05", 4));

        Assert.Equal("02", given.Delivery(TheDirective, "CB-CNTT").StatusCode);
    }

    [Fact]
    public void what_a_machine_stored_a_person_may_still_refuse()
    {
        var given = Situation.Issued.After(Receipt("01", 1), Receipt("03", 2) with { Auto = true }, Receipt("02", 3));

        Assert.Equal("02", given.Delivery(TheDirective, "CB-CNTT").StatusCode);
        Assert.Equal("03", Situation.Issued.After(Receipt("03", 1), Receipt("03", 2) with { Auto = true }, Receipt("02", 3)).Delivery(TheDirective, "CB-CNTT").StatusCode);
    }

    [Fact]
    public void a_machines_receipt_becomes_a_persons()
    {
        var given = Situation.Issued.After(Receipt("03", 1) with { Auto = true }, Receipt("03", 2));

        Assert.False(given.Delivery(TheDirective, "CB-CNTT").Auto);
    }

    [Fact]
    public void in_any_order_and_any_number_the_state_ends_where_the_furthest_says() =>
        Gen.Shuffle(new[] { 1, 2, 3, 4, 5, 6, 3, 1 }).Sample(order =>
        {
            string[] codes = ["", "01", "03", "04", "05", "06", StatusCode.Opened];
            var given = Situation.Issued.After(order.Select(n => Receipt(codes[n], n)));

            var delivery = given.Delivery(TheDirective, "CB-CNTT");
            Assert.Equal(("06", 6, true), (delivery.StatusCode, delivery.Version, delivery.Opened is not null));
        });

    [Fact]
    public void each_branch_has_a_delivery_of_its_own()
    {
        var given = Situation.Issued.After(Receipt("03", 1), Receipt("01", 2, "CB-TAICHINH"));

        Assert.Equal(("03", "01", ""), (Code("CB-CNTT"), Code("CB-TAICHINH"), Code("DB-THAMDO")));

        string Code(string branch) => given.Delivery(TheDirective, branch).StatusCode;
    }
}
