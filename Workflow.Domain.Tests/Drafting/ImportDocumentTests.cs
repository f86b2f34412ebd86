namespace Workflow.Domain.Tests.Drafting;

public sealed class ImportDocumentTests
{
    private static ImportDocument Incoming =>
        Import(Nga) with { Direction = "incoming", Type = "NQ", Term = null, Number = new(2, "NQ", "ĐUK"), Printed = "02-NQ/ĐUK", Issuer = "issuer" };

    [Fact]
    public void a_historical_document_keeps_the_number_it_always_had() => new Given().When(Import(Nga)).Then(
        new DirectiveImported(By(Nga), "outgoing", "CTr", "DU", "DU.CTR.NK-2020-2025", 3, "03-CTr/ĐU", "03/CTr-ĐU", new(2022, 4, 12), null, "manifest", null),
        new NumberBound(3, TheDirective, new(2022, 4, 12), "03-CTr/ĐU"));

    [Fact]
    public void nothing_is_counted() => Assert.Equal(3, new Given().After(Import(Nga)).Series(OldProgrammes).Last);

    [Fact]
    public void entering_it_twice_records_nothing() => new Given().After(Import(Nga)).When(Import(Nga)).ThenNothing();

    [Fact]
    public void another_paper_under_the_same_number_is_not_the_same()
    {
        var given = new Given().After(Import(Nga));

        given.When(Import(Nga) with { Printed = "Số: 3 / CTr / ĐU" }).ThenNothing();
        given.When(Import(Nga) with { Date = new(2022, 4, 13) }).ThenRefused("import.number-taken");
        given.When(Import(Nga) with { ContentHash = "another" }).ThenRefused("import.number-taken");
    }

    [Fact]
    public void the_term_is_that_of_its_date_when_not_given() =>
        Assert.Equal("DU.CTR.NK-2020-2025", new Given().When(Import(Nga) with { Term = null }).Told<DirectiveImported>().Series);

    [Fact]
    public void a_term_that_never_was_is_refused()
    {
        new Given().When(Import(Nga) with { Term = "NK-1990" }).ThenRefused("reference.unknown");
        new Given().When(Import(Nga) with { Term = null, Date = new(1990, 1, 1) }).ThenRefused("reference.unknown");
        new Given().When(Import(Nga) with { Type = "XX" }).ThenRefused("reference.unknown");
    }

    [Fact]
    public void an_office_without_terms_is_entered_in_the_terms_of_the_body_it_serves()
    {
        var given = new Given();
        given.Record(Decision.Of(new SeriesId("VPDU", "CV", "NK-2020-2025").Stream, new SeriesOpened("VPDU", "CV", "NK-2020-2025", 9)));

        given.When(Import(Nga) with { Body = "VPDU", Type = "CV", Number = new(3, "CV", "VPĐU") }).ThenTold(typeof(DirectiveImported), typeof(NumberBound));
    }

    [Fact]
    public void an_incoming_document_takes_no_number() => new Given().When(Incoming).Then(
        new DirectiveImported(By(Nga), "incoming", "NQ", "DU", null, null, "02-NQ/ĐUK", "02-NQ/ĐUK", new(2022, 4, 12), "issuer", "manifest", null));

    [Theory]
    [InlineData(Hanh), InlineData(Khai), InlineData(Sang), InlineData(Admin), InlineData(Stranger)]
    public void only_the_clerk_imports(string person) => new Given().When(Import(person)).ThenRefused("authority.missing");

    [Fact]
    public void an_imported_document_is_issued_and_nothing_more_happens_to_it()
    {
        var given = new Given().After(Import(Nga));

        Assert.Equal(DirectiveStatus.Issued, given.The.Status);
        Assert.Equal("03-CTr/ĐU", given.The.PrintedNumber);
        given.When(Revise(Nga, Resolution())).ThenRefused("draft.locked");
        Command[] rest = [Submit(Nga), Withdraw(Nga), Approve(Nga), Vote(Khai), Sign(Khai), Number(Nga), Seal(Nga), Issue(Nga)];
        Assert.All(rest, command => given.When(command).ThenRefused("status.wrong"));
        given.When(Recall(Khai)).ThenRefused("authority.recall");
        given.When(Receipt("01", 1)).ThenRefused("not-found");
    }
}
