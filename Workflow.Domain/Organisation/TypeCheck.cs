using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflow.Domain.Numbering;

namespace Workflow.Domain.Organisation;

/// <summary>Whether a table of types can be right: what it prints can be read back, and a series prints one symbol.</summary>
public static partial class TypeCheck
{
    /// <summary>The series of what comes in (công văn đến), which counts no type.</summary>
    private const string Arrivals = "DEN";

    /// <summary>The first thing wrong in it, with its row; null when it may be adopted.</summary>
    public static Rejection? WrongIn(ImmutableArray<DocumentType> types)
    {
        var (codes, symbols) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (row, type) in types.Index())
        {
            if (!Letters().IsMatch(type.Code)) return Rejection.WrongType("rules.unknown-code", type.Code, row);
            if (!codes.Add(type.Code)) return Rejection.WrongType("rules.overlap", type.Code, row);
            if (!Series().IsMatch(type.Series) || type.Series is CongressConvened.Series or Arrivals) return Rejection.WrongType("rules.series", type.Series, row);
            if (!Letters().IsMatch(type.Symbol)) return Rejection.WrongType("rules.symbol", type.Symbol, row);
            if (!symbols.TryAdd(type.Series, type.Symbol) && symbols[type.Series] != type.Symbol) return Rejection.WrongType("rules.symbol", type.Symbol, row);
        }

        return null;
    }

    /// <summary>What a number may have in the place of its type (<see cref="DirectiveNumber.Parse"/>).</summary>
    [GeneratedRegex(@"\A\p{L}{1,8}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Letters();

    /// <summary>Stands in the series' id and in addresses.</summary>
    [GeneratedRegex(@"\A[A-Z][A-Z0-9]{0,11}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Series();
}
