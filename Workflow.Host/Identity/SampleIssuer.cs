using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using Workflow.Web.SignIn;
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
    private const string PagesClient = "pages";
    private const string Secret = "demo";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    internal static void AddSampleIssuer(this IServiceCollection services, SecurityKey signingKey)
    {
        services.AddSingleton<IAuthenticationSchemeProvider, SampleIssuerSchemes>();
        services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode()
                .SetTokenEndpointUris("connect/token")
                .SetAuthorizationEndpointUris("connect/authorize")
                .RegisterScopes(Scopes.Profile)
                .AllowPasswordFlow()
                .AllowAuthorizationCodeFlow()
                .AllowClientCredentialsFlow()
                .SetAccessTokenLifetime(Lifetime)
                .SetIdentityTokenLifetime(Lifetime)
                .AddSigningKey(signingKey)
                // OpenIddict insists on an encryption key; nothing is ever encrypted with it.
                .AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)))
                .DisableAccessTokenEncryption();
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(
                handler => handler.UseInlineHandler(CheckClient));
            server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(
                handler => handler.UseInlineHandler(CheckPages));
            server.UseAspNetCore().EnableTokenEndpointPassthrough().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
        });
    }

    /// <summary>
    /// Serves <c>POST /connect/token</c>, signing in to the pages by choosing a sample person, and the discovery documents when the sample set-up is on, otherwise does nothing.
    /// </summary>
    /// <param name="app">The application, with <c>AddWorkflowAuthentication</c> done.</param>
    /// <param name="people">The names of the people whom the organisation knows, by username.</param>
    /// <param name="isBranch">Whether the organisation knows this branch code.</param>
    public static void MapSampleIssuer(this WebApplication app, Func<IReadOnlyDictionary<string, string>> people, Func<string, bool> isBranch)
    {
        if (!Authentication.UsesSampleIssuer(app.Configuration)) return;

        var issuer = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        issuer.MapPost("/connect/token", async (HttpContext http) => await Answers(http)
            ? Results.Empty
            : await AnswerAsync(http, people(), isBranch)).DisableAntiforgery();
        issuer.MapGet("/connect/authorize", async (HttpContext http) => await Answers(http) ? Results.Empty : Choose(http, people()));
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
        var known = context.Request.IsAuthorizationCodeGrantType() ? context.ClientId is PagesClient
            : context.Request.IsPasswordGrantType() ? context.ClientId is PeopleClient
            : Caller.BranchOf(context.ClientId) is not null && context.ClientSecret is Secret;
        if (!known) context.Reject(Errors.InvalidClient, "Unknown client, or wrong secret.");
        return ValueTask.CompletedTask;
    }

    /// <summary>The pages of this very Host may ask, and nobody else: an answer goes nowhere but to where its pages are.</summary>
    private static ValueTask CheckPages(OpenIddictServerEvents.ValidateAuthorizationRequestContext context)
    {
        var ours = context.ClientId is PagesClient && Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var to) && to.IsLoopback;
        if (!ours) context.Reject(Errors.InvalidClient, "Unknown client, or an address that is not its own.");
        return ValueTask.CompletedTask;
    }

    /// <summary>Whoever is before the screen says who they are by one press: there are no passwords in a demonstration.</summary>
    private static IResult Choose(HttpContext http, IReadOnlyDictionary<string, string> people) =>
        http.Request.Query["person"].ToString() is var person && people.ContainsKey(person)
            ? Token(person, (Claims.PreferredUsername, person))
            : new RazorComponentResult<SamplePeople>(new { People = people });

    private static async Task<IResult> AnswerAsync(HttpContext http, IReadOnlyDictionary<string, string> people, Func<string, bool> isBranch)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsAuthorizationCodeGrantType())
        {
            var chosen = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
            return Results.SignIn(chosen.Principal!, null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        }

        if (request.IsPasswordGrantType())
        {
            return request is { Username: { Length: > 0 } person, Password: Secret } && people.ContainsKey(person)
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
        identity.SetScopes(Scopes.OpenId).SetDestinations(static _ => [Destinations.AccessToken, Destinations.IdentityToken]);
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
