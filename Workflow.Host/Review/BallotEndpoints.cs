using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Review;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Review;

/// <summary>A directive's ballots: sent out, concluded, excuses, and how they stand (contract §2).</summary>
public static class BallotEndpoints
{
    public static void MapBallots(this RouteGroupBuilder api)
    {
        api.MapGet("/directives/{id:guid}/ballots", Ballots).WithSummary("A directive's ballots; counts and names only once they are closed").Produces<BallotsAnswer>();
        api.MapPost("/directives/{id:guid}/ballots/{n:int}/opening", Open).WithSummary("Have a written ballot sent out").Accepts<BallotOpeningBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPost("/directives/{id:guid}/ballots/{n:int}/conclusion", Conclude).WithSummary("The chair's conclusion").Accepts<BallotConclusionBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPost("/directives/{id:guid}/ballots/{n:int}/excuses", Excuse).WithSummary("A member is away, with a reason").Accepts<ExcuseBody>("application/json").Produces<DirectiveAnswer>();
        api.MapGet("/directives/{id:guid}/votes/mine", Mine).WithSummary("The caller's own votes, each with its place in the audit log").Produces<OwnVotesAnswer>();
    }

    private static async Task<IResult> Open(Guid id, int n, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<BallotOpeningBody>(http);
        return await door.SubmitAsync(http, asked.Hash, new OpenBallot(Door.RequestOf(http, asked.Body), id, n, asked.Body.OrderedBy));
    }

    private static async Task<IResult> Conclude(Guid id, int n, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<BallotConclusionBody>(http);
        var text = asked.Body.Text is { Length: > 0 } said ? ContentStore.Text(id, said) : null;
        var command = new ConcludeBallot(Door.RequestOf(http, asked.Body), id, n, asked.Body.Outcome, text?.Sha256, [.. asked.Body.Finalisers ?? []]);
        return await door.SubmitAsync(http, asked.Hash, command, text is null ? [] : [text]);
    }

    private static async Task<IResult> Excuse(Guid id, int n, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<ExcuseBody>(http);
        if (string.IsNullOrWhiteSpace(asked.Body.Reason)) throw RefusedRequestException.Malformed("reason");

        var reason = ContentStore.Text(id, asked.Body.Reason);
        return await door.SubmitAsync(http, asked.Hash, new ExcuseMember(Door.RequestOf(http, asked.Body), id, n, asked.Body.Person, reason.Sha256), reason);
    }

    private static async Task<IResult> Ballots(Guid id, HttpContext http, DirectiveReads directives, ContentStore content, LedgerStore ledger)
    {
        var reading = await FindAsync(id, http, directives);
        var texts = await content.TextsAsync(id, [.. reading.Today.State.Ballots.Where(b => b.Conclusion is { Meeting: null }).Select(b => b.Conclusion!.Text).OfType<string>().Distinct()], http.RequestAborted);
        return Results.Json(new BallotsAnswer([.. reading.Today.State.Ballots.Select(b => BallotView.Of(b, reading, texts, ledger.Organisation.NameOf))]), TextJson.Options);
    }

    private static async Task<IResult> Mine(Guid id, HttpContext http, DirectiveReads directives)
    {
        var reading = await FindAsync(id, http, directives);
        var mine = reading.Today.Facts.Where(f => f.Event is VoteCast vote && vote.By.Person == reading.Person)
            .Select(f => (Vote: (VoteCast)f.Event, f.At, f.Sequence)).Select(v => new OwnVote(v.Vote.Ballot, v.Vote.Choice, v.Vote.Reserve, v.Vote.ContentHash, v.At, v.Sequence));
        return Results.Json(new OwnVotesAnswer([.. mine]), TextJson.Options);
    }

    /// <summary>Ballots are how it came about, which is not for those who only received it.</summary>
    private static async Task<Reading> FindAsync(Guid id, HttpContext http, DirectiveReads directives)
    {
        var reading = await directives.FindAsync(id, Door.PersonOf(http), http.RequestAborted);
        return reading.IsRecipientOnly ? throw RefusedRequestException.NotFound() : reading;
    }
}

/// <param name="OrderedBy">Username of the Standing member who ordered it; the caller's own where they are one.</param>
public sealed record BallotOpeningBody(string? OrderedBy = null) : Act;

/// <param name="Finalisers">Usernames of those who must confirm the text put right.</param>
public sealed record BallotConclusionBody(BallotOutcome Outcome, string? Text = null, ImmutableArray<string>? Finalisers = null) : Act;

public sealed record ExcuseBody(string Person, string Reason) : Act;

public sealed record BallotsAnswer(IReadOnlyList<BallotView> Items);

/// <summary>One ballot of a directive.</summary>
/// <param name="Step">The step's place in the route, from 1.</param>
/// <param name="Mode"><c>written</c> or <c>meeting</c>.</param>
/// <param name="Status"><c>waiting</c> to be sent out, <c>open</c> or <c>closed</c>.</param>
/// <param name="Cast">How many have voted.</param>
/// <param name="Counts">Absent until it is closed.</param>
/// <param name="Conclusion">What was concluded; absent where the ballot ended by itself.</param>
public sealed record BallotView(
    int N, int Step, string Organ, string Mode, string Status, string ContentHash, string? OrderedBy, DateTimeOffset? DueAt, int Members, int Needed, int Cast,
    IReadOnlyList<SimulationPerson> Missing, IReadOnlyList<string> Excused, BallotOutcome? Outcome, CountsView? Counts, DateTimeOffset? ClosedAt, string? ConcludedBy,
    string? Conclusion, IReadOnlyList<string> Finalisers, Guid? Meeting)
{
    internal static BallotView Of(Ballot ballot, Reading reading, IReadOnlyDictionary<string, string> texts, Func<string, string> nameOf)
    {
        var (end, voted) = (ballot.Conclusion, BallotProgress.VotesIn(reading.Today.State, ballot).Select(v => v.By.Person).ToHashSet(StringComparer.Ordinal));
        var missing = end?.Meeting is null ? ballot.People.Where(p => !voted.Contains(p.Person)) : [];
        return new(
            ballot.N, ballot.Step + 1, ballot.Organ, ballot.IsWritten ? "written" : "meeting", end is not null ? "closed" : ballot.IsOpen ? "open" : "waiting", ballot.ContentHash,
            ballot.OrderedBy, ballot.DueAt, ballot.People.Length, ballot.Needed, voted.Count, [.. missing.Select(p => new SimulationPerson(p.Person, nameOf(p.Person), p.As))],
            [.. ballot.Excused.Order(StringComparer.Ordinal)], end?.Outcome, end is null ? null : CountsView.Of(end.Counts), end?.At, end?.By?.Person,
            end?.Text is { } text ? texts.GetValueOrDefault(text) : null, end?.Finalisers ?? [], end?.Meeting);
    }
}

public sealed record OwnVotesAnswer(IReadOnlyList<OwnVote> Items);

/// <param name="Ballot">Which of the directive's ballots, from 1.</param>
/// <param name="Sequence">Its place in the audit log.</param>
public sealed record OwnVote(int Ballot, VoteChoice Choice, bool Reserve, string ContentHash, DateTimeOffset At, long Sequence);
