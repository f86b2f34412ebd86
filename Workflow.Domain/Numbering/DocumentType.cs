namespace Workflow.Domain.Numbering;

/// <summary>A type of document (399-QĐ/TW, Điều 5): what it is called, what its number prints, and which series counts it.</summary>
/// <param name="Code">As callers write it; case matters (QĐ is a decision, QyĐ a regulation).</param>
/// <param name="Symbol">Printed in the number: a regulation prints QĐ (HD 05).</param>
/// <param name="Series">ASCII code of the series; types that share one print the same symbol, as decisions and regulations do.</param>
/// <param name="Clause">The rule that names the type or its symbol.</param>
/// <param name="Source">Where the row comes from, and what in it is a default still to be confirmed.</param>
public sealed record DocumentType(string Code, string Name, string Symbol, string Series, string Clause, string Source);
