using System.Text.Json.Nodes;

namespace Workflow.Web.Api;

/// <summary>The organisation as it stood on a day.</summary>
public sealed record OrganisationView(
    DateOnly AsOf, IReadOnlyList<BodyView> Bodies, IReadOnlyList<TermView> Terms, IReadOnlyList<CongressView> Congresses, IReadOnlyList<DutyView> Duties, IReadOnlyList<GroupView> Groups,
    CalendarView Calendar, IReadOnlyList<PersonView> People)
{
    public BodyView? Body(string? code) => Bodies.FirstOrDefault(b => b.Code == code);

    /// <summary>The name of a body; its code where it was none that day.</summary>
    public string NameOf(string? code) => Body(code)?.Name ?? code ?? "";

    public string NameOfPerson(string username) => People.FirstOrDefault(p => p.Username == username)?.Name ?? username;

    /// <summary>The organs of any body, each once.</summary>
    public IEnumerable<OrganView> Organs => Bodies.SelectMany(b => b.Organs).DistinctBy(o => o.Code);

    /// <summary>The bodies directly below: those that serve it, then its branches.</summary>
    public IEnumerable<BodyView> Under(BodyView body) => Bodies.Where(b => b.Serves == body.Code).Concat(Bodies.Where(b => b.Parent == body.Code));

    /// <summary>Bodies that stand below none of this day.</summary>
    public IEnumerable<BodyView> Tops => Bodies.Where(b => Body(b.Serves) is null && Body(b.Parent) is null);
}

/// <param name="To">Its last day, where one is set.</param>
public sealed record BodyView(
    string Code, string Name, string Symbol, string Kind, string? Level, string? Superior, string? Serves, string? Parent, string? Head, bool HasSeal, string? Place,
    IReadOnlyList<OrganView> Organs, IReadOnlyList<PostView> Posts, DateOnly? From, DateOnly? To, string? Basis);

/// <param name="Prints">The line above the signer's post.</param>
public sealed record OrganView(string Code, string Name, string? Prints);

public sealed record PostView(string Post, IReadOnlyList<HolderView> Holders);

/// <param name="As">The appointment.</param>
public sealed record HolderView(string Person, string Name, string As, IReadOnlyList<string> Organs, IReadOnlyList<string> VotesIn, DateOnly From, DateOnly? To, string Basis);

public sealed record TermView(string Id, string Body, DateOnly From, DateOnly? To, string Basis);

public sealed record CongressView(string Term, string Body, DateOnly From, DateOnly To, string Basis);

public sealed record DutyView(string Duty, DutyHolderView Who, IReadOnlyList<string> For, DateOnly From, DateOnly? To, string Basis);

public sealed record DutyHolderView(string? Person, string? Body, string? Post);

public sealed record GroupView(string Code, string Name, IReadOnlyList<string> Branches, string? Basis);

public sealed record CalendarView(IReadOnlyList<string> WorkingDays, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> ExtraWorkingDays, string? Basis);

public sealed record PersonView(string Username, string Name);

public sealed record SignersView(string Body, string Route, DateOnly On, string? Prefix, IReadOnlyList<SignerView> Items);

/// <param name="IsNamed">Holds the post that the route names; otherwise signs as a deputy.</param>
public sealed record SignerView(string Person, string Name, string Post, bool IsNamed, DateOnly From, DateOnly? To, string Basis);

/// <summary>A route, as it is or as it is being typed.</summary>
public sealed record DefinedRoute(string Code, int Version, string Name, IReadOnlyList<RouteStepView> Steps, RouteSignerView? Signer, DateOnly? From, string? Basis);

/// <param name="AtLeast">How many of its people must agree, as typed; absent where all must.</param>
/// <param name="Percent">How many in a hundred of them, in its place.</param>
/// <param name="Due">By urgency, such as <c>2 hours</c>.</param>
public sealed record RouteStepView(
    string Kind, IReadOnlyList<StepWhoView>? Who, JsonNode? AtLeast, JsonNode? Percent, string? Organ, string? Mode, IReadOnlyDictionary<string, string>? Due, StepWhenView? When)
{
    /// <summary>The key of its name among the words: a ballot is named by how it is held.</summary>
    public string Term => Kind is "ballot" && Mode is not null ? $"ballot-{Mode}" : Kind;
}

public sealed record StepWhoView(string? Body, string? Post, string? Organ, string? Person, string? HeadOf);

public sealed record StepWhenView(IReadOnlyList<string>? Types, IReadOnlyList<string>? Organs, IReadOnlyList<string>? Urgencies);

public sealed record RouteSignerView(string? Body, string? Post, string? Prefix, string? Basis);

/// <summary>How a draft would go.</summary>
public sealed record TrialView(IReadOnlyList<TrialStepView> Steps, TrialPersonView? Signer, IReadOnlyList<DeadEndView> DeadEnds);

/// <param name="InRoute">Its place in the route as defined, from 1.</param>
public sealed record TrialStepView(int N, int InRoute, string Kind, IReadOnlyList<TrialPersonView> People, int Needed, DateTimeOffset OpensAt, DateTimeOffset? DueAt);

public sealed record TrialPersonView(string Person, string Name, string As);

/// <param name="InRoute">Absent for the signature, and for what is refused as a whole.</param>
public sealed record DeadEndView(int? InRoute, string Code, string Detail);

/// <summary>An absence cover.</summary>
/// <param name="Status"><c>planned</c>, <c>in-force</c> or <c>over</c>.</param>
public sealed record CoverView(
    Guid Id, string Appointment, string Post, string Absent, string AbsentName, string Deputy, string DeputyName, IReadOnlyList<string> Types, IReadOnlyList<string> Steps, bool Issue,
    DateTimeOffset From, DateTimeOffset To, string Basis, string GrantedBy, string Status);

/// <summary>The types of documents and the dated sets of rules.</summary>
/// <param name="InForce">The code of the set in force.</param>
public sealed record RulesView(IReadOnlyList<TypeView> Items, string? InForce, IReadOnlyList<RuleSetView> Sets);

public sealed record TypeView(string Type, string Name, string Symbol, string Series, string Clause, string Source);

public sealed record RuleSetView(
    string Code, DateOnly From, string Source, IReadOnlyList<AuthorityRuleView> Authority, IReadOnlyList<BallotRuleView> Ballots, IReadOnlyList<DeadlineRuleView>? Deadlines,
    IReadOnlyList<FormRuleView>? Form);

public sealed record AuthorityRuleView(string Level, string? Organ, IReadOnlyList<string> Types, string Clause, string Source);

public sealed record BallotRuleView(IReadOnlyList<string> Organs, IReadOnlyList<string> Types, string Clause, string Source);

public sealed record DeadlineRuleView(string Kind, IReadOnlyDictionary<string, string> Due, string Clause, string Source);

public sealed record FormRuleView(string Code, string Severity, string Clause, string Source);
