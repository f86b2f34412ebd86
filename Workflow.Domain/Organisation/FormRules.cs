using System.Collections.Immutable;

namespace Workflow.Domain.Organisation;

/// <summary>What a finding on form does: only an error stops the submission, the others advise.</summary>
public enum FormSeverity { Note, Warning, Error }

/// <summary>One requirement on form (thể thức). A requirement that the set in force does not name is not asked for.</summary>
/// <param name="Code">One of <see cref="Drafting.FormCheck.Codes"/>.</param>
/// <param name="Clause">Cited in the finding.</param>
public sealed record FormRule(string Code, FormSeverity Severity, string Clause, string Source);

/// <summary>How the parts of a document stand on the page (05-HD/VPTW).</summary>
public sealed record FormLayout(string Source, string Paper, PageMargins MarginsMm, string Font, ParagraphLayout Paragraph, ImmutableArray<PartLayout> Parts);

/// <summary>In millimetres, on the front of the sheet; the back is its mirror.</summary>
public sealed record PageMargins(int Top, int Bottom, int Left, int Right);

/// <summary>The running text: how far its first line goes in, how far paragraphs stand apart, and the exact height of a line from the least to the most.</summary>
public sealed record ParagraphLayout(int IndentMm, int SpacingPt, int LeastLinePt, int MostLinePt);

public enum LetterStyle { Bold, Italic, Caps, Underlined }

/// <summary>The letters of one part, in points from the least to the most allowed.</summary>
public sealed record PartLayout(string Part, int LeastPt, int MostPt, ImmutableArray<LetterStyle> Style);
