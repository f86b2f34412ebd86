using System.Globalization;
using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Http;
using Workflow.Host.Ledger;
using Workflow.Host.Review;
using Workflow.Projections;

namespace Workflow.Host.Drafting;

/// <summary>The contents that a directive has had, by whose authority each was decided on, and the difference between two of them (contract §2).</summary>
public static class VersionEndpoints
{
    public static void MapVersions(this RouteGroupBuilder api)
    {
        api.MapGet("/directives/{id:guid}/versions", Versions).WithSummary("The contents it has had, with who decided what on each, and in which post").Produces<VersionsAnswer>();
        api.MapGet("/directives/{id:guid}/diff", Differ)
            .WithSummary("The difference of two contents, word by word; from the last text shown to the caller to the present one where nothing else is asked").Produces<DifferenceAnswer>();
    }

    private static async Task<IResult> Versions(Guid id, HttpContext http, DirectiveReads directives, LedgerStore ledger)
    {
        var reading = await directives.FindAsync(id, Door.PersonOf(http), http.RequestAborted);
        if (reading.IsRecipientOnly) throw RefusedRequestException.NotFound();

        return Results.Json(new VersionsAnswer([.. ContentVersions.Of(reading).Select(v => VersionItem.Of(v, reading.Today, ledger.Organisation))]), TextJson.Options);
    }

    private static async Task<IResult> Differ(
        Guid id, HttpContext http, DirectiveReads directives, ContentVersions versions, ContentStore content, ContentReadsRecorder recorder, string? from, string? to)
    {
        var reading = await directives.FindAsync(id, Door.PersonOf(http), http.RequestAborted);
        var all = ContentVersions.Of(reading);
        var after = Open(to is null ? all[^1] : Named(to, "to", all));
        var before = from is null ? await versions.LastShownAsync(reading.Person, all, http.RequestAborted) : Open(Named(from, "from", all));
        var (old, now) = (before is null ? "" : await ShowAsync(before), await ShowAsync(after));
        return Results.Json(new DifferenceAnswer(before is null ? null : DifferenceSide.Of(before), DifferenceSide.Of(after), WordDifference.Between(old, now)), TextJson.Options);

        // A difference shows both texts, which is recorded like any other showing.
        async Task<string> ShowAsync(ContentVersion version)
        {
            var manifest = await content.ManifestAsync(id, version.ContentHash, http.RequestAborted);
            if (manifest.Text is not { } text) return manifest.Abstract;

            await recorder.RecordAsync(reading.Person, version.Open!, text.Sha256, http.RequestAborted);
            return $"{manifest.Abstract}\n{await content.TextAsync(id, text.Sha256, http.RequestAborted)}";
        }
    }

    private static ContentVersion Open(ContentVersion? version) => version is { Open: not null } ? version : throw RefusedRequestException.NotFound();

    /// <summary>By content hash, or the content that the directive had in a version.</summary>
    private static ContentVersion? Named(string name, string parameter, IReadOnlyList<ContentVersion> all)
    {
        if (name.Length is 64 && name.All(char.IsAsciiHexDigitLower)) return all.LastOrDefault(v => v.ContentHash == name);
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? all.LastOrDefault(v => v.Version <= version) : throw RefusedRequestException.Malformed(parameter);
    }
}

public sealed record VersionsAnswer(IReadOnlyList<VersionItem> Items);

/// <param name="Version">The directive's version that it came with.</param>
/// <param name="Type">The event that it came with.</param>
/// <param name="IsOpen">Whether the caller may read its text.</param>
public sealed record VersionItem(int Version, string ContentHash, DateTimeOffset At, string? By, string? ByName, string Type, bool IsOpen, IReadOnlyList<VersionDecision> Decisions)
{
    internal static VersionItem Of(ContentVersion version, Replayed directive, OrganisationChart organisation)
    {
        var by = (version.Began.Event as IActed)?.By?.Person;
        return new(
            version.Version, version.ContentHash, version.Began.At, by, by is null ? null : organisation.NameOf(by), EventNames.Of(version.Began.Event), version.Open is not null,
            [.. version.Decisions.Select(d => VersionDecision.Of(d.Kind, d.Fact, d.By.By!, directive, organisation))]);
    }
}

/// <summary>A decision on exactly this content. Votes are told by the ballots.</summary>
/// <param name="Step">The step's kind, <c>signature</c> or <c>issue</c>.</param>
/// <param name="Choice">As in a review; absent for the signature.</param>
/// <param name="Post">As it was that day, like <paramref name="BodyName"/>.</param>
public sealed record VersionDecision(
    string Step, ReviewChoice? Choice, string By, string ByName, string Post, string BodyName, string? OnBehalfOfName, DateTimeOffset At, PaperView? Paper)
{
    internal static VersionDecision Of(string step, PlacedFact fact, Capacity by, Replayed directive, OrganisationChart organisation) => new(
        step, ChoiceOf(fact.Event), by.Person, organisation.NameOf(by.Person), by.Post, organisation.Body(by.Body)?.Name ?? by.Body,
        by.OnBehalfOf is { } absent ? organisation.NameOf(absent) : null, fact.At, PaperView.Of(fact.Event, directive, organisation));

    private static ReviewChoice? ChoiceOf(DirectiveEvent fact) => fact switch
    {
        StepReviewed reviewed => reviewed.Choice,
        DirectiveReturned => ReviewChoice.Return,
        DirectiveRejected => ReviewChoice.Reject,
        _ => null,
    };
}

/// <param name="From">Absent where the caller was shown no text before.</param>
/// <param name="Items">Abstract and text in order.</param>
public sealed record DifferenceAnswer(DifferenceSide? From, DifferenceSide To, IReadOnlyList<WordChange> Items);

public sealed record DifferenceSide(int Version, string ContentHash, DateTimeOffset At)
{
    internal static DifferenceSide Of(ContentVersion version) => new(version.Version, version.ContentHash, version.Began.At);
}
