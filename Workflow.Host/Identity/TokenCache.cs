using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace Workflow.Host.Identity;

/// <summary>
/// Tokens found good in the last minute, so that a busy caller's signature is not verified again at every request. A
/// minute, never beyond the token's own end, bounds how long a withdrawn signing key is still honoured. Keyed by hash:
/// no token is kept.
/// </summary>
public sealed class TokenCache(TimeProvider clock) : IDisposable
{
    private const int Capacity = 20_000;
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);
    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = Capacity });

    private sealed record Entry(ClaimsPrincipal Principal, DateTimeOffset Until);

    internal bool TryGet(string token, [NotNullWhen(true)] out ClaimsPrincipal? principal)
    {
        principal = _entries.TryGetValue(Key(token), out Entry? entry) && entry!.Until > clock.GetUtcNow() ? entry.Principal : null;
        return principal is not null;
    }

    internal void Keep(string token, ClaimsPrincipal principal, DateTimeOffset expires)
    {
        var now = clock.GetUtcNow();
        if (expires <= now) return;
        var until = expires < now + Trust ? expires : now + Trust;
        _entries.Set(Key(token), new Entry(principal, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = until - now });
    }

    /// <inheritdoc/>
    public void Dispose() => _entries.Dispose();

    private static string Key(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
