using System.Security.Cryptography;
using System.Text;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;
using Workflow.Host.Signing;

namespace Workflow.Host.Drafting;

/// <summary>Begin, change, attach to and take back a draft (contract §2, "Drafting to issue").</summary>
public static class DraftingEndpoints
{
    internal const long LargestAttachment = 50 * 1024 * 1024;

    public static void MapDrafting(this RouteGroupBuilder api)
    {
        api.MapPost("/directives", Draft).WithSummary("Begin a draft").Accepts<DraftBody>("application/json").Produces<DirectiveAnswer>(201);
        api.MapPut("/directives/{id:guid}/draft", Revise).WithSummary("Change a draft").Accepts<DraftBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPost("/directives/{id:guid}/attachments", Attach).WithSummary("Attach a file to a draft").Produces<AttachmentAnswer>(201);
        api.MapPost("/directives/{id:guid}/withdrawal", Withdraw).WithSummary("Take a directive back before signature").Accepts<ReasonBody>("application/json").Produces<DirectiveAnswer>();
    }

    private static async Task<IResult> Draft(HttpContext http, Door door, DraftComposer composer, LedgerStore ledger, TimeProvider time)
    {
        var asked = await Asked.ReadAsync<DraftBody>(http);
        var request = Door.RequestOf(http, asked.Body);
        if (asked.Body.IsSecret) return await Refused(Rejection.SecrecyRefused);
        Require(asked.Body);

        var today = VietnamTime.DateOf(time.GetUtcNow());
        var (body, none) = DraftingDuty.BodyFor(request.Person, asked.Body.Organ, asked.Body.Body, ledger.Organisation, today);
        if (body is null) return await Refused(none!);

        var id = Guid.CreateVersion7();
        var (composed, unclear) = await composer.NewAsync(id, asked.Body, body, request.Person, http.RequestAborted);
        return composed is null ? await Refused(unclear!) : await door.SubmitAsync(
            http, asked.Hash, new DraftDirective(request, id, composed.Draft), (view, sequence) => DirectiveAnswer.Of(view.Directive(id)!, sequence),
            StatusCodes.Status201Created, new(StreamKind.Directive, id), composed.Content);

        Task<IResult> Refused(Rejection rejection) => door.RefuseAsync(http, asked.Hash, new(request, "draft-directive", rejection, null));
    }

    private static async Task<IResult> Revise(Guid id, HttpContext http, Door door, DraftComposer composer, DirectiveReader directives, ContentStore content)
    {
        var asked = await Asked.ReadAsync<DraftBody>(http);
        var request = Door.RequestOf(http, asked.Body);
        if (asked.Body.IsSecret) return await Refused(Rejection.SecrecyRefused, null);

        // A drafter's base; for anyone else the decision says no before looking at it.
        var directive = (await directives.ReadAsync(id, http.RequestAborted))?.State;
        if (directive?.Draft is null || !directive.IsDrafter(request.Person))
            return await door.SubmitAsync(http, asked.Hash, new ReviseDraft(request, id, directive?.Draft!, ""));

        var manifest = await content.ManifestAsync(id, directive.ContentHash, http.RequestAborted);
        var (composed, unclear) = await composer.ReviseAsync(id, asked.Body, directive.Draft, manifest, request.Person, http.RequestAborted);
        return composed is null
            ? await Refused(unclear!, id)
            : await door.SubmitAsync(http, asked.Hash, new ReviseDraft(request, id, composed.Draft, directive.ContentHash), composed.Content);

        Task<IResult> Refused(Rejection rejection, Guid? about) => door.RefuseAsync(http, asked.Hash, new(request, "revise-draft", rejection, about));
    }

    private static async Task<IResult> Attach(Guid id, HttpContext http, Door door, DirectiveReader directives, ContentStore content)
    {
        var upload = await Upload.ReadAsync(http);
        var request = Door.RequestOf(http, new ActBody { As = upload.Fields.GetValueOrDefault("as"), OnBehalfOf = upload.Fields.GetValueOrDefault("onBehalfOf") });
        var directive = (await directives.ReadAsync(id, http.RequestAborted))?.State;

        // What cannot be attached is not stored, but read, so that the same request is known again by its content.
        var isOpen = directive is { Draft: not null, Status: DirectiveStatus.Draft } && directive.IsDrafter(request.Person);
        var stored = await upload.UseAsync(file => content.StoreAsync(isOpen ? id : null, upload.MediaType, file, LargestAttachment, http.RequestAborted), http.RequestAborted)
            ?? throw RefusedRequestException.TooLarge(LargestAttachment);
        var (name, mediaType) = (upload.Name, upload.MediaType);
        var asked = SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{stored.Sha256}"));
        if (!isOpen) return await door.SubmitAsync(http, asked, new AddAttachment(request, id, new(stored.Sha256, stored.Size, mediaType), "", ""));

        var manifest = await content.ManifestAsync(id, directive!.ContentHash, http.RequestAborted);
        var same = manifest.Attachments.Any(a => a.Name == name && a.Sha256 == stored.Sha256);
        var next = same ? manifest : manifest with { Attachments = manifest.Attachments.Add(new(name, mediaType, stored.Sha256, stored.Size)) };
        var bound = ContentStore.Part(id, "application/json", next.Bytes());
        return await door.SubmitAsync(
            http, asked, new AddAttachment(request, id, new(stored.Sha256, stored.Size, mediaType), bound.Sha256, directive.ContentHash),
            (view, sequence) => AttachmentAnswer.Of(view.Directive(id)!, sequence, name, mediaType, stored.Sha256, stored.Size),
            StatusCodes.Status201Created, null, [bound]);
    }

    private static async Task<IResult> Withdraw(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<ReasonBody>(http);
        var reason = ContentStore.Text(id, asked.Body.Reason);
        return await door.SubmitAsync(http, asked.Hash, new WithdrawDirective(Door.RequestOf(http, asked.Body), id, reason.Sha256), reason);
    }

    /// <exception cref="RefusedRequestException">A member that every draft needs is missing.</exception>
    internal static void Require(DraftBody body)
    {
        var missing = body switch
        {
            { Type: null } => "type",
            { Abstract: null or "" } => "abstract",
            { Recipients: null } => "recipients",
            { Route: null } => "route",
            _ => null,
        };
        if (missing is not null) throw RefusedRequestException.Malformed(missing);
    }
}

/// <summary>Why, in the caller's own words.</summary>
public sealed record ReasonBody(string Reason) : Act;

/// <summary>The file as stored, and where the draft stands with it.</summary>
public sealed record AttachmentAnswer(
    Guid Id, int Version, DirectiveStatus Status, long Sequence, string ContentHash, string Sha256, string Name, long Size, string MediaType)
{
    public static AttachmentAnswer Of(Directive directive, long sequence, string name, string mediaType, string sha256, long size) =>
        new(directive.Id, directive.Version, directive.Status, sequence, directive.ContentHash, sha256, name, size, mediaType);
}
