using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Workflow.Host.Identity;

/// <summary>
/// The built-in token issuer of the sample set-up (contract §2): OpenIddict without a store. It exists for
/// demonstration and tests; a real installation names its own provider in <c>Authentication:Authority</c>.
/// </summary>
public static class SampleIssuer
{
    internal const string Audience = "workflow";
    private const string PeopleClient = "demo";
    private const string Secret = "demo";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    internal static void AddSampleIssuer(this IServiceCollection services, SecurityKey signingKey)
    {
        services.AddSingleton<IAuthenticationSchemeProvider, SampleIssuerSchemes>();
        services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode()
                .SetTokenEndpointUris("connect/token")
                .AllowPasswordFlow()
                .AllowClientCredentialsFlow()
                .SetAccessTokenLifetime(Lifetime)
                .AddSigningKey(signingKey)
                // OpenIddict insists on an encryption key; nothing is ever encrypted with it.
                .AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)))
                .DisableAccessTokenEncryption();
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(
                handler => handler.UseInlineHandler(CheckClient));
            server.UseAspNetCore().EnableTokenEndpointPassthrough().DisableTransportSecurityRequirement();
        });
    }

    /// <summary>
    /// Serves <c>POST /connect/token</c> and the discovery documents when the sample set-up is on, otherwise does nothing.
    /// </summary>
    /// <param name="app">The application, with <c>AddWorkflowAuthentication</c> done.</param>
    /// <param name="isPerson">Whether the organisation knows this username.</param>
    /// <param name="isBranch">Whether the organisation knows this branch code.</param>
    public static void MapSampleIssuer(this WebApplication app, Func<string, bool> isPerson, Func<string, bool> isBranch)
    {
        if (!Authentication.UsesSampleIssuer(app.Configuration)) return;

        var issuer = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        issuer.MapPost("/connect/token", async (HttpContext http) => await Answers(http)
            ? Results.Empty
            : Answer(http.GetOpenIddictServerRequest()!, isPerson, isBranch)).DisableAntiforgery();
        issuer.MapGet("/.well-known/openid-configuration", Document);
        issuer.MapGet("/.well-known/jwks", Document);
    }

    private static async Task Document(HttpContext http)
    {
        if (!await Answers(http)) http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    // Whether OpenIddict has answered by itself: with a document, or because the request is wrong.
    private static async Task<bool> Answers(HttpContext http)
    {
        var handlers = http.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        var handler = await handlers.GetHandlerAsync(http, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        return await ((IAuthenticationRequestHandler)handler!).HandleRequestAsync();
    }

    private static ValueTask CheckClient(OpenIddictServerEvents.ValidateTokenRequestContext context)
    {
        var known = context.Request.IsPasswordGrantType()
            ? context.ClientId is PeopleClient
            : Caller.BranchOf(context.ClientId) is not null && context.ClientSecret is Secret;
        if (!known) context.Reject(Errors.InvalidClient, "Unknown client, or wrong secret.");
        return ValueTask.CompletedTask;
    }

    private static IResult Answer(OpenIddictRequest request, Func<string, bool> isPerson, Func<string, bool> isBranch)
    {
        if (request.IsPasswordGrantType())
        {
            return request is { Username: { Length: > 0 } person, Password: Secret } && isPerson(person)
                ? Token(person, (Claims.PreferredUsername, person))
                : Refusal(Errors.InvalidGrant, "Unknown user, or wrong password.");
        }

        return Caller.BranchOf(request.ClientId) is { } branch && isBranch(branch)
            ? Token(request.ClientId!)
            : Refusal(Errors.InvalidClient, "Unknown client, or wrong secret.");
    }

    private static IResult Token(string subject, params IEnumerable<(string Type, string Value)> claims)
    {
        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType);
        identity.SetClaim(Claims.Subject, subject).SetAudiences(Audience);
        foreach (var (type, value) in claims) identity.SetClaim(type, value);
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static IResult Refusal(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
