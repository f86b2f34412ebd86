using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Domain.Drafting;

namespace Workflow.Domain.Organisation;

/// <summary>Whether a route could be gone at all: it names posts, organs and people that there are, and rules that can be met.</summary>
public static partial class RouteCheck
{
    private static readonly ImmutableArray<string> Urgencies = [.. Enum.GetValues<Urgency>().Select(TextJson.Name)];

    /// <summary>The first thing wrong in it, with the step it stands in; null when it may be adopted.</summary>
    public static Rejection? WrongIn(RouteDefined route, OrganisationChart organisation)
    {
        foreach (var (i, step) in route.Steps.Index())
            if (WrongIn(step, organisation) is { } wrong) return Rejection.WrongStep((i + 1).ToString(CultureInfo.InvariantCulture), wrong);

        var signer = route.Signer;
        if (!HasPost(signer.Body, signer.Post, organisation)) return Rejection.WrongStep("signature", $"{signer.Body}/{signer.Post}");
        if (signer.Prefix is not (null or "T/M" or "T/L" or "K/T" or "Q.")) return Rejection.WrongStep("signature", signer.Prefix);

        // A collective has no single head for whom a deputy could sign; who signs by order cites the order (HD 36 §1.7).
        if (signer.Prefix is "K/T" && organisation.Body(signer.Body)?.Organs.IsEmpty is not true) return Rejection.SignerPrefix;
        return signer is { Prefix: "T/L", Basis: null or "" } ? Rejection.WrongStep("signature", "basis") : null;
    }

    /// <summary>What is wrong in the step, by its name; null when nothing is.</summary>
    private static string? WrongIn(RouteStep step, OrganisationChart organisation)
    {
        if (step.Kind is StepKind.Ballot)
        {
            if (!HasOrgan(step.Organ, organisation)) return step.Organ ?? "organ";
            if (step.Mode is not ("written" or "meeting")) return step.Mode ?? "mode";
            if (step is not { Who: [], AtLeast: null, Percent: null }) return "rule";
        }
        else if (step.Who.IsEmpty || step.Organ is not null || step.Mode is not null)
        {
            return "who";
        }

        return step.Who.Select(who => WrongIn(who, organisation)).FirstOrDefault(wrong => wrong is not null) ?? WrongRule(step) ?? WrongWhen(step.When, organisation);
    }

    private static string? WrongIn(StepPeople who, OrganisationChart organisation) => who switch
    {
        { Person: { } person, Organ: null, HeadOf: null, Body: null, Post: null } => organisation.People.ContainsKey(person) ? null : person,
        { Organ: { } organ, Person: null, HeadOf: null, Body: null, Post: null } => HasOrgan(organ, organisation) ? null : organ,
        { HeadOf: { } head, Person: null, Organ: null, Body: null, Post: null } => head is "drafter.unit" ? null : head,
        { Body: { } body, Post: { } post, Person: null, Organ: null, HeadOf: null } => HasPost(body, post, organisation) ? null : $"{body}/{post}",
        _ => "who",
    };

    private static string? WrongRule(RouteStep step) => step switch
    {
        { AtLeast: not null, Percent: not null } or { AtLeast: < 1 } => "atLeast",
        { Percent: < 1 or > 100 } => "percent",
        _ => WrongDue(step.Due) is { } urgency ? $"due.{urgency}" : null,
    };

    /// <summary>The first urgency that there is not, or whose time is no duration; null when all are right.</summary>
    internal static string? WrongDue(ImmutableSortedDictionary<string, string> due) => due.Where(d => !Urgencies.Contains(d.Key) || !Duration().IsMatch(d.Value)).Select(d => d.Key).FirstOrDefault();

    private static string? WrongWhen(StepCondition? when, OrganisationChart organisation) =>
        when?.Types?.FirstOrDefault(type => !organisation.RuleBook.HasType(type)) ?? when?.Organs?.FirstOrDefault(organ => !HasOrgan(organ, organisation));

    private static bool HasPost(string body, string post, OrganisationChart organisation) =>
        body is OrganisationChart.OwnBranch ? organisation.Branches.Any(branch => organisation.HasPost(branch.Code, post)) : organisation.HasPost(body, post);

    private static bool HasOrgan(string? organ, OrganisationChart organisation) => organisation.Bodies.Values.Any(body => body.Organs.Any(o => o.Code == organ));

    [GeneratedRegex(@"\A[1-9][0-9]{0,3} (minutes?|hours?|working days?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Duration();
}
