using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workflow.Domain.Numbering;

/// <summary>A type of document (399-QĐ/TW, Điều 5): what it is called, what its number prints, and which series counts it.</summary>
/// <param name="Code">As callers write it; case matters (QĐ is a decision, QyĐ a regulation).</param>
/// <param name="Symbol">Printed in the number: a regulation prints QĐ (HD 05).</param>
/// <param name="Series">ASCII code of the series; decisions and regulations share one.</param>
public sealed record DocumentType(string Code, string Name, string Symbol, string Series)
{
    public static readonly ImmutableArray<DocumentType> All =
    [
        new("NQ", "Nghị quyết", "NQ", "NQ"), new("QĐ", "Quyết định", "QĐ", "QD"), new("QyĐ", "Quy định", "QĐ", "QD"),
        new("CT", "Chỉ thị", "CT", "CT"), new("KL", "Kết luận", "KL", "KL"), new("QC", "Quy chế", "QC", "QC"),
        new("TT", "Thông tri", "TT", "TT"), new("HD", "Hướng dẫn", "HD", "HD"), new("TB", "Thông báo", "TB", "TB"),
        new("BC", "Báo cáo", "BC", "BC"), new("KH", "Kế hoạch", "KH", "KH"), new("CTr", "Chương trình", "CTr", "CTR"),
        new("ĐA", "Đề án", "ĐA", "DEAN"), new("PA", "Phương án", "PA", "PA"), new("DA", "Dự án", "DA", "DA"),
        new("QH", "Quy hoạch", "QH", "QH"), new("TTr", "Tờ trình", "TTr", "TTR"), new("CV", "Công văn", "CV", "CV"),
        new("BB", "Biên bản", "BB", "BB"),
    ];

    private static readonly FrozenDictionary<string, DocumentType> ByCode = All.ToFrozenDictionary(t => t.Code, StringComparer.Ordinal);

    /// <summary>The type of this code, or null.</summary>
    public static DocumentType? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var type) ? type : null;

    /// <summary>A type that the series counts; null for a series of no type. Those of one series print the same.</summary>
    public static DocumentType? OfSeries(string series) => All.FirstOrDefault(t => t.Series == series);

    /// <summary>The series that counts what prints <paramref name="symbol"/>, compared without accents or case; null when no type prints it.</summary>
    public static DocumentType? OfSymbol(string symbol) =>
        All.FirstOrDefault(t => t.Symbol == symbol) ?? All.FirstOrDefault(t => VietnameseText.Fold(t.Symbol) == VietnameseText.Fold(symbol));
}
