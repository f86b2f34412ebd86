using System.Text.Json;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Review;

/// <summary>One list of what waits for a person, most urgent first (contract §2).</summary>
public static class InboxEndpoints
{
    private const int MostDecisions = 100;

    public static void MapInbox(this RouteGroupBuilder api)
    {
        api.MapGet("/inbox", Inbox).WithSummary("What waits for the caller, now or at an instant; for auditors, what waits for a person").Produces<InboxAnswer>();
        api.MapPost("/inbox/decisions", Decide).WithSummary("Decide on several directives at once, each by itself; never a ballot").Accepts<InboxDecisionsBody>("application/json").Produces<InboxDecisionsAnswer>();
    }

    private static async Task<IResult> Decide(HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<InboxDecisionsBody>(http);
        if (asked.Body.Decisions is not { Count: > 0 and <= MostDecisions } decisions) throw RefusedRequestException.Malformed("decisions");

        var commands = decisions.Select(d => ReviewEndpoints.Reviewed(http, d.DirectiveId, new(d.Decision, d.ContentHash, d.ReasonCode, d.Comment) { As = d.As, OnBehalfOf = d.OnBehalfOf })).ToList();
        var answers = await Task.WhenAll(commands.Select(c => door.SubmitOneOfAsync(http, asked.Hash, c.Command, c.Content)));
        return Results.Json(new InboxDecisionsAnswer([.. decisions.Zip(answers, (d, a) => new InboxDecisionResult(d.DirectiveId, a.Status, JsonDocument.Parse(a.Body).RootElement))]), TextJson.Options);
    }

    private static async Task<IResult> Inbox(
        HttpContext http, InboxReader inbox, AtLeast behind, LedgerStore ledger, TimeProvider time, string? asOf, string? person, string? atLeast)
    {
        await behind.WaitAsync(Query.Number(atLeast, "atLeast", 0), shard: null, http.RequestAborted);
        var caller = Door.PersonOf(http);
        var (instant, now) = (Query.InstantOf(asOf, "asOf", endOfDay: true), time.GetUtcNow());
        if (person is not null) RequireAuditor(caller, person, ledger.Organisation, VietnamTime.DateOf(now));

        var whose = new InboxOwner(person ?? caller, caller, instant ?? now, instant is not null);
        return Results.Json(new InboxAnswer(await inbox.ReadAsync(whose, LanguageChoice.Of(http.Request), http.RequestAborted)), TextJson.Options);
    }

    /// <summary>To anyone but an auditor nobody else has an inbox.</summary>
    private static void RequireAuditor(string caller, string person, OrganisationChart organisation, DateOnly today)
    {
        if (!organisation.BodiesServedBy(Duties.Audit, caller, today).Any() || !organisation.People.ContainsKey(person)) throw RefusedRequestException.NotFound();
    }
}

/// <summary>Whose inbox is read, by whom, as of when.</summary>
/// <param name="Reader">Only what is open to them is listed.</param>
/// <param name="IsPast">An instant was asked for: the list is made from the facts up to it.</param>
public sealed record InboxOwner(string Person, string Reader, DateTimeOffset At, bool IsPast)
{
    public DateOnly Day => VietnamTime.DateOf(At);
}

/// <summary>Several decisions, one confirmation.</summary>
public sealed record InboxDecisionsBody(IReadOnlyList<InboxDecision>? Decisions);

/// <param name="ContentHash">What the caller saw.</param>
public sealed record InboxDecision(Guid DirectiveId, ReviewChoice Decision, string ContentHash, string? ReasonCode = null, string? Comment = null) : Act;

/// <summary>What became of each, in the order asked.</summary>
public sealed record InboxDecisionsAnswer(IReadOnlyList<InboxDecisionResult> Items);

/// <param name="Status">As if it had been asked alone: 200, 403, 409, …</param>
/// <param name="Answer">Where the directive stands then, or the problem.</param>
public sealed record InboxDecisionResult(Guid DirectiveId, int Status, JsonElement Answer);

public sealed record InboxAnswer(IReadOnlyList<InboxItem> Items);

/// <summary>Something that waits for a person.</summary>
/// <param name="Kind">What for: <c>returned</c>, a kind of step, <c>signature</c>, <c>number</c> or <c>issue</c>.</param>
/// <param name="As">The appointment it waits for them in.</param>
/// <param name="OnBehalfOf">The absent one it waits for, for whom this person acts.</param>
/// <param name="AtDeadline">What happens when <paramref name="DueAt"/> has passed.</param>
/// <param name="Why">Why it waits for this person.</param>
/// <param name="ChangedSinceYouSaw">They were shown an earlier content and not the present one.</param>
/// <param name="Actions">What they can do about it.</param>
public sealed record InboxItem(
    Guid DirectiveId, string Kind, string? As, string? OnBehalfOf, string? OnBehalfOfName, string Title, string? Number, Urgency Urgency,
    DateTimeOffset Since, DateTimeOffset? DueAt, bool Overdue, string? AtDeadline, string Why, string ContentHash, bool ChangedSinceYouSaw, IReadOnlyList<string> Actions);
