using System.Collections.Immutable;
using System.Diagnostics;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;

namespace Workflow.Benchmarks.Rules;

/// <summary>
/// <c>rules</c>: deciding alone, without a store: who may issue the type and one step of the route, and the dry run of a route of twenty steps, in an
/// organisation of a thousand branches. Options: <c>--summary</c>.
/// </summary>
internal static class RulesBenchmark
{
    private const int Branches = 1_000, Steps = 20, Members = 15;
    private static readonly DateOnly Day = new(2026, 3, 5);
    private static readonly DateTimeOffset Now = VietnamTime.At(Day, new(8, 0));
    private static readonly Draft Plan = new("KH", "DU", "BTV", "hash", null, [], "long", [new("CB-1", null, null, null, null)], []) { DraftingUnit = "VP" };

    public static int Run(Options options)
    {
        var organisation = Facts().Aggregate(OrganisationChart.Empty, OrganisationChart.Evolve);
        var view = new OneDirective(organisation, Now, null);
        view = view.After(new DraftDirective(new("drafter"), Guid.Empty, Plan)).After(new SubmitDirective(new("drafter"), Guid.Empty));
        var approve = new ReviewDirective(new("member-2"), Guid.Empty, ReviewChoice.Approve, "hash", null, null, []);
        var simulate = new SimulateRoute(new("drafter"), Plan);
        if (simulate.Run(organisation, Now) is not { Steps.Length: Steps, DeadEnds: [] }) throw new InvalidOperationException("The route of the benchmark has a dead end.");

        var step = Median(2_000, () => { IssuingAuthority.TypeRefused(Plan, organisation, Day); approve.Decide(view); });
        var dryRun = Median(200, () => simulate.Run(organisation, Now));

        var table = new MarkdownTable("rules", "median");
        table.Add("authority and one step of the route, µs", MarkdownTable.Cell(step.TotalMicroseconds, 1));
        table.Add($"dry run of {Steps} steps, ms", MarkdownTable.Cell(dryRun.TotalMilliseconds, 2));
        Console.WriteLine(table);
        var summary = new Summary(options);
        summary.Add("authority and one step of the route, µs", MarkdownTable.Cell(step.TotalMicroseconds, 1), "", "", "< 20 µs");
        summary.Add($"dry run of a route of {Steps} steps, ms", MarkdownTable.Cell(dryRun.TotalMilliseconds, 2), "", "", "< 5 ms");
        return 0;
    }

    /// <summary>The median of many timings, after as many that only warm up.</summary>
    private static TimeSpan Median(int times, Action work)
    {
        for (var i = 0; i < times * 5; i++) work();
        var taken = new TimeSpan[times];
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            taken[i] = Stopwatch.GetElapsedTime(started);
        }

        Array.Sort(taken);
        return taken[times / 2];
    }

    private static IEnumerable<OrganisationEvent> Facts() =>
    [
        new BodyEstablished("DU", "Đảng ủy", "ĐU", "committee", "upper-grassroots", null, null, null, null, true, null, [new("BTV", "Ban Thường vụ", "T/M BAN THƯỜNG VỤ"), new("TT", "Thường trực", null)]),
        new BodyEstablished("VP", "Văn phòng", "VPĐU", "office", null, null, "DU", null, "Chánh Văn phòng", true, null, []),
        .. Enumerable.Range(1, Branches).SelectMany(BranchFacts),
        .. Enumerable.Range(1, Members).SelectMany(n => Person($"member-{n}", "DU", n is 1 ? "Bí thư" : $"Ủy viên {n}", "BTV", "TT")),
        .. Person("drafter", "VP", "Chuyên viên"),
        new DutyAssigned("draft", new(Post: "Chuyên viên"), ["DU"], default, null, "Quy chế"),
        new RulesAdopted(new("rules", default, "test", [new("upper-grassroots", "BTV", ["KH"], "Điều 10", "test")], []) { Types = [new("KH", "Kế hoạch", "KH", "KH", "Điều 5", "test")] }, "test"),
        new RouteDefined("long", 1, "Dài", [.. Enumerable.Range(1, Steps).Select(n => Step(1 + (n % Members)))], new("DU", "Bí thư")),
    ];

    private static IEnumerable<OrganisationEvent> BranchFacts(int n) =>
        [new BodyEstablished($"CB-{n}", $"Chi bộ {n}", "CB", "chi-bo", "grassroots", null, null, "DU", null, false, null, [new("CB", "Chi bộ", "T/M CHI BỘ")]), .. Person($"secretary-{n}", $"CB-{n}", "Bí thư")];

    private static IEnumerable<OrganisationEvent> Person(string name, string body, string post, params string[] organs) =>
        [new PersonRegistered(name, name), new AppointmentMade($"{name}@{body}", name, body, post, [.. organs], [.. organs.Where(o => o is not "TT")], default, null, "Quyết định")];

    private static RouteStep Step(int member) => new(
        StepKind.Approval, [new("DU", member is 1 ? "Bí thư" : $"Ủy viên {member}")], null, null, null, ImmutableSortedDictionary<string, string>.Empty.Add("normal", "1 working day"));
}
