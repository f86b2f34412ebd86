using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Workflow.Domain.Tests;

/// <summary>Rules about the code itself.</summary>
public sealed partial class Conventions
{
    private static readonly Assembly Domain = typeof(Directive).Assembly;

    private static readonly Type[] Families = [typeof(DirectiveEvent), typeof(SeriesEvent), typeof(DeliveryEvent), typeof(OrganisationEvent), typeof(DayEvent), typeof(MeetingEvent)];

    public static readonly ImmutableArray<Type> EventTypes = [.. Domain.GetTypes().Where(t => !t.IsAbstract && Families.Any(t.IsSubclassOf))];

    private static IEnumerable<Rejection> Rejections =>
    [
        .. typeof(Rejection).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (Rejection)f.GetValue(null)!),
        Rejection.WrongStatus(new Directive(Guid.Empty), "act"), Rejection.UnknownReference("kind", "code"), Rejection.CapacityRequired([]),
        Rejection.UnknownSigner("name"), Rejection.Ambiguous("number", []), Rejection.StepUnfilled(StepKind.Approval),
        Rejection.TypeOrgan("NQ", null, new("level", null, [], "clause", "source")), Rejection.BallotRequired("NQ", "BTV", new([], [], "clause", "source")),
        Rejection.WrongRules("rules.gap", "code"), Rejection.BallotNotCarried(new(0, 0, 0), 4), Rejection.NoQuorum(5, 9), Rejection.TooManyVotes(new(9, 0, 0), 7),
        Rejection.FormErrors([FormTables.Error]),
        Rejection.Taken("body", "code"), Rejection.WrongCode("code"), Rejection.DateRange(default), Rejection.TermOverlap("term"),
        Rejection.TermGap(default), Rejection.WrongStep("1", "post"),
    ];

    [GeneratedRegex("^([a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*|not-found)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"new\s+Rejection\s*\(", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MadeByHand();

    [Fact]
    public void the_domain_references_nothing_but_the_base_class_library() => Assert.All(Domain.GetReferencedAssemblies(), reference =>
        Assert.StartsWith("System.", reference.Name + ".", StringComparison.Ordinal));

    [Fact]
    public void every_refusal_has_a_stable_dotted_code() => Assert.All(Rejections, rejection => Assert.Matches(Dotted(), rejection.Code));

    [Fact]
    public void no_two_refusals_share_a_code() => Assert.Equal(Rejections.Count(), Rejections.Select(r => r.Code).Distinct().Count());

    [Fact]
    public void a_refusal_of_authority_is_forbidden_and_only_such() => Assert.All(Rejections.Where(r => r.Code.StartsWith("authority.", StringComparison.Ordinal)), rejection =>
        Assert.Equal(rejection.Code is "authority.capacity-required" ? RejectionKind.Unacceptable : RejectionKind.Forbidden, rejection.Kind));

    [Fact]
    public void refusals_are_named_in_one_place() => Assert.All(Repository.Sources("Workflow.Domain").Where(s => Path.GetFileName(s) is not "Rejection.cs"), source =>
        Assert.DoesNotMatch(MadeByHand(), File.ReadAllText(source)));

    [Fact]
    public void every_event_is_folded_into_some_state()
    {
        var given = Situation.Numbered;
        foreach (var e in EventSamples.All)
        {
            object? state = e switch
            {
                DirectiveEvent d => Directive.Evolve(given.The, d),
                SeriesEvent s => NumberSeries.Evolve(given.Series(Resolutions), s),
                DeliveryEvent d => Delivery.Evolve(given.Delivery(TheDirective, "CB-CNTT"), d),
                MeetingEvent m => Meeting.Evolve(new(Guid.Empty), m),
                OrganisationEvent o => OrganisationChart.Evolve(Chart, o),
                DayEvent day => day,
                _ => null,
            };
            Assert.NotNull(state);
        }
    }

    [Fact]
    public void an_event_that_nobody_knows_stops_the_folding()
    {
        Assert.Throws<InvalidOperationException>(() => Directive.Evolve(new(Guid.Empty), new UnheardOf()));
        Assert.Throws<InvalidOperationException>(() => OrganisationChart.Evolve(Chart, new UnheardOfOffice()));
    }

    [Fact]
    public void every_act_names_its_capacity() => Assert.All(
        EventTypes.Where(t => t.GetProperty("By")?.PropertyType == typeof(Capacity)), type => Assert.True(type.IsAssignableTo(typeof(IActed)), type.Name));

    private sealed record UnheardOf : DirectiveEvent;

    private sealed record UnheardOfOffice : OrganisationEvent;
}
