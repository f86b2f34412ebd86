using System.Buffers.Text;
using Workflow.Domain.Signing;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Review;

namespace Workflow.Host.Signing;

/// <summary>Sign and seal (contract §2).</summary>
public static class SigningEndpoints
{
    public static void MapSigning(this RouteGroupBuilder api)
    {
        api.MapPost("/directives/{id:guid}/signature", Sign).WithSummary("Sign exactly this content").Accepts<SignatureBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPut("/directives/{id:guid}/signer", ChangeSigner).WithSummary("Name another signer before the signature").Accepts<SignerBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPost("/directives/{id:guid}/seal", Seal).WithSummary("Put the body's seal on").Accepts<ActBody>("application/json").Produces<DirectiveAnswer>();
    }

    private static async Task<IResult> Sign(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<SignatureBody>(http);
        if (asked.Body.Signature is { } given && !Base64.IsValid(given)) throw RefusedRequestException.Malformed("signature");

        return await door.SubmitAsync(http, asked.Hash, PaperEndpoints.Of(http, asked.Body, request => new SignDirective(request, id, asked.Body.ContentHash, asked.Body.Signature)));
    }

    private static async Task<IResult> ChangeSigner(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<SignerBody>(http);
        var reason = ContentStore.Text(id, asked.Body.Reason);
        return await door.SubmitAsync(http, asked.Hash, new ChangeSigner(Door.RequestOf(http, asked.Body), id, asked.Body.Signer, reason.Sha256), reason);
    }

    private static async Task<IResult> Seal(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<ActBody>(http);
        return await door.SubmitAsync(http, asked.Hash, new SealDirective(Door.RequestOf(http, asked.Body), id));
    }
}

/// <param name="ContentHash">What the caller saw.</param>
/// <param name="Signature">A detached signature in base64 from the signer's device.</param>
public sealed record SignatureBody(string ContentHash, string? Signature = null) : PaperAct;

/// <param name="Signer">Username of who shall sign.</param>
public sealed record SignerBody(string Signer, string Reason) : Act;

/// <summary>An act that needs no more said.</summary>
public sealed record ActBody : Act;
