using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Domain.Signing;

namespace Workflow.Host.Drafting;

/// <summary>One content that a directive has had.</summary>
/// <param name="Began">The fact it came with.</param>
/// <param name="Version">The directive's version then.</param>
/// <param name="Open">The directive while it had this content and the reader might read it; null where they might not.</param>
public sealed record ContentVersion(PlacedFact Began, int Version, string ContentHash, Directive? Open)
{
    /// <summary>What was decided on exactly this content, with the kind of the step; <c>signature</c> for the signer's.</summary>
    public IReadOnlyList<(string Kind, PlacedFact Fact, IActed By)> Decisions { get; init; } = [];
}

/// <summary>The contents that a directive has had, and which of them a person was shown.</summary>
public sealed class ContentVersions(NpgsqlDataSource source)
{
    /// <summary>Oldest first. Those who only received it see the present one alone.</summary>
    public static IReadOnlyList<ContentVersion> Of(Reading reading)
    {
        var (state, all) = (new Directive(reading.Today.State.Id), new List<ContentVersion>());
        foreach (var fact in reading.Today.Facts)
        {
            state = Directive.Evolve(state, fact.Event);
            if (all is [] || all[^1].ContentHash != state.ContentHash) all.Add(new(fact, state.Version, state.ContentHash, null));
            if (Readership.Entitling(state, reading.Principals, text: true) is not null) all[^1] = all[^1] with { Open = state };
            if (DecidedIn(state, fact.Event) is { } decided && all.FindLastIndex(v => v.ContentHash == decided.ContentHash) is >= 0 and var at)
                all[at] = all[at] with { Decisions = [.. all[at].Decisions, (decided.Kind, fact, decided.By)] };
        }

        return reading.IsRecipientOnly ? all[^1..] : all;
    }

    /// <summary>The newest content that the person was shown; null when they were shown none.</summary>
    public async Task<ContentVersion?> LastShownAsync(string person, IEnumerable<ContentVersion> versions, CancellationToken cancellation)
    {
        var showings = (from version in versions
                        let open = version.Open
                        where open is not null
                        from part in PartsOf(open)
                        select (Id: ContentReadsRecorder.IdOf(person, open.Id, version.ContentHash, part), Version: version)).DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.Version);
        await using var select = source.CreateCommand("select id from ledger.command where id = any($1) order by at desc limit 1");
        select.Parameters.Add(new() { Value = showings.Keys.ToArray() });
        return await select.ExecuteScalarAsync(cancellation) is Guid last ? showings[last] : null;
    }

    private static IEnumerable<string> PartsOf(Directive directive) =>
        [.. directive.Draft?.Attachments.Select(a => a.Sha256) ?? [], .. new[] { directive.Draft?.TextSha256, directive.Import?.File?.Sha256 }.OfType<string>()];

    private static (string Kind, string ContentHash, IActed By)? DecidedIn(Directive state, DirectiveEvent fact) => fact switch
    {
        StepReviewed reviewed => (TextJson.Name(state.Steps[reviewed.Step].Kind), reviewed.ContentHash, reviewed),
        DirectiveReturned returned => (returned.Step, returned.ContentHash, returned),
        DirectiveRejected { By: not null } rejected => (rejected.Step, rejected.ContentHash, rejected),
        DirectiveSigned signed => ("signature", signed.ContentHash, signed),
        _ => null,
    };
}
