using System.Diagnostics;
using Marten;
using Wolverine;
using Wolverine.Attributes;
using Wolverine.Runtime.Handlers;
using Workflow.Contracts;
using Workflow.Domain;
using Workflow.Domain.Distribution;
using Workflow.Domain.Drafting;
using Workflow.Host.Drafting;
using Workflow.Host.Http;

namespace Workflow.Host.Distribution;

/// <summary>
/// Sends what was committed to every branch it concerns. One durable message per issue leads here; a crash on the way sends again, and branches store once.
/// Transactional: all branches' messages are stored, and the one that led here is done, at once or not at all. One by one, those that met a
/// broken database connection were given up.
/// </summary>
[Transactional]
public sealed class DistributeHandler(DirectiveReader directives, ContentStore content, DeclaredBranches branches)
{
    /// <summary>Nothing here asks for a session, by which Wolverine would know whose transaction is meant.</summary>
    public static void Configure(HandlerChain chain) => chain.AddDependencyType(typeof(IDocumentSession));

    /// <summary>Goes on in the trace of the command that led here, also where nobody listens to traces: branches send it back with their receipts.</summary>
    public static Activity? Before(Envelope envelope) =>
        Activity.Current is null && envelope.ParentId is { } parent ? new Activity("distribute").SetParentId(parent).Start() : null;

    public static void Finally(Activity? activity) => activity?.Dispose();

    public Task Handle(DeclareBranch message, CancellationToken cancellation) => branches.EnsureAsync([message.Branch], cancellation);

    public async Task<OutgoingMessages> Handle(DistributeIssue message, CancellationToken cancellation)
    {
        var directive = (await directives.ReadAsync(message.DirectiveId, cancellation))!.State;
        if (directive.Quarantined is not null) return [];

        var manifest = await content.ManifestAsync(directive.Id, directive.ContentHash, cancellation);
        await branches.EnsureAsync(directive.Issue!.Branches, cancellation);
        return [.. directive.Issue.Branches.Select(branch => Issued(directive, manifest, branch))];
    }

    public async Task<OutgoingMessages> Handle(DistributeAgain message, CancellationToken cancellation)
    {
        var directive = (await directives.ReadAsync(message.DirectiveId, cancellation))!.State;
        if (directive.Quarantined is not null) return [];

        var manifest = await content.ManifestAsync(directive.Id, directive.ContentHash, cancellation);
        await branches.EnsureAsync([message.Branch], cancellation);
        return [Issued(directive, manifest, message.Branch, message.Attempt)];
    }

    public async Task<OutgoingMessages> Handle(DistributeRecall message, CancellationToken cancellation)
    {
        var replayed = (await directives.ReadAsync(message.DirectiveId, cancellation))!;
        var recall = replayed.State.Recall!;
        var reason = await ReasonAsync(replayed.State, recall, content, cancellation);
        return [.. replayed.State.Issue!.Branches.Select(branch => new DirectiveRecallRequested
        {
            DirectiveId = message.DirectiveId, Branch = branch, Number = replayed.State.PrintedNumber!, Reason = reason, RequestedAt = replayed.InstantOf(recall)!.Value,
        })];
    }

    public async Task<OutgoingMessages> Handle(DistributeEffect message, CancellationToken cancellation)
    {
        var directive = (await directives.ReadAsync(message.DirectiveId, cancellation))!.State;
        return [.. directive.Issue!.Branches.Select(branch => new DirectiveEffectChanged
        {
            DirectiveId = directive.Id, Branch = branch, Number = directive.PrintedNumber!,
            Effect = directive.Effect!.Effect, ByNumber = directive.Effect.ByNumber, From = directive.Effect.From,
        })];
    }

    /// <summary>Why the copies shall come back: in the words of who called them back, which go with all others when the content is quarantined.</summary>
    internal static async Task<string> ReasonAsync(Directive directive, RecallRequested recall, ContentStore content, CancellationToken cancellation) =>
        directive.Quarantined is null ? await content.TextAsync(directive.Id, recall.Reason!, cancellation) : Wording.Term("quarantine", "recall", Language.Vietnamese);

    internal static Contracts.DirectiveIssued Issued(Directive directive, Manifest manifest, string branch, int attempt = 1) => new()
    {
        DirectiveId = directive.Id,
        Branch = branch,
        Number = directive.Issue!.Number,
        Type = directive.Type,
        Organ = directive.Organ,
        Abstract = manifest.Abstract,
        Urgency = TextJson.Name(directive.Draft!.Urgency),
        IssuedOn = directive.Issue.IssuedOn,
        EffectiveFrom = directive.Draft.EffectiveFrom,
        ContentHash = directive.ContentHash,
        ContentUrl = $"/api/directives/{directive.Id}/manifest",
        Files = [.. Files(directive.Id, manifest)],
        DueOn = directive.Draft.DueOn,
        Replaces = [.. manifest.Relations.Where(r => r.Kind is RelationKind.Replaces).Select(r => r.Number).OfType<string>()],
        RepliesTo = manifest.Relations.FirstOrDefault(r => r.Kind is RelationKind.RepliesTo)?.Number,
        Attempt = attempt,
    };

    private static IEnumerable<DirectiveFile> Files(Guid id, Manifest manifest)
    {
        var text = manifest.Text is { } t ? [new ManifestFile("text.md", "text/markdown; charset=utf-8", t.Sha256, t.Size)] : Array.Empty<ManifestFile>();
        return text.Concat(manifest.Attachments).Select(file => new DirectiveFile
        {
            Name = file.Name, MediaType = file.MediaType, Sha256 = file.Sha256, Size = file.Size, Url = $"/api/directives/{id}/content/{file.Sha256}",
        });
    }
}
