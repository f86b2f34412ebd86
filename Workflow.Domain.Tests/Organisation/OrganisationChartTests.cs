using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Organisation;

public sealed class OrganisationChartTests
{
    [Fact]
    public void an_appointment_counts_from_its_first_day_to_its_last()
    {
        var chart = OrganisationChart.Evolve(Chart, Post("guest", "DU", "Khách") with { From = new(2026, 1, 1), To = new(2026, 1, 31) });

        Assert.Empty(chart.AppointmentsOf("guest", new(2025, 12, 31)));
        Assert.Single(chart.AppointmentsOf("guest", new(2026, 1, 1)));
        Assert.Single(chart.HoldersOf("DU", "Khách", new(2026, 1, 31)));
        Assert.Empty(chart.HoldersOf("DU", "Khách", new(2026, 2, 1)));
    }

    [Fact]
    public void sitting_in_an_organ_is_not_voting_in_it()
    {
        Assert.Equal([Khai, Ha, Bao], Chart.MembersOf("DU", "TT", Today).Select(a => a.Person));
        Assert.Empty(Chart.VotersOf("DU", "TT", Today));
    }

    [Fact]
    public void own_branch_never_means_the_committee()
    {
        Assert.Empty(Chart.Carrying(Duties.Draft, "DU", Khai, Today));
        Assert.Empty(Chart.Carrying(Duties.Clerk, "DU", Khai, Today));
        Assert.Empty(Chart.BodiesServedBy(Duties.Draft, Khai, Today));
        Assert.Equal(["CB-CNTT"], Chart.BodiesServedBy(Duties.Draft, Sang, Today));
        Assert.DoesNotContain(Chart.PrincipalsOf(Khai, Today), p => p.StartsWith("duty:", StringComparison.Ordinal));
    }

    [Fact]
    public void a_body_counts_by_its_own_terms_or_by_those_of_the_body_it_serves()
    {
        Assert.Equal("NK-2025-2030", Chart.TermOf("CB-CNTT", new(2025, 5, 1))?.Id);
        Assert.Equal("NK-2020-2025", Chart.TermOf("VPDU", new(2025, 7, 15))?.Id);
        Assert.Null(Chart.TermOf("CB-CNTT", new(2025, 4, 30)));
        Assert.Null(Chart.TermOf("XX", Today));
    }

    [Fact]
    public void groups_and_branches_are_expanded_each_once() =>
        Assert.Equal(["CB-CNTT", "CB-TAICHINH", "DB-THAMDO"], Chart.Expand(["CHI-BO", "CB-TAICHINH", "ALL"]));

    [Fact]
    public void a_person_is_everything_their_posts_and_duties_make_them()
    {
        var secretary = Chart.PrincipalsOf(Sang, Today);
        Assert.Equal(
            [
                Principal.Branch("CB-CNTT"), Principal.Duty("CB-CNTT", "clerk"), Principal.Duty("CB-CNTT", "draft"),
                Principal.Member, Principal.Person(Sang), Principal.Post("CB-CNTT", "Bí thư"),
            ],
            secretary.Order(StringComparer.Ordinal));
        Assert.Contains(Principal.Head("BTGDV"), Chart.PrincipalsOf(Quyen, Today));
        Assert.Contains(Principal.Organ("DU", "TT"), Chart.PrincipalsOf(Ha, Today));
    }

    [Fact]
    public void an_audit_mandate_reaches_the_offices_and_the_branches_of_the_committee()
    {
        var auditor = Chart.PrincipalsOf(Kien, Today);

        Assert.All(new[] { "DU", "VPDU", "BCD-CDS", "CB-CNTT", "DB-THAMDO" }, body => Assert.Contains(Principal.Duty(body, Duties.Audit), auditor));
    }

    [Fact]
    public void an_administrator_a_stranger_and_a_client_are_not_members()
    {
        Assert.All(new[] { Admin, Stranger, "branch:CB-CNTT" }, person => Assert.DoesNotContain(Principal.Member, Chart.PrincipalsOf(person, Today)));
        Assert.DoesNotContain(Principal.Branch("VPDU"), Chart.PrincipalsOf(Admin, Today));
        Assert.Contains(Principal.Branch("VPDU"), Chart.PrincipalsOf(Nga, Today));
        Assert.Equal([Principal.Person(Stranger)], Chart.PrincipalsOf(Stranger, Today));
        Assert.Equal(["branch:CB-CNTT"], Chart.PrincipalsOf("branch:CB-CNTT", Today));
    }

    [Fact]
    public void an_office_is_established_once()
    {
        ImmutableArray<Fact> facts = [.. Facts.Select(f => new Fact(EstablishOrganisation.StreamOf("DU"), f))];
        var command = new EstablishOrganisation(new("system"), facts);

        new Given(withSeries: false).In().When(command).Then([.. Facts]);
        new Given().When(command).ThenNothing();
    }
}
