using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Reporting;

/// <summary>Figures over many directives, as far as the caller may see them.</summary>
public static class FiguresEndpoints
{
    public static void MapFigures(this RouteGroupBuilder api) => api.MapGet("/figures", Figures)
        .WithSummary("Figures over a period: what is in work, how long it took, on time, returns, branches, paper").Produces<FiguresAnswer>();

    private static async Task<IResult> Figures(
        HttpContext http, FiguresReader figures, CardReader cards, LedgerStore ledger, AtLeast behind, TimeProvider time, string? from, string? to, string? body, string? atLeast)
    {
        var (organisation, now) = (ledger.Organisation, time.GetUtcNow());
        var last = Query.DayOf(to, "to") ?? VietnamTime.DateOf(now);
        var first = Query.DayOf(from, "from") ?? new DateOnly(last.Year, 1, 1);
        if (first > last) throw RefusedRequestException.Malformed("to");

        var question = new FiguresQuestion(first, last, Query.CodeOf(body, "body", organisation.Bodies.Keys), FiguresScope.Of(cards.PrincipalsOf(Door.PersonOf(http)), organisation), now);
        await behind.WaitAsync(Query.Number(atLeast, "atLeast", 0), AtLeast.Deliveries, http.RequestAborted);
        return Results.Json(await figures.ReadAsync(question, organisation, http.RequestAborted), TextJson.Options);
    }
}

/// <summary>What is counted for whom. The auditors, the office and the Thường trực of a body see it whole; everyone else what is open to them.</summary>
/// <param name="Whole">Codes of the bodies that are counted whole.</param>
/// <param name="Readers">What lets the reader see how a single directive came about; a branch that received it sees only its own copy.</param>
/// <param name="Branches">Those whose copies the reader may see.</param>
public sealed record FiguresScope(string[] Whole, string[] Readers, string[] Branches)
{
    public static FiguresScope Of(IReadOnlyCollection<string> principals, OrganisationChart organisation) => new(
        [
            .. organisation.Bodies.Keys.Order(StringComparer.Ordinal).Where(body => principals.Contains(Principal.Duty(body, Duties.Audit))
                || principals.Contains(Principal.Duty(body, Duties.Clerk)) || principals.Contains(Principal.Duty(body, Duties.FormCheck)) || principals.Contains(Principal.Organ(body, "TT"))),
        ],
        [.. principals.Where(p => !p.StartsWith(Principal.Branch(""), StringComparison.Ordinal))],
        [.. principals.Where(p => p.StartsWith(Principal.Branch(""), StringComparison.Ordinal)).Select(p => p[Principal.Branch("").Length..])]);
}

/// <summary>What is asked, understood.</summary>
/// <param name="Body">Only this body's; null for all.</param>
public sealed record FiguresQuestion(DateOnly From, DateOnly To, string? Body, FiguresScope Scope, DateTimeOffset Now);

/// <summary>Figures of a period of days, counted when it was asked for.</summary>
/// <param name="Whole">Codes of the bodies whose directives are all counted; of others, those open to the caller.</param>
/// <param name="InWork">What is not yet issued at this moment, whatever the period.</param>
/// <param name="Issued">What was issued in the period, by type.</param>
/// <param name="Branches">What was sent in the period, by the branch that was to acknowledge it; branches that were late first.</param>
public sealed record FiguresAnswer(
    DateOnly From, DateOnly To, string? Body, DateTimeOffset At, IReadOnlyList<string> Whole, IReadOnlyList<InWorkFigure> InWork, IReadOnlyList<IssuedFigure> Issued,
    OnTimeFigure OnTime, ReturnsFigure Returns, IReadOnlyList<BranchFigure> Branches, PaperFigure Paper);

/// <summary>How many wait in a step, by how long they have.</summary>
/// <param name="Step"><c>draft</c>, <c>returned</c>, a kind of step, <c>signature</c>, <c>number</c> or <c>issue</c>.</param>
/// <param name="Recent">Less than three days.</param>
/// <param name="Waiting">Three to seven days.</param>
/// <param name="Long">Seven days or more.</param>
/// <param name="Oldest">Since when the oldest one waits.</param>
public sealed record InWorkFigure(string Step, int Count, int Recent, int Waiting, int Long, DateTimeOffset Oldest);

/// <param name="MedianDays">Days from the first draft to the issue; half took no longer.</param>
public sealed record IssuedFigure(string Type, int Count, double MedianDays);

/// <summary>Issued within the limit that the signature set by the rules of that day.</summary>
/// <param name="Limited">Those that had such a limit.</param>
/// <param name="Percent">Absent where there was nothing to count; as everywhere here.</param>
public sealed record OnTimeFigure(int Limited, int OnTime, double? Percent, int UrgentLimited, int UrgentOnTime, double? UrgentPercent);

/// <summary>Of the directives first submitted in the period.</summary>
/// <param name="Returned">How many of them were returned at all.</param>
/// <param name="Times">How often altogether.</param>
/// <param name="PerDirective">How often each, on average.</param>
public sealed record ReturnsFigure(int Submitted, int Returned, int Times, double? PerDirective, IReadOnlyList<ReturnReasonFigure> Reasons);

/// <param name="Step">What it was returned from.</param>
/// <param name="ReasonCode">Absent where the reason was given in words only.</param>
public sealed record ReturnReasonFigure(string Step, string? ReasonCode, int Count);

/// <param name="Due">Those whose time is over, and those acknowledged before it was: of these the percentage is.</param>
/// <param name="Acknowledged">Received by a person there.</param>
/// <param name="SameDay">By 17:00 of the working day of issue.</param>
/// <param name="Silent">Overdue without any answer.</param>
public sealed record BranchFigure(string Branch, string Name, int Sent, int Due, int Acknowledged, int SameDay, double? SameDayPercent, int Silent);

/// <summary>Of the reviews, returns, votes and signatures of what was issued in the period.</summary>
public sealed record PaperFigure(int Decisions, int OnPaper, double? Percent);
