using System.Text.Json.Nodes;

namespace Workflow.Tour;

/// <summary>One directive and the commands on it; each person acts on what they themselves just read.</summary>
internal sealed class Directive(Api api, NewDocument document, string id)
{
    public string Id => id;

    public NewDocument Document => document;

    public string Path => $"/api/directives/{id}";

    /// <summary>The printed number, once issued.</summary>
    public string Number => document.ExpectedNumber;

    public static async Task<Directive> DraftAsync(Api api, NewDocument document)
    {
        var answer = (await api.PostAsync(document.Drafter, "/api/directives", document.Body)).Accepted();

        return new Directive(api, document, answer.Text("id"));
    }

    /// <param name="person">Who reads.</param>
    /// <param name="query">Empty, or <c>?asOf=…</c>, <c>?version=…</c>.</param>
    public async Task<JsonObject> ReadAsync(string person, string query = "") =>
        (await api.GetAsync(person, Path + query)).Accepted();

    public async Task<string> HashAsync(string person) => (await ReadAsync(person)).Text("contentHash");

    public async Task<JsonObject> SubmitAsync() => (await api.PostAsync(document.Drafter, $"{Path}/submission", [])).Accepted();

    public async Task<Answer> ReviewAsync(string person, string decision, string contentHash, string? comment = null)
    {
        var body = new JsonObject { ["decision"] = decision, ["contentHash"] = contentHash };
        if (comment is not null) body["comment"] = comment;

        return await api.PostAsync(person, $"{Path}/reviews", body);
    }

    /// <summary>Decides on the text as the person sees it now; the answer must be yes.</summary>
    public async Task<JsonObject> DecideAsync(string person, string decision, string? comment = null) =>
        (await ReviewAsync(person, decision, await HashAsync(person), comment)).Accepted();

    public async Task<JsonObject> VoteAsync(string person, string choice, string? opinion = null) => (await TryVoteAsync(person, choice, opinion)).Accepted();

    /// <summary>A member of the Thường trực has the ballots sent out.</summary>
    public async Task<JsonObject> OpenBallotAsync(string person) =>
        (await api.PostAsync(person, $"{Path}/ballots/1/opening", new JsonObject { ["orderedBy"] = person })).Accepted();

    /// <summary>Asks to vote, and tells what was answered.</summary>
    public async Task<Answer> TryVoteAsync(string person, string choice, string? opinion = null)
    {
        var body = new JsonObject { ["choice"] = choice, ["contentHash"] = await HashAsync(person) };
        if (opinion is not null) body["opinion"] = opinion;

        return await api.PostAsync(person, $"{Path}/votes", body);
    }

    public async Task<JsonObject> SignAsync(string person) => (await TrySignAsync(person)).Accepted();

    /// <summary>Asks to sign, and tells what was answered.</summary>
    public async Task<Answer> TrySignAsync(string person) =>
        await api.PostAsync(person, $"{Path}/signature", new JsonObject { ["contentHash"] = await HashAsync(person) });

    public Task<Answer> IssueAsync(string person, string idempotencyKey) =>
        api.PostAsync(person, $"{Path}/issue", [], idempotencyKey);

    /// <summary>How far each branch is with this directive, by branch code.</summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> DeliveriesAsync(string person)
    {
        var board = (await api.GetAsync(person, $"{Path}/deliveries")).Accepted();

        return board.Items().OfType<JsonObject>().ToDictionary(row => row.Text("branch"), StringComparer.Ordinal);
    }
}
