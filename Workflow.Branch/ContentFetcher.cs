namespace Workflow.Branch;

/// <summary>Brings the content of one directive to this disk and proves that it is what was signed.</summary>
internal sealed class ContentFetcher(CentreClient centre, ContentFiles files, Inbox inbox)
{
    /// <exception cref="HttpRequestException">The centre does not answer, or refused.</exception>
    /// <exception cref="ContentMismatchException">Hash or length is not what the signed manifest says.</exception>
    internal async Task FetchAsync(StoredDirective directive, CancellationToken cancellation)
    {
        using var answer = await centre.GetAsync(directive.Message.ContentUrl, cancellation);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellation);
        var manifest = ContentManifest.Read(bytes, directive.Message.ContentHash);

        foreach (var part in manifest.Parts)
        {
            if (!await files.HoldsAsync(directive.Id, part, cancellation))
            {
                await FetchPartAsync(directive.Id, part, cancellation);
            }
        }

        await files.KeepManifestAsync(directive.Id, bytes, cancellation);
        inbox.ContentStored(directive.Id, manifest.Text?.Sha256);
    }

    private async Task FetchPartAsync(Guid directiveId, ContentPart part, CancellationToken cancellation)
    {
        using var answer = await centre.GetAsync($"/api/directives/{directiveId:D}/content/{part.Sha256}", cancellation);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        await files.KeepAsync(directiveId, part, stream, cancellation);
    }
}
