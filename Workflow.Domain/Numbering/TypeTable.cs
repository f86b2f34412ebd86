using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workflow.Domain.Numbering;

/// <summary>The types of documents of one set of rules, found by what is known of them. Made once for each set: the Ledger asks it with every command.</summary>
public sealed class TypeTable
{
    public static readonly TypeTable Empty = new([]);

    private readonly FrozenDictionary<string, DocumentType> _byCode, _bySeries, _bySymbol, _byFolded;

    public TypeTable(ImmutableArray<DocumentType> types)
    {
        All = types;
        _byCode = By(t => t.Code);
        _bySeries = By(t => t.Series);
        _bySymbol = By(t => t.Symbol);
        _byFolded = By(t => VietnameseText.Fold(t.Symbol));
    }

    /// <summary>In the order of the set.</summary>
    public ImmutableArray<DocumentType> All { get; }

    /// <summary>The type of this code, or null.</summary>
    public DocumentType? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The first type that the series counts; null for a series of no type. Those of one series print the same.</summary>
    public DocumentType? OfSeries(string series) => _bySeries.GetValueOrDefault(series);

    /// <summary>The first type that prints <paramref name="symbol"/>, else the first that does when accents and case are left out of account; null when none does.</summary>
    public DocumentType? OfSymbol(string symbol) => _bySymbol.GetValueOrDefault(symbol) ?? _byFolded.GetValueOrDefault(VietnameseText.Fold(symbol));

    private FrozenDictionary<string, DocumentType> By(Func<DocumentType, string> key) => All.DistinctBy(key).ToFrozenDictionary(key, StringComparer.Ordinal);
}
