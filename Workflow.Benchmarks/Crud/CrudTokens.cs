using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Workflow.Benchmarks.Crud;

/// <summary>Issues and checks bearer tokens of the weight that the product's own have: a JWT signed with RS256, 2048 bits.</summary>
internal sealed class CrudTokens
{
    private const string Issuer = "crud";
    private const string NameClaim = "preferred_username";
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly RsaSecurityKey _key = new(RSA.Create(2048));
    private readonly JsonWebTokenHandler _handler = new();

    public TokenValidationParameters Validation => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Issuer,
        IssuerSigningKey = _key,
        NameClaimType = NameClaim,
    };

    /// <summary>POST /connect/token with the sample's form; everybody's password is the sample's.</summary>
    public async Task<IResult> Post(HttpRequest request, TimeProvider clock)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (!string.Equals(form["password"], "demo", StringComparison.Ordinal)) return Results.Unauthorized();

        return Results.Ok(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["access_token"] = Create(form["username"].ToString(), clock.GetUtcNow()),
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)Life.TotalSeconds,
        });
    }

    private string Create(string person, DateTimeOffset now) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Issuer,
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = (now + Life).UtcDateTime,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = person, [NameClaim] = person },
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
    });
}
