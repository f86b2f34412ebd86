using Microsoft.AspNetCore.Mvc;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Host.Http;
using Workflow.Host.Ledger;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Drafting;

/// <summary>Finds directives by number, words and facts (contract §2). What is not open to the caller is not counted either.</summary>
public static class DirectiveSearch
{
    private const int LongestQuestion = 500;

    public static void MapDirectiveSearch(this RouteGroupBuilder api) => api.MapGet("/directives", Search)
        .WithSummary("Find directives by number in any spelling, by words with or without accents, and by facts").Produces<DirectivePage>();

    private static async Task<IResult> Search(HttpContext http, DirectiveSearchQuery search, AtLeast behind, LedgerStore ledger, [AsParameters] DirectiveQuestion asked)
    {
        var question = Read(asked, ledger);
        await behind.WaitAsync(Query.Number(asked.AtLeast, "atLeast", 0), question.Words is [] ? null : AtLeast.Search, http.RequestAborted);
        return Results.Json(await search.FindAsync(question, Door.PersonOf(http), http.RequestAborted), TextJson.Options);
    }

    private static DirectiveFilter Read(DirectiveQuestion asked, LedgerStore ledger)
    {
        var text = asked.Q ?? "";
        if (text.Length > LongestQuestion || text.AsSpan().ContainsAny('\0', '\uFFFD')) throw RefusedRequestException.Malformed("q");
        if (asked.Type is not null && !ledger.Organisation.RuleBook.HasType(asked.Type)) throw RefusedRequestException.Malformed("type");

        var (number, words) = DirectiveNumber.FindIn(text, ledger.Organisation.RuleBook.HasSymbol) is { } found ? (found.Number, found.Others) : ((DirectiveNumber?)null, text);
        var organs = ledger.Organisation.Bodies.Values.SelectMany(b => b.Organs).Select(o => o.Code).Append(CongressConvened.Organ);
        return new(
            number?.Key, [.. VietnameseText.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new SearchWord(word, [.. ledger.Organisation.RuleBook.TypesNamed(word)]))], asked.Type,
            Query.CodeOf(asked.Status, "status", Enum.GetValues<DirectiveStatus>().Select(TextJson.Name)), Query.CodeOf(asked.Organ, "organ", organs),
            Query.DayOf(asked.From, "from"), Query.DayOf(asked.To, "to"), Query.CodeOf(asked.Effect, "effect", Effects.All), Query.CodeOf(asked.Author, "author", ledger.Organisation.People.Keys),
            Whole(asked.Page, "page", 1, int.MaxValue), Whole(asked.Size, "size", 20, 200));
    }

    private static int Whole(string? given, string name, int otherwise, int most) => Query.Number(given, name, 1) switch
    {
        null => otherwise,
        { } number when number <= most => (int)number,
        _ => throw RefusedRequestException.Malformed(name),
    };
}

/// <summary>What is asked, as sent.</summary>
/// <param name="Q">A number in any spelling, words of type and abstract, accents optional; every word must be found.</param>
/// <param name="From">The first day: of issue, or before that of drafting.</param>
/// <param name="Effect">What the document is worth today.</param>
/// <param name="Author">The username of whoever drafted it.</param>
/// <param name="Size">How many to a page, up to 200.</param>
public sealed record DirectiveQuestion(
    [FromQuery(Name = "q")] string? Q, [FromQuery(Name = "type")] string? Type, [FromQuery(Name = "status")] string? Status, [FromQuery(Name = "organ")] string? Organ,
    [FromQuery(Name = "from")] string? From, [FromQuery(Name = "to")] string? To, [FromQuery(Name = "effect")] string? Effect,
    [FromQuery(Name = "author")] string? Author, [FromQuery(Name = "page")] string? Page, [FromQuery(Name = "size")] string? Size, [FromQuery(Name = "atLeast")] string? AtLeast);

/// <summary>What is asked, understood.</summary>
/// <param name="NumberKey">What the spellings of a number have in common.</param>
public sealed record DirectiveFilter(
    string? NumberKey, IReadOnlyList<SearchWord> Words, string? Type, string? Status, string? Organ, DateOnly? From, DateOnly? To, string? Effect, string? Author, int Page, int Size);

/// <param name="Text">Folded.</param>
/// <param name="Types">Codes of the types whose name has it, so that it need not be in the abstract.</param>
public sealed record SearchWord(string Text, string[] Types);

/// <param name="Total">Of all pages.</param>
public sealed record DirectivePage(IReadOnlyList<DirectiveLine> Items, long Total, int Page, int Size);

/// <summary>A directive in a list.</summary>
/// <param name="EffectBy">The number of the document that changed its effect.</param>
/// <param name="QuarantinedAt">When its content was destroyed; then it has no abstract.</param>
/// <param name="Author">The username of whoever drafted or imported it.</param>
public sealed record DirectiveLine(
    Guid Id, string Type, string? Organ, string Body, DirectiveStatus Status, string? Number, DateOnly? IssuedOn, string Abstract, Urgency Urgency, string Effect,
    string ContentHash, int Version, long Sequence, DateTimeOffset DraftedAt, string? Direction, string? EffectBy, DateTimeOffset? QuarantinedAt, string Author)
{
    /// <param name="today">The day that its effect is told for.</param>
    internal static DirectiveLine Of(DirectiveCard card, string summary, DateOnly today) => new(
        card.Id, card.Type, card.Organ, card.Body, card.Status, card.Number, card.IssuedOn, summary, card.Urgency,
        Effects.Of(card.Status, card.EffectChange, card.EffectChangeFrom, card.EffectiveFrom, today), card.ContentHash, card.Version, card.Sequence, card.DraftedAt, card.Direction, card.EffectBy, card.QuarantinedAt, card.Author);
}
