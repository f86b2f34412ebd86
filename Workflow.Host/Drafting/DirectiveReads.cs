using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Drafting;

/// <summary>Finds what a person may read of one directive: they must be entitled to it as it stands today and as it stood then.</summary>
public sealed class DirectiveReads(DirectiveReader directives, LedgerStore ledger, TimeProvider time)
{
    /// <param name="asOf">The state at this instant, facts of that very instant included; null for now.</param>
    /// <param name="version">The state in this version; null for the newest.</param>
    /// <exception cref="RefusedRequestException">404: no such directive, or version, or not open to the person.</exception>
    public async Task<Reading> FindAsync(Guid id, string person, CancellationToken cancellation, DateTimeOffset? asOf = null, int? version = null)
    {
        var now = time.GetUtcNow();
        var principals = ledger.Organisation.PrincipalsOf(person, now);
        var today = Entitled(await directives.ReadAsync(id, cancellation), principals);
        if (asOf is null && (version is null || version == today.State.Version)) return new(today, today, person, principals, now);

        var then = Entitled(await directives.ReadAsync(id, cancellation, asOf, version), principals);
        return version > today.State.Version ? throw RefusedRequestException.NotFound() : new(today, then, person, principals, asOf ?? now);
    }

    /// <summary>Finds the directive for one who asks for a part of it: a text, a file, a scan.</summary>
    /// <exception cref="RefusedRequestException">404: no such directive, or no part of it is open to the person.</exception>
    public async Task<Reading> FindPartAsync(Guid id, string sha256, string person, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (principals, today) = (ledger.Organisation.PrincipalsOf(person, now), await directives.ReadAsync(id, cancellation));
        return today is not null && Readership.EntitlingPart(today.State, sha256, person, principals) is not null ? new(today, today, person, principals, now) : throw RefusedRequestException.NotFound();
    }

    private static Replayed Entitled(Replayed? directive, ImmutableHashSet<string> principals) =>
        directive is not null && Readership.Entitling(directive.State, principals, text: false) is not null ? directive : throw RefusedRequestException.NotFound();
}

/// <summary>A directive open to a person.</summary>
/// <param name="Today">As it stands.</param>
/// <param name="Then">As they asked to see it; the same as <paramref name="Today"/> when they asked for no other.</param>
/// <param name="At">The instant it is seen at: the one asked for, or now.</param>
public sealed record Reading(Replayed Today, Replayed Then, string Person, ImmutableHashSet<string> Principals, DateTimeOffset At)
{
    /// <exception cref="RefusedRequestException">410: the content was quarantined.</exception>
    public void RequireContent()
    {
        if (Today.State.Quarantined is not null) throw RefusedRequestException.Quarantined();
    }

    public DateOnly Day => VietnamTime.DateOf(At);

    public bool IsPresent => ReferenceEquals(Then, Today);

    /// <summary>They see the document as issued, not how it came about.</summary>
    public bool IsRecipientOnly => Readership.IsRecipientOnly(Today.State, Principals) || Readership.IsRecipientOnly(Then.State, Principals);
}
