using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Workflow.Host.Review;

/// <summary>The table of comments and answers as a Word document, in the type and the margins of HD 05.</summary>
internal static class CommentDocument
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>A millimetre in twentieths of a point.</summary>
    private const double Millimetre = 1440 / 25.4;

    /// <param name="rows">The heading first; each as many cells.</param>
    public static byte[] Write(string title, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var table = new Table(new TableProperties(Borders(), new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }));
            foreach (var (n, row) in rows.Index()) table.Append(new TableRow(row.Select(cell => new TableCell(Paragraph(cell, bold: n is 0)))));
            file.AddMainDocumentPart().Document = new Document(new Body(Paragraph(title, bold: true), table, Page()));
        }

        return bytes.ToArray();
    }

    private static Paragraph Paragraph(string text, bool bold)
    {
        var run = new Run(new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" }, bold ? new Bold() : new Bold { Val = false }, new FontSize { Val = "28" }));
        foreach (var (n, line) in text.Split('\n').Index())
        {
            if (n > 0) run.Append(new Break());
            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(run);
    }

    private static TableBorders Borders() => new(
        Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>());

    private static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4 };

    /// <summary>A4; margins 20, 20, 30 and 15 mm.</summary>
    private static SectionProperties Page() => new(
        new PageSize { Width = Twips(210), Height = Twips(297) }, new PageMargin { Top = (int)Twips(20), Bottom = (int)Twips(20), Left = Twips(30), Right = Twips(15), Header = 0, Footer = 0, Gutter = 0 });

    private static uint Twips(double millimetres) => (uint)Math.Round(millimetres * Millimetre);
}
