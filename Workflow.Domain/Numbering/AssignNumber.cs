using System.Globalization;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;

namespace Workflow.Domain.Numbering;

/// <summary>The clerk gives a signed directive the next number of its series and today's date (cấp số, ngày ban hành).</summary>
/// <param name="Booked">The number that its paper was given by hand during an outage; null for the next one.</param>
public sealed record AssignNumber(Request Request, Guid DirectiveId, int? Booked = null) : DirectiveCommand(Request, DirectiveId)
{
    protected override Decision Decide(Directive directive, ILedgerView view)
    {
        var (by, none) = ClerkDuty.Of(directive, Request, view);
        if (by is null) return none!;
        if (directive.Number is not null) return Decision.Nothing;

        return directive.Status is DirectiveStatus.Signed ? Next(directive, by, Booked, view) : Rejection.WrongStatus(directive, "number");
    }

    /// <summary>The number, in the directive's stream and in its series' at once: neither is ever there without the other.</summary>
    internal static Decision Next(Directive directive, Capacity by, int? booked, ILedgerView view)
    {
        var issuedOn = VietnamTime.DateOf(view.Now);
        if (view.Organisation.TypesOn(issuedOn).Find(directive.Type) is not { } type) return Rejection.UnknownReference("type", directive.Type);
        var ofCongress = directive.Organ is CongressConvened.Organ;
        if (SeriesOf(type, directive.Organ, directive.Body, issuedOn, view.Organisation) is not { } id) return Rejection.UnknownReference(ofCongress ? "congress" : "term", directive.Body);
        if (booked is { } number) return Take(number, id, directive, by, view);

        var series = view.Series(id);
        var printed = new DirectiveNumber(series.Last + 1, type.Symbol, ofCongress ? CongressConvened.Organ : view.Organisation.Body(directive.Body)!.Symbol).Printed;
        var (count, facts) = series.Allocate(directive.Id, issuedOn, printed);
        return Decision.Of(directive.Stream, new NumberAssigned(by, id.ToString(), count, printed, issuedOn, TimeLimit.ByRule("issue", directive, view))).And(id.Stream, facts);
    }

    /// <summary>The paper keeps the number and the date it was given by hand.</summary>
    private static Decision Take(int number, SeriesId id, Directive directive, Capacity by, ILedgerView view) =>
        view.Series(id).Booked.GetValueOrDefault(number) is { Kind: BookingKind.Outage } booking
            ? Decision.Of(directive.Stream, new NumberAssigned(by, id.ToString(), number, booking.Printed, booking.IssuedOn, TimeLimit.ByRule("issue", directive, view)))
                .And(id.Stream, new NumberTaken(number, directive.Id, booking.IssuedOn, booking.Printed))
            : Rejection.NotBooked.With("number", number.ToString(CultureInfo.InvariantCulture)).With("series", id.ToString());

    /// <summary>The series that counts this type of this body on that day; null when the body has no term then, or its congress is not in session.</summary>
    public static SeriesId? SeriesOf(DocumentType type, string? organ, string body, DateOnly day, OrganisationChart organisation) => organ is CongressConvened.Organ
        ? organisation.Congresses.On(body, day) is { } congress ? new(body, CongressConvened.Series, congress.Term) : null
        : organisation.TermOf(body, day) is { } term ? new(body, type.Series, term.Id) : null;
}
