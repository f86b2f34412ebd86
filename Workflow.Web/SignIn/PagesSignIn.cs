using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Workflow.Web.Api;
using Workflow.Web.Words;

namespace Workflow.Web.SignIn;

/// <summary>
/// Signing in to the pages: by the authorization code flow (OpenID Connect) of the same authority whose tokens the API takes; in the
/// sample set-up that is the built-in one. A cookie, readable by no script, keeps the token; it ends when the token ends.
/// </summary>
public static class PagesSignIn
{
    public const string Scheme = "pages";
    private const string Provider = "pages-provider";
    private const string CallbackPath = "/dang-nhap/xong";
    private const string SignOutPath = "/dang-xuat";

    /// <summary>Reads <c>Authentication:Authority</c>, <c>:PersonClaim</c>, <c>:Pages:ClientId</c> and <c>:Pages:ClientSecret</c>.</summary>
    public static void AddPagesSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication().AddCookie(Scheme, Configure).AddOpenIdConnect(Provider, _ => { });
        services.AddOptions<OpenIdConnectOptions>(Provider).Configure<ApiConnection>((options, api) => Configure(options, configuration, api));
    }

    /// <summary>The provider's answer and signing out; both are no pages.</summary>
    public static void MapPagesSignIn(this WebApplication app)
    {
        app.MapGet(CallbackPath, async (HttpContext http, IAuthenticationHandlerProvider handlers) =>
        {
            var handler = (IAuthenticationRequestHandler)(await handlers.GetHandlerAsync(http, Provider))!;
            if (!await handler.HandleRequestAsync()) http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(SignOutPath, async (HttpContext http, Text text) =>
        {
            await http.SignOutAsync(Scheme);
            return new RazorComponentResult<TurnPage>(new { Title = text["Đã đăng xuất", "Signed out"], Href = "/" });
        }).AllowAnonymous().ExcludeFromDescription();
    }

    internal static bool Owns(PathString path) => path.StartsWithSegments(CallbackPath, StringComparison.Ordinal) || path.StartsWithSegments(SignOutPath, StringComparison.Ordinal);

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.ForwardChallenge = Provider;
        cookie.Cookie.Name = "pages";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.SlidingExpiration = false;
    }

    private static void Configure(OpenIdConnectOptions oidc, IConfiguration configuration, ApiConnection api)
    {
        var authority = configuration["Authentication:Authority"] is { Length: > 0 } given ? given : api.Address.ToString();
        oidc.SignInScheme = Scheme;
        oidc.Authority = authority;
        oidc.RequireHttpsMetadata = !new Uri(authority).IsLoopback;
        oidc.ClientId = configuration["Authentication:Pages:ClientId"] ?? "pages";
        oidc.ClientSecret = configuration["Authentication:Pages:ClientSecret"];
        oidc.CallbackPath = CallbackPath;
        oidc.ResponseType = OpenIdConnectResponseType.Code;

        // Not form_post: its cookies would have to be sent across sites, which browsers allow over https only.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        (oidc.CorrelationCookie.SameSite, oidc.CorrelationCookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        (oidc.NonceCookie.SameSite, oidc.NonceCookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        oidc.UsePkce = true;
        oidc.SaveTokens = true;
        oidc.UseTokenLifetime = true;
        oidc.MapInboundClaims = false;
        oidc.TokenValidationParameters.NameClaimType = configuration["Authentication:PersonClaim"] ?? "preferred_username";
    }
}
