using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Workflow.Host.Identity;

/// <summary>
/// Who is calling: bearer tokens of the configured OpenID Connect provider, or of the built-in issuer in the sample
/// set-up. With neither the Host runs and every call is 401.
/// </summary>
public static class Authentication
{
    private static readonly string[] Algorithms =
        [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    /// <summary>
    /// Reads <c>Authentication:Authority</c>, <c>:Audience</c>, <c>:PersonClaim</c>, <c>Sample:Organisation</c> and
    /// <c>Sample:KeyFile</c>. A configured authority wins: then there is no built-in issuer.
    /// </summary>
    /// <exception cref="IOException">The key file of the sample set-up can be neither read nor made.</exception>
    public static IServiceCollection AddWorkflowAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddAuthorization();
        services.AddSingleton(provider => new TokenCache(provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<TokenCache>((options, cache) => Configure(options, configuration, cache));

        if (UsesSampleIssuer(configuration))
        {
            var key = SampleKey.Load(configuration["Sample:KeyFile"]);
            services.AddSampleIssuer(key);
            services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options => Trust(options, key));
        }

        return services;
    }

    internal static bool UsesSampleIssuer(IConfiguration configuration) =>
        string.IsNullOrWhiteSpace(configuration["Authentication:Authority"])
        && !string.IsNullOrWhiteSpace(configuration["Sample:Organisation"]);

    private static void Configure(JwtBearerOptions options, IConfiguration configuration, TokenCache cache)
    {
        var authority = configuration["Authentication:Authority"];
        var audience = configuration["Authentication:Audience"];
        if (!string.IsNullOrWhiteSpace(authority))
        {
            options.Authority = authority;
            options.RequireHttpsMetadata = !new Uri(authority).IsLoopback;
        }

        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            NameClaimType = configuration["Authentication:PersonClaim"] ?? "preferred_username",
            ValidAlgorithms = Algorithms,
            ValidateAudience = !string.IsNullOrWhiteSpace(audience),
            ValidAudience = audience,
            ClockSkew = TimeSpan.FromSeconds(30),
        };
        options.Events = new TokenEvents(cache);
    }

    // The key belongs to this installation alone, so it vouches for the issuer; the issuer's address is whatever name
    // and port the caller reached the Host by.
    private static void Trust(JwtBearerOptions options, SecurityKey key)
    {
        options.TokenValidationParameters.IssuerSigningKey = key;
        options.TokenValidationParameters.ValidateIssuer = false;
        options.TokenValidationParameters.ValidateAudience = true;
        options.TokenValidationParameters.ValidAudience = SampleIssuer.Audience;
        options.TokenValidationParameters.ValidTypes = ["at+jwt"];
    }
}
