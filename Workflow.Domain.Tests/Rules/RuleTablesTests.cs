using Workflow.Domain.Tests.Catalogue;

namespace Workflow.Domain.Tests.Rules;

public sealed class RuleTablesTests
{
    [Fact]
    public void every_table_has_what_must_pass_and_what_must_not() => Assert.All(RuleTables.Rules.Concat(RuleTables.Commands), table =>
    {
        var refused = table.Where(c => RuleCatalogue.Codes.Contains(c.Outcome)).ToList();
        Assert.True(refused is not [] && refused.Count < table.Count(), table.Title);
    });

    [Fact]
    public void no_table_says_one_thing_twice() => Assert.All(RuleTables.Rules.Concat(RuleTables.Commands), table => Assert.Distinct(table.Select(c => c.Words)));
}
