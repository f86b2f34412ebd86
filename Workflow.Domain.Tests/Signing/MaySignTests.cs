namespace Workflow.Domain.Tests.Signing;

/// <summary>"Who could sign on 3 March?"</summary>
public sealed class MaySignTests
{
    private static readonly DateOnly Third = new(2026, 3, 3), Fourth = new(2026, 3, 4);

    private static readonly RouteSigner Secretary = new("DU", "Bí thư");

    /// <summary>Khải was secretary to the end of 3 March, Tuấn is from the 4th.</summary>
    private static OrganisationChart Changed() => new Given().After(
        Tell(new AppointmentEnded($"{Khai}@DU", Third, "40-QĐ/ĐU")), Tell(Appointing(Tuan, "DU", "Bí thư", Fourth, "BCH", "BTV", "TT"))).Organisation;

    private static string[] Signers(DateOnly day, RouteSigner? signer = null, string body = "DU") =>
        [.. SignDirective.MaySign(body, signer ?? Secretary, Changed(), day).Select(a => a.Person).Order(StringComparer.Ordinal)];

    [Fact]
    public void the_holder_of_that_day_and_the_deputies_who_sign_for_the_collective()
    {
        Assert.Equal([Bao, Ha, Khai], Signers(Third));
        Assert.Equal([Bao, Ha, Tuan], Signers(Fourth));
        Assert.Empty(Signers(TermBegan.AddDays(-1)));
    }

    [Fact]
    public void in_an_office_the_holder_of_the_post_and_the_deputy_who_signs_for_them() => Assert.Equal([Bich, Dung], Signers(Third, new("VPDU", "Chánh Văn phòng"), "VPDU"));

    [Fact]
    public void a_branch_signs_for_itself()
    {
        Assert.Equal([Sang], Signers(Third, new RouteSigner("@own-branch", "Bí thư").For("CB-CNTT", Chart)!, "CB-CNTT"));
        Assert.Null(new RouteSigner("@own-branch", "Bí thư").For("DU", Chart));
    }

    [Fact]
    public void for_each_person_it_is_what_signing_itself_asks()
    {
        var chart = Changed();
        foreach (var day in new[] { Third, Fourth })
            Assert.Equal(
                Everybody.SelectMany(p => SignDirective.MaySign(p, "DU", Secretary, chart, day)).Select(a => a.Id).Order(StringComparer.Ordinal),
                SignDirective.MaySign("DU", Secretary, chart, day).Select(a => a.Id).Order(StringComparer.Ordinal));
    }
}
