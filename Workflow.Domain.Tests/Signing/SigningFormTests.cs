namespace Workflow.Domain.Tests.Signing;

/// <summary>How a signature is headed (domain.md §1.5, HD 36 §1.7).</summary>
public sealed class SigningFormTests
{
    private static readonly DutyAssigned ChiefChecks = new("form-check", new(Body: "VPDU", Post: "Chánh Văn phòng"), ["DU", "VPDU"], TermBegan, null, "Quy chế làm việc");

    private static readonly Draft Letter = Resolution("office") with { Type = "CV", Body = "VPDU", Organ = null };

    private static Given Office(RouteSigner signer) =>
        new Given().In([.. Facts, ChiefChecks, new RouteDefined("office", 1, "Công văn", [], signer)]).After(Draft(Thanh, Letter with { DraftingUnit = "VPDU" }), Submit(Thanh));

    private static string Printed(Given given) => string.Join(" / ", SigningForm.Lines(given.The, given.Organisation));

    [Fact]
    public void a_collective_is_signed_for_by_its_secretary_or_a_deputy_and_never_kt()
    {
        Assert.Equal("T/M BAN THƯỜNG VỤ / BÍ THƯ", Printed(Situation.Signed));

        var deputy = Situation.Approved.In([.. Facts, ChiefChecks]).After(new ChangeSigner(new(Bich), TheDirective, Ha, "reason"), Sign(Ha));
        Assert.Equal(("T/M", "T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ"), (deputy.The.Signature!.Prefix, Printed(deputy)));
    }

    [Fact]
    public void a_chi_bo_is_signed_for_by_its_secretary_and_has_no_seal()
    {
        var given = new Given().After(Draft(Sang, BranchPaper), Submit(Sang), Sign(Sang), Number(Sang));

        Assert.Equal("T/M CHI BỘ / BÍ THƯ", Printed(given));
        given.When(Seal(Sang)).ThenRefused("seal.none");
    }

    [Fact]
    public void an_office_signs_by_order_of_the_collective_it_serves() =>
        Assert.Equal("T/L BAN THƯỜNG VỤ / CHÁNH VĂN PHÒNG", Printed(Office(new("VPDU", "Chánh Văn phòng", "T/L", "Quy chế làm việc")).After(Sign(Bich))));

    [Fact]
    public void a_single_head_signs_in_their_own_right_and_the_deputy_for_them()
    {
        var own = new RouteSigner("VPDU", "Chánh Văn phòng");
        var head = Office(own).After(Sign(Bich));
        Assert.Equal((null, "CHÁNH VĂN PHÒNG"), (head.The.Signature!.Prefix, Printed(head)));

        var deputy = Office(own).After(new ChangeSigner(new(Bich), TheDirective, Dung, "reason"), Sign(Dung));
        Assert.Equal(("K/T", "K/T CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG"), (deputy.The.Signature!.Prefix, Printed(deputy)));
        Office(own).When(new ChangeSigner(new(Bich), TheDirective, Nga, "reason")).ThenRefused("signer.unknown");
    }

    [Fact]
    public void who_acts_as_head_signs_as_such()
    {
        var acting = Facts.Select(f => f is AppointmentMade { Person: Khai, Body: "DU" } a ? a with { To = Today.AddDays(-1) } : f).Append(Post(Ha, "DU", "Quyền Bí thư", "BCH", "BTV", "TT") with { Id = "acting" });
        var given = Situation.Approved.In(acting).After(Sign(Ha).As("acting"));

        Assert.Equal(("T/M", "T/M BAN THƯỜNG VỤ / Q. BÍ THƯ"), (given.The.Signature!.Prefix, Printed(given)));
    }

    [Fact]
    public void what_is_not_signed_prints_nothing() => Assert.Empty(SigningForm.Lines(Situation.Approved.The, Chart));
}
