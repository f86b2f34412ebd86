using System.Text.Json;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Drafting;

/// <summary>Historical documents enter with the number they always had (contract §2, "Registers, incoming, tasks").</summary>
public static class ImportEndpoints
{
    public static void MapImport(this RouteGroupBuilder api) => api.MapPost("/documents/import", Import)
        .WithSummary("Enter a historical document; with its file as a form: the members as fields, then the part «file»")
        .Accepts<ImportBody>("application/json", "multipart/form-data").Produces<DirectiveAnswer>(201);

    private static async Task<IResult> Import(HttpContext http, Door door, LedgerStore ledger, ContentStore content, TimeProvider time)
    {
        var upload = http.Request.HasFormContentType ? await Upload.ReadAsync(http) : null;
        var asked = upload is null ? await Asked.ReadAsync<ImportBody>(http) : Asked.Read<ImportBody>(JsonSerializer.SerializeToUtf8Bytes(upload.Fields));
        var request = Door.RequestOf(http, asked.Body);
        if (asked.Body.Direction is not ("incoming" or "outgoing")) throw RefusedRequestException.Malformed("direction");
        if (DirectiveNumber.Parse(asked.Body.Printed) is not { } number) throw RefusedRequestException.Malformed("printed");

        var body = BodyOf(request.Person, asked.Body, number, ledger.Organisation, VietnamTime.DateOf(time.GetUtcNow()));
        if (body is null) return await door.RefuseAsync(http, asked.Hash, new(request, "import-document", Rejection.AuthorityMissing, null));

        var id = IdOf(asked.Body, number, body, ledger.Organisation);
        var issuer = asked.Body.Issuer is { } name ? ContentStore.Text(id, name) : null;

        // The salt of a document that was public before the system need hide nothing, but must be the same when it is entered twice.
        var salt = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(id.ToByteArray()));
        var file = upload is null ? null : await StoreAsync(id, upload, content, http.RequestAborted);
        var manifest = ContentStore.Part(
            id, "application/json", new Manifest(salt, body, null, asked.Body.Type, asked.Body.Abstract, null, file is null ? [] : [file], [], null).Bytes());
        var command = new ImportDocument(
            request, id, asked.Body.Direction, asked.Body.Type, body, asked.Body.Term, number, asked.Body.Printed, asked.Body.Date, issuer?.Sha256, manifest.Sha256,
            file is null ? null : new(file.Sha256, file.Size, file.MediaType));
        return await door.SubmitAsync(
            http, file is null ? asked.Hash : [.. asked.Hash, .. Convert.FromHexString(file.Sha256)], command, (view, sequence) => DirectiveAnswer.Of(view.Directive(id)!, sequence), StatusCodes.Status201Created, null,
            issuer is null ? [manifest] : [manifest, issuer]);
    }

    private static async Task<ManifestFile> StoreAsync(Guid id, Upload upload, ContentStore content, CancellationToken cancellation)
    {
        var stored = await upload.UseAsync(file => content.StoreAsync(id, upload.MediaType, file, DraftingEndpoints.LargestAttachment, cancellation), cancellation)
            ?? throw RefusedRequestException.TooLarge(DraftingEndpoints.LargestAttachment);
        return new(upload.Name, upload.MediaType, stored.Sha256, stored.Size);
    }

    /// <summary>The body whose clerk enters it: for an outgoing document the one that prints this symbol.</summary>
    private static string? BodyOf(string person, ImportBody asked, DirectiveNumber number, OrganisationChart organisation, DateOnly today)
    {
        var served = organisation.BodiesServedBy(Duties.Clerk, person, today).Where(code => asked.Body is null || code == asked.Body);
        return asked.Direction is "incoming"
            ? served.FirstOrDefault()
            : served.FirstOrDefault(code => VietnameseText.Fold(organisation.Body(code)!.Symbol) == VietnameseText.Fold(number.BodySymbol));
    }

    /// <summary>The same paper has the same id however often it is entered, in whatever spelling.</summary>
    private static Guid IdOf(ImportBody asked, DirectiveNumber number, string body, OrganisationChart organisation) => asked.Direction is "incoming"
        ? NameId.Of("incoming", asked.Type, number.Key, VietnameseText.Fold(asked.Issuer ?? ""), asked.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture))
        : NameId.Of("outgoing", body, organisation.TypesOn(asked.Date).Find(asked.Type)?.Series ?? "", number.Key, asked.Term ?? organisation.TermOf(body, asked.Date)?.Id ?? "");
}

/// <param name="Direction"><c>incoming</c> or <c>outgoing</c>.</param>
/// <param name="Printed">The number exactly as on the paper.</param>
/// <param name="Term">For an outgoing document: the term it was numbered in; left out, the one its date falls into.</param>
public sealed record ImportBody(
    string Direction, string Printed, string Type, DateOnly Date, string Abstract, string? Issuer = null, string? Term = null, string? Body = null) : Act;
