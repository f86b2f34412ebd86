using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Rules;

/// <summary>The rules of domain.md §7 and the commands of contract §2, as far as they are built; docs/rules.md shows them.</summary>
public static class RuleTables
{
    public static readonly ImmutableArray<RuleTable> Rules =
    [
        Rule01Tests.Table, Rule02Tests.Table, Rule03Tests.Table, Rule04Tests.Table, Rule05Tests.Table, Rule06Tests.Table,
        Rule07Tests.Table, Rule08Tests.Table, Rule10Tests.Table, Rule11Tests.Table, Rule12Tests.Table, Rule13Tests.Table,
    ];

    public static readonly ImmutableArray<RuleTable> Commands = [.. ContractDraftingTests.Tables, .. ContractReviewTests.Tables, .. ContractIssueTests.Tables];
}
