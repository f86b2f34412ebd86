using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Review;

/// <summary>Changes to a decided text that do not void what was decided (design §8.3): entered, confirmed, objected to, and shown with their difference.</summary>
public static class FinalisationEndpoints
{
    public static void MapFinalisations(this RouteGroupBuilder api)
    {
        api.MapGet("/directives/{id:guid}/finalisations", List).WithSummary("The finalisations with their word-level difference").Produces<FinalisationsAnswer>().Produces(StatusCodes.Status410Gone);
        api.MapPost("/directives/{id:guid}/finalisations", Finalise).WithSummary("Correct the spelling of a decided text, or put right what was concluded").Accepts<FinalisationBody>("application/json").Produces<DirectiveAnswer>(201);
        api.MapPost("/directives/{id:guid}/finalisations/{n:int}/confirmation", Confirm).WithSummary("Confirm a finalisation").Accepts<SubmissionBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPost("/directives/{id:guid}/finalisations/{n:int}/objection", Object).WithSummary("Object to a finalisation: the text is again as it was decided").Accepts<ReasonBody>("application/json").Produces<DirectiveAnswer>();
    }

    private static async Task<IResult> Finalise(Guid id, HttpContext http, Door door, DirectiveReads directives, ContentStore content)
    {
        var asked = await Asked.ReadAsync<FinalisationBody>(http);
        var request = Door.RequestOf(http, asked.Body);
        var state = (await directives.FindAsync(id, request.Person, http.RequestAborted)).Today.State;
        if (state.Draft is null || state.ContentHash != asked.Body.ContentHash)
            return await door.RefuseAsync(http, asked.Hash, new(request, "finalise", state.Draft is null ? Rejection.WrongStatus(state, "finalisation") : Rejection.ContentChanged, id));

        if (state.Quarantined is not null) return await door.RefuseAsync(http, asked.Hash, new(request, "finalise", Rejection.ContentQuarantined, id));

        var manifest = await content.ManifestAsync(id, state.ContentHash, http.RequestAborted);
        var before = manifest.Text is { } text ? (await content.TextsAsync(id, [text.Sha256], http.RequestAborted))[text.Sha256] : "";
        if (asked.Body.Changes.Applied(manifest.Abstract, before) is not var (summary, after)) return await door.RefuseAsync(http, asked.Hash, new(request, "finalise", Rejection.FinalisationNoPlace, id));

        var typed = ContentStore.Part(id, "text/markdown; charset=utf-8", Encoding.UTF8.GetBytes(after));
        var bound = ContentStore.Part(id, "application/json", (manifest with { Abstract = summary, Text = after.Length is 0 ? manifest.Text : new(typed.Sha256, typed.Bytes.Length) }).Bytes());
        var changes = WordDifference.Between($"{manifest.Abstract}\n{before}", $"{summary}\n{after}");
        var difference = ContentStore.Part(id, "application/json", WordDifference.Write(changes));
        var command = new Finalise(
            request, id, asked.Body.Class, state.ContentHash, bound.Sha256, after.Length is 0 ? state.Draft.TextSha256 : typed.Sha256, difference.Sha256, WordDifference.ChangesFigures(changes));
        return await door.SubmitAsync(http, asked.Hash, command, (view, sequence) => DirectiveAnswer.Of(view.Directive(id)!, sequence), StatusCodes.Status201Created, null, [typed, bound, difference]);
    }

    private static async Task<IResult> Confirm(Guid id, int n, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<SubmissionBody>(http);
        return await door.SubmitAsync(http, asked.Hash, new ConfirmFinalisation(Door.RequestOf(http, asked.Body), id, n));
    }

    private static async Task<IResult> Object(Guid id, int n, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<ReasonBody>(http);
        var reason = ContentStore.Text(id, asked.Body.Reason);
        return await door.SubmitAsync(http, asked.Hash, new ObjectToFinalisation(Door.RequestOf(http, asked.Body), id, n, reason.Sha256), reason);
    }

