namespace Workflow.Web.Api;

/// <summary>The number that a signed directive would be given today.</summary>
/// <param name="Booked">Numbers given by hand during an outage that it could take instead.</param>
public sealed record NextNumber(string Series, int NumberInSeries, string Number, DateOnly IssuedOn, IReadOnlyList<BookedNumber> Booked);

public sealed record BookedNumber(string Number, int NumberInSeries, DateOnly IssuedOn);

/// <summary>A register by name.</summary>
/// <param name="Symbol">As it prints after the number, such as <c>NQ/ĐU</c>.</param>
/// <param name="Kept">It counts today, and the reader is its clerk.</param>
public sealed record RegisterName(string Series, string Body, string BodyName, string Symbol, IReadOnlyList<string> Types, string Term, bool Kept);

/// <param name="Next">The place in the series of its next number; only of one register.</param>
public sealed record RegisterView(IReadOnlyList<RegisterLine> Items, int? Next, DateOnly? LastIssuedOn);

/// <param name="State">Such as <c>allocated</c>, <c>booked-secret</c> or <c>voided</c>.</param>
public sealed record RegisterLine(
    string Number, string State, string? Series, int? NumberInSeries, DateOnly? Date, string? Type, string? Abstract, string? SignerName, string? Issuer, Guid? DirectiveId, string? Reason, string? Unit, string? Text,
    IReadOnlyList<string>? Recipients, string? DraftingUnit, int? Copies)
{
    public bool IsBooked => State is "booked-secret" or "booked-outage";
}

/// <summary>Of the organisation, what the clerk's forms offer for choice.</summary>
public sealed record ClerkChoices(IReadOnlyList<ClerkBody> Bodies, IReadOnlyList<ClerkBody> Groups, IReadOnlyList<ClerkTerm> Terms);

public sealed record ClerkBody(string Code, string Name);

public sealed record ClerkTerm(string Id, string Body);
