using System.Text.Json;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Host.Drafting;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Review;

/// <summary>Tells what changed since a person last saw it: showing a text is recorded under an id that follows from person and content, so it can be asked for by that id.</summary>
public sealed class InboxSeen(NpgsqlDataSource source)
{
    /// <summary>Those of <paramref name="waiting"/> of which the person was shown an earlier content, and not the present one.</summary>
    public async Task<IReadOnlySet<Guid>> ChangedAsync(InboxOwner owner, IReadOnlyCollection<DirectiveCard> waiting, CancellationToken cancellation)
    {
        var contents = (await ContentsAsync([.. waiting.Select(c => c.Id)], owner.At, cancellation)).ToLookup(c => c.Directive);
        var changed = contents.Where(d => d.DistinctBy(c => c.ContentHash).Skip(1).Any()).ToList();
        var shown = await RecordedAsync([.. changed.SelectMany(d => d).SelectMany(c => ShowingsOf(c, owner.Person)).Distinct()], owner.At, cancellation);
        var present = waiting.ToDictionary(c => c.Id, c => c.ContentHash);
        return changed.Where(d => d.Any(Saw) && !d.Any(c => c.ContentHash == present[d.Key] && Saw(c))).Select(d => d.Key).ToHashSet();

        bool Saw(Content content) => ShowingsOf(content, owner.Person).Any(shown.Contains);
    }

    /// <summary>The ids under which it was recorded that the person was shown a part of this content.</summary>
    private static IEnumerable<Guid> ShowingsOf(Content content, string person) =>
        content.Parts.Select(part => ContentReadsRecorder.IdOf(person, content.Directive, content.ContentHash, part));

    /// <summary>The contents that each directive has had, in order.</summary>
    private async Task<IReadOnlyList<Content>> ContentsAsync(Guid[] directives, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            """
            select about, type, bytes from ledger.leaf
            where about = any($1) and at <= $2 and type in ('directive-drafted', 'draft-revised', 'attachment-added') order by sequence
            """);
        select.Parameters.Add(new() { Value = directives });
        select.Parameters.Add(new() { Value = until.ToUniversalTime() });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var contents = new List<Content>();
        var before = new Dictionary<Guid, Content>();
        while (await rows.ReadAsync(cancellation))
        {
            using var leaf = JsonDocument.Parse((byte[])rows[2]);
            var data = leaf.RootElement.GetProperty("data");
            var directive = rows.GetGuid(0);
            before[directive] = rows.GetString(1) is "attachment-added"
                ? With(before[directive], data.Deserialize<AttachmentAdded>(TextJson.Options)!)
                : Of(directive, data.GetProperty("draft").Deserialize<Draft>(TextJson.Options)!);
            contents.Add(before[directive]);
        }

        return contents;
    }

    private static Content Of(Guid directive, Draft draft) =>
        new(directive, draft.ContentHash, [.. draft.Attachments.Select(a => a.Sha256), .. draft.TextSha256 is { } text ? [text] : Array.Empty<string>()]);

    private static Content With(Content before, AttachmentAdded added) => new(before.Directive, added.ContentHash, [.. before.Parts, added.Attachment.Sha256]);

    private async Task<HashSet<Guid>> RecordedAsync(Guid[] ids, DateTimeOffset until, CancellationToken cancellation)
    {
        if (ids.Length is 0) return [];

        await using var select = source.CreateCommand("select id from ledger.command where id = any($1) and at <= $2");
        select.Parameters.Add(new() { Value = ids });
        select.Parameters.Add(new() { Value = until.ToUniversalTime() });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var found = new HashSet<Guid>();
        while (await rows.ReadAsync(cancellation)) found.Add(rows.GetGuid(0));
        return found;
    }

    /// <param name="Parts">The addresses of its text and its files.</param>
    private sealed record Content(Guid Directive, string ContentHash, IReadOnlyList<string> Parts);
}
