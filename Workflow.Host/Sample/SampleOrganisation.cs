using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Workflow.Domain;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Host.Organisation;

namespace Workflow.Host.Sample;

/// <summary>Reads an organisation file (<c>Sample/organisation.json</c>) into an installation's first facts.</summary>
public static class SampleOrganisation
{
    private const string Whole = "*";

    private static readonly TypeTable Types = new(RuleFile.Shipped[^1].Types);

    /// <exception cref="JsonException">The file is not an organisation.</exception>
    public static ImmutableArray<Fact> Read(string path)
    {
        var file = JsonSerializer.Deserialize<OrganisationFile>(File.ReadAllBytes(path), TextJson.Options) ?? throw new JsonException($"{path} is empty.");
        return
        [
            .. file.Bodies.Concat(file.Branches).Select(b => In(b.Code, Established(b))),
            .. file.Terms.Select(t => In(t.Body, new TermOpened(t.Id, t.Body, t.From, t.To, t.Basis))),
            .. file.People.Select(p => In(Whole, new PersonRegistered(p.Username, p.Name))),
            .. Appointments(file).Select(a => In(a.Body, a)),
            .. file.Duties.Select(d => In(Whole, d)),
            .. file.Groups.Select(g => In(Whole, g)),
            .. file.Routes.Select(r => In(Whole, Route(r))),
            .. RuleFile.Shipped.Select(rules => In(Whole, new RulesAdopted(rules, rules.Source))),
            In(Whole, Calendar(file.Calendar)),
            .. file.Series.Select(Series),
        ];
    }

    private static Fact In(string body, OrganisationEvent e) => new(EstablishOrganisation.StreamOf(body), e);

    private static Fact Series(SeriesOfFile series)
    {
        var code = Types.OfSymbol(series.Symbol)?.Series ?? throw new JsonException($"No type prints the symbol {series.Symbol}.");
        return new(new SeriesId(series.Body, code, series.Term).Stream, new SeriesOpened(series.Body, code, series.Term, series.LastNumber));
    }

    private static BodyEstablished Established(BodyOfFile body) => new(
        body.Code, body.Name, body.Symbol, body.Kind, body.Level, body.Superior, body.Serves, body.Parent, body.Head, body.HasSeal, body.Place, body.Organs ?? []);

    /// <summary>An appointment's id tells whose it is: username, body, and which of theirs there.</summary>
    private static IEnumerable<AppointmentMade> Appointments(OrganisationFile file) =>
        from held in file.Appointments.GroupBy(a => (a.Person, a.Body))
        from appointment in held.Index()
        let a = appointment.Item
        select new AppointmentMade(
            string.Create(CultureInfo.InvariantCulture, $"{a.Person}.{a.Body}.{appointment.Index + 1}"), a.Person, a.Body, a.Post, a.Organs, a.VotesIn, a.From, a.To, a.Basis);

    private static RouteDefined Route(RouteOfFile route) => new(route.Code, 1, route.Name, [.. route.Steps.Select(step => step.Fact())], route.Signer);

    private static CalendarSet Calendar(CalendarOfFile calendar) => new(
        [.. calendar.WorkingDays.Select(day => Enum.GetValues<DayOfWeek>().Single(d => d.ToString().StartsWith(day, StringComparison.Ordinal)))],
        calendar.Holidays, calendar.ExtraWorkingDays);

    private sealed record OrganisationFile(
        CalendarOfFile Calendar, ImmutableArray<TermOfFile> Terms, ImmutableArray<BodyOfFile> Bodies, ImmutableArray<BodyOfFile> Branches,
        ImmutableArray<GroupDefined> Groups, ImmutableArray<PersonRegistered> People, ImmutableArray<AppointmentOfFile> Appointments,
        ImmutableArray<SeriesOfFile> Series, ImmutableArray<RouteOfFile> Routes, ImmutableArray<DutyAssigned> Duties);

    private sealed record CalendarOfFile(ImmutableArray<string> WorkingDays, ImmutableArray<DateOnly> Holidays, ImmutableArray<DateOnly> ExtraWorkingDays);

    private sealed record TermOfFile(string Id, string Body, DateOnly From, DateOnly? To, string Basis);

    private sealed record BodyOfFile(
        string Code, string Name, string Symbol, string Kind, bool HasSeal, string? Level = null, string? Superior = null, string? Serves = null,
        string? Parent = null, string? Head = null, string? Place = null, ImmutableArray<Organ>? Organs = null);

    private sealed record AppointmentOfFile(
        string Person, string Body, string Post, ImmutableArray<string> Organs, ImmutableArray<string> VotesIn, DateOnly From, DateOnly? To, string Basis);

    private sealed record SeriesOfFile(string Body, string Symbol, string Term, int LastNumber);

    private sealed record RouteOfFile(string Code, string Name, ImmutableArray<StepBody> Steps, RouteSigner Signer);
}
