using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;
using Workflow.Host.Http;

namespace Workflow.Host.Identity;

/// <summary>
/// What happens around a bearer token: known ones are taken from the cache, ones that name nobody are turned away, and
/// a refusal is the contract's <c>token.invalid</c>, its reason only in <c>WWW-Authenticate</c> (RFC 6750).
/// </summary>
internal sealed class TokenEvents(TokenCache cache) : JwtBearerEvents
{
    private const string Scheme = "Bearer ";

    public override Task MessageReceived(MessageReceivedContext context)
    {
        if (TokenOf(context.Request) is { } token && cache.TryGet(token, out var principal))
        {
            context.Principal = principal;
            context.Success();
        }

        return Task.CompletedTask;
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (Caller.TryFrom(context.Principal!) is null) context.Fail("The token names neither a person nor a branch.");
        else if (TokenOf(context.Request) is { } token) cache.Keep(token, context.Principal!, new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero));
        return Task.CompletedTask;
    }

    public override Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        context.Response.Headers.Append(HeaderNames.WWWAuthenticate, Reason(context));
        const int status = StatusCodes.Status401Unauthorized;
        return Problem.WriteAsync(context.HttpContext, status, Problem.Of(status, "token.invalid", LanguageChoice.Of(context.Request)));
    }

    private static string? TokenOf(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        return header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }

    // Fixed words only: the library's descriptions quote the token, which may hold what no header can carry.
    private static string Reason(JwtBearerChallengeContext context) => context.AuthenticateFailure switch
    {
        null => "Bearer",
        SecurityTokenExpiredException => "Bearer error=\"invalid_token\", error_description=\"The token has expired\"",
        _ => "Bearer error=\"invalid_token\"",
    };

}
