using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Domain.Organisation;
using Workflow.Host.Http;

namespace Workflow.Host.Organisation;

/// <param name="Code">May be left out where the address names it.</param>
public sealed record RouteBody(string Name, ImmutableArray<StepBody> Steps, RouteSigner Signer, string Basis, string? Code = null) : OrganisationAct(Basis)
{
    internal RouteDefined Fact(string code) => new(code, 0, Name, [.. Steps.Select(step => step.Fact())], Signer) { Basis = Basis };
}

/// <summary>A step as it is written, in files and requests.</summary>
/// <param name="Rule">How many of its people must agree: <c>all</c>, <c>any</c>, <c>{"atLeast": 2}</c> or <c>{"percent": 50}</c>. <paramref name="AtLeast"/> and <paramref name="Percent"/> say the same alone.</param>
/// <param name="Organ">Of a ballot, which takes neither people nor a rule: its voting members are asked, and more than half must agree.</param>
/// <param name="Due">By urgency: <c>2 hours</c>, <c>3 working days</c>.</param>
/// <param name="When">For which papers the step is meant; left out, for all.</param>
public sealed record StepBody(
    StepKind Kind, ImmutableArray<StepPeople>? Who = null, JsonElement? Rule = null, int? AtLeast = null, int? Percent = null, string? Organ = null, string? Mode = null,
    ImmutableSortedDictionary<string, string>? Due = null, StepCondition? When = null)
{
    internal RouteStep Fact()
    {
        var rule = Rule is { ValueKind: not JsonValueKind.Null } written ? RuleOf(written) : new(AtLeast, Percent);
        return new(Kind, Who ?? [], rule.AtLeast, Organ, Mode, Due ?? ImmutableSortedDictionary<string, string>.Empty) { Percent = rule.Percent, When = When };
    }

    private static StepRule RuleOf(JsonElement rule)
    {
        try
        {
            return rule.ValueKind is JsonValueKind.Object ? rule.Deserialize<StepRule>(StrictJson.Options)! : rule.GetString() switch
            {
                "all" => new(),
                "any" => new(AtLeast: 1),
                _ => throw new JsonException(),
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            throw RefusedRequestException.Malformed("steps.rule");
        }
    }

    private sealed record StepRule(int? AtLeast = null, int? Percent = null);
}
