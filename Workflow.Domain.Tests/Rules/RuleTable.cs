using System.Collections;
using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Rules;

/// <summary>One rule case by case, to be read by who knows the field and no code: what somebody does, in plain words, and what comes of it.</summary>
/// <param name="title">The rule, or the command that it is about.</param>
public sealed class RuleTable(string title) : IEnumerable<(string Words, string Outcome)>
{
    private readonly List<(string Words, Func<string> Act, string Outcome)> _cases = [];

    public string Title => title;

    /// <summary>The cases in the shape a test takes them.</summary>
    public TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (words, outcome) in this) cases.Add(words, outcome);
            return cases;
        }
    }

    /// <summary>Several tables as one, each case under the title of its own.</summary>
    public static RuleTable Of(params IEnumerable<RuleTable> tables)
    {
        var all = new RuleTable("");
        all._cases.AddRange(from table in tables from one in table._cases select ($"{table.Title}: {one.Words}", one.Act, one.Outcome));
        return all;
    }

    /// <summary>Something is asked for: it is accepted, or refused by this code.</summary>
    public void Add(string words, Func<Outcome> act, string outcome = Outcome.Accepted) => Add(words, () => act().InAWord(), outcome);

    /// <summary>Something is so, as it is written or shown.</summary>
    public void Add(string words, Func<string?> shown, string outcome) => _cases.Add((words, () => shown() ?? "none", outcome));

    public void Check(string words, string outcome) => Assert.Equal(outcome, _cases.Single(c => c.Words == words).Act());

    public IEnumerator<(string Words, string Outcome)> GetEnumerator() => _cases.Select(c => (c.Words, c.Outcome)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
