using System.Globalization;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Drafting;

/// <summary>The clerk enters a historical document, under the number it always had. Nothing is counted; entering it again records nothing.</summary>
/// <param name="Body">For an outgoing document, the body that issued it.</param>
/// <param name="Term">The term it was numbered in; null for the one its date falls into.</param>
/// <param name="Issuer">For an incoming document: address of the issuer's name.</param>
public sealed record ImportDocument(
    Request Request, Guid DirectiveId, string Direction, string Type, string Body, string? Term, DirectiveNumber Number, string Printed, DateOnly Date,
    string? Issuer, string ContentHash, Attachment? File) : Command(Request)
{
    public override Decision Decide(ILedgerView view)
    {
        var today = VietnamTime.DateOf(view.Now);
        var (by, none) = Capacity.Choose(Request, view.Organisation.Carrying(Duties.Clerk, Body, Request.Person, today), Rejection.AuthorityMissing.With("duty", Duties.Clerk));
        if (by is null) return none!;
        if (view.Organisation.TypesOn(Date).Find(Type) is not { } type || !Prints(type)) return Rejection.UnknownReference("type", Type);
        if (view.Directive(DirectiveId) is { Quarantined: not null }) return Rejection.ContentQuarantined;
        if (view.Directive(DirectiveId) is { } entered) return IsSame(entered.Import!) ? Decision.Nothing : Rejection.ImportTaken.With("number", Number.Printed);
        if (Direction is "incoming") return Decision.Of(Stream, Imported(by, null));

        var term = Term ?? view.Organisation.TermOf(Body, Date)?.Id;
        if (term is null || view.Organisation.TermsOf(Body).TrueForAll(t => t.Id != term)) return Rejection.UnknownReference("term", term);

        var series = view.Series(new SeriesId(Body, type.Series, term));
        if (Number.Count > series.Opening)
            return Rejection.ImportRange.With("number", Number.Printed).With("series", series.Id.ToString()).With("lastNumber", series.Opening.ToString(CultureInfo.InvariantCulture));
        if (series.Bound.ContainsKey(Number.Count)) return Rejection.ImportTaken.With("number", Number.Printed);

        return Decision.Of(Stream, Imported(by, series.Id)).And(series.Id.Stream, new NumberBound(Number.Count, DirectiveId, Date, Number.Printed));
    }

    /// <summary>The same paper entered again; another under the same number is not it.</summary>
    private bool IsSame(DirectiveImported entered) =>
        entered.Type == Type && entered.Date == Date && entered.ContentHash == ContentHash && entered.File?.Sha256 == File?.Sha256;

    /// <summary>Whether the number's symbol is the type's, as now or in older practice (QyĐ).</summary>
    private bool Prints(DocumentType type) =>
        VietnameseText.Fold(Number.Symbol) is var symbol && (symbol == VietnameseText.Fold(type.Symbol) || symbol == VietnameseText.Fold(type.Code));

    private StreamKey Stream => new(StreamKind.Directive, DirectiveId);

    private DirectiveImported Imported(Capacity by, SeriesId? series) => new(
        by, Direction, Type, Body, series?.ToString(), series is null ? null : Number.Count, Number.Printed, Printed, Date, Issuer, ContentHash, File);
}
