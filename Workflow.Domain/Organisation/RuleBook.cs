using System.Collections.Immutable;
using Workflow.Domain.Numbering;

namespace Workflow.Domain.Organisation;

/// <summary>All sets of rules adopted, and the tables of types in them. A set that lists no types leaves those of the sets before it in force.</summary>
public sealed record RuleBook
{
    public static readonly RuleBook Empty = new();

    /// <summary>By the day they are in force from.</summary>
    public ImmutableList<RuleSet> Sets { get; private init; } = [];

    private ImmutableArray<(DateOnly From, TypeTable Types)> Tables { get; init; } = [];

    /// <summary>With one set more, or with another in the place of that of the same code.</summary>
    public RuleBook With(RuleSet rules)
    {
        var sets = Sets.RemoveAll(r => r.Code == rules.Code).Add(rules).Sort((one, other) => one.From.CompareTo(other.From));
        return new() { Sets = sets, Tables = [.. sets.Where(r => r.Types is not []).Select(r => (r.From, new TypeTable(r.Types)))] };
    }

    /// <summary>The set by which a document of that day is judged; null where none was adopted.</summary>
    public RuleSet? On(DateOnly day) => Sets.FindLast(r => r.From <= day);

    /// <summary>The types that there are on that day. Papers older than the oldest table are read by it: they are entered under the names they bore.</summary>
    public TypeTable TypesOn(DateOnly day)
    {
        for (var i = Tables.Length - 1; i >= 0; i--)
            if (i == 0 || Tables[i].From <= day) return Tables[i].Types;

        return TypeTable.Empty;
    }

    /// <summary>Whether there is, was or is to be such a type.</summary>
    public bool HasType(string code) => Tables.Any(table => table.Types.Find(code) is not null);

    /// <summary>Whether any type prints, printed or is to print such a symbol, accents and case left out of account.</summary>
    public bool HasSymbol(string symbol) => Tables.Any(table => table.Types.OfSymbol(symbol) is not null);

    /// <summary>Whether numbers of any type are, were or are to be counted in such a series.</summary>
    public bool HasSeries(string series) => Tables.Any(table => table.Types.OfSeries(series) is not null);

    /// <summary>Every series that counts, or counted, the type.</summary>
    public IEnumerable<string> SeriesOf(string type) => Tables.Select(table => table.Types.Find(type)?.Series).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The types that bear, or bore, a name with this in it, accents and case left out of account.</summary>
    /// <param name="folded">As <see cref="VietnameseText.Fold"/> gives it.</param>
    public IEnumerable<string> TypesNamed(string folded) =>
        Tables.SelectMany(table => table.Types.All).Where(t => VietnameseText.Fold(t.Name).Contains(folded, StringComparison.Ordinal)).Select(t => t.Code).Distinct(StringComparer.Ordinal);
}