    private static async Task<IResult> List(Guid id, HttpContext http, DirectiveReads directives, ContentStore content, LedgerStore ledger)
    {
        var reading = await directives.FindAsync(id, Door.PersonOf(http), http.RequestAborted);
        if (reading.IsRecipientOnly) throw RefusedRequestException.NotFound();

        reading.RequireContent();
        var all = reading.Today.State.Finalisations;
        var texts = await content.TextsAsync(id, [.. all.Select(f => f.Made.Difference).Distinct(StringComparer.Ordinal)], http.RequestAborted);
        return Results.Json(new FinalisationsAnswer([.. all.Select(f => FinalisationView.Of(f, reading.Today.InstantOf(f.Made), texts, ledger.Organisation))]), TextJson.Options);
    }
}

/// <param name="Changes">The abstract or the text anew, or a list of <c>{from, to}</c>, each of which stands in them once.</param>
/// <param name="ContentHash">What the caller saw.</param>
public sealed record FinalisationBody(FinalisationClass Class, TextChanges Changes, string ContentHash) : Act;

/// <summary>What is to be changed: whole parts anew, or single places.</summary>
[JsonConverter(typeof(TextChangesConverter))]
public sealed record TextChanges(string? Abstract = null, string? Text = null, IReadOnlyList<TextReplacement>? Replace = null)
{
    /// <summary>Abstract and text with the changes in them; null where a place to change is not there, or there more than once.</summary>
    internal (string Abstract, string Text)? Applied(string summary, string text)
    {
        (summary, text) = (Abstract ?? summary, Text ?? text);
        foreach (var place in Replace ?? [])
        {
            var (inSummary, inText) = (Count(summary, place.From), Count(text, place.From));
            if (inSummary + inText is not 1) return null;
            if (inSummary is 1) summary = summary.Replace(place.From, place.To, StringComparison.Ordinal);
            else text = text.Replace(place.From, place.To, StringComparison.Ordinal);
        }

        return (summary, text);
    }

    private static int Count(string text, string part) => part.Length is 0 ? 0 : text.Split(part).Length - 1;
}

public sealed record TextReplacement(string From, string To);

/// <summary>A list of places may be written without more around it.</summary>
internal sealed class TextChangesConverter : JsonConverter<TextChanges>
{
    public override TextChanges Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.StartArray) return new(Replace: JsonSerializer.Deserialize<List<TextReplacement>>(ref reader, options));

        var whole = JsonSerializer.Deserialize<Whole>(ref reader, options)!;
        return new(whole.Abstract, whole.Text, whole.Replace);
    }

    public override void Write(Utf8JsonWriter writer, TextChanges value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Whole(value.Abstract, value.Text, value.Replace), options);

    private sealed record Whole(string? Abstract = null, string? Text = null, IReadOnlyList<TextReplacement>? Replace = null);
}

public sealed record FinalisationsAnswer(IReadOnlyList<FinalisationView> Items);

/// <param name="Status"><c>pending</c>, <c>applied</c> or <c>objected</c>.</param>
/// <param name="From">The content that was decided on.</param>
/// <param name="Difference">Abstract and text, word by word.</param>
public sealed record FinalisationView(
    int N, FinalisationClass Class, string Status, string By, string ByName, DateTimeOffset? At, string From, string To, IReadOnlyList<string> Confirmers, IReadOnlyList<string> ConfirmedBy,
    IReadOnlyList<WordChange> Difference)
{
    internal static FinalisationView Of(Finalisation finalisation, DateTimeOffset? at, IReadOnlyDictionary<string, string> texts, OrganisationChart organisation)
    {
        var made = finalisation.Made;
        return new(
            made.N, made.Class, finalisation.Objected ? "objected" : finalisation.IsApplied ? "applied" : "pending", made.By.Person, organisation.NameOf(made.By.Person), at, made.From, made.To,
            made.Confirmers, [.. finalisation.ConfirmedBy.Order(StringComparer.Ordinal)], WordDifference.Read(texts[made.Difference]));
    }
}
