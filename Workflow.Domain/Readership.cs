using System.Collections.Immutable;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;

namespace Workflow.Domain;

/// <summary>Who sees what (contract §2). An outsider is told the same as for a thing that does not exist.</summary>
public static class Readership
{
    /// <summary>Whom the directive is open to now, the route's people first: the first that a reader is, is the capacity they read in.</summary>
    public static ImmutableArray<string> Of(Directive directive)
    {
        if (directive.Import is not null) return [Principal.Member, Audit(directive)];

        var readers = ImmutableArray.CreateBuilder<string>();
        readers.AddRange(directive.Reviewers.Order(StringComparer.Ordinal).Select(Principal.Person));
        readers.AddRange(directive.Deputies.Order(StringComparer.Ordinal).Select(Principal.Person));
        if (directive.Open is { } open) readers.AddRange(open.People.Select(p => p.Post).OfType<string>());
        readers.AddRange(directive.Signers.Order(StringComparer.Ordinal));
        if (directive.Signature is { } signature) readers.Add(Principal.Person(signature.By.Person));
        readers.Add(Principal.Person(directive.Author.Person));
        readers.AddRange(directive.Draft!.CoDrafters.Select(Principal.Person));
        if (directive.Draft.DraftingUnit is { } unit) readers.Add(Principal.Head(unit));
        if (directive.Signature is not null) readers.AddRange(Office(directive));
        if (directive.Issue is { } issue) readers.AddRange(issue.Branches.Concat(directive.Draft.Recipients.Select(r => r.Code).OfType<string>()).Select(Principal.Branch));
        readers.Add(Audit(directive));
        readers.AddRange(Covers(directive));
        return [.. readers.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The principal that lets these read, or null. Auditors read texts only from submission.</summary>
    public static string? Entitling(Directive directive, ImmutableHashSet<string> principals, bool text) =>
        Of(directive).FirstOrDefault(reader => principals.Contains(reader)
            && !(text && !directive.WasSubmitted && directive.Import is null && reader == Audit(directive)));

    /// <summary>The principal that lets the person open a part of it, or null: what lets them read the text; and a clerk, who does not read it before it is signed, opens the scan that they entered.</summary>
    public static string? EntitlingPart(Directive directive, string sha256, string person, ImmutableHashSet<string> principals)
    {
        if (Entitling(directive, principals, text: true) is { } reader) return reader;

        var clerk = Principal.Duty(directive.Body, Duties.Clerk);
        return principals.Contains(clerk) && directive.Papers.Exists(p => p.Record.Scan == sha256 && p.Record.By.Person == person) ? clerk : null;
    }

    /// <summary>Whether these read it only because a branch of theirs received it: they see the document as issued, not how it came about.</summary>
    public static bool IsRecipientOnly(Directive directive, ImmutableHashSet<string> principals) =>
        Of(directive).Where(principals.Contains).All(reader => reader.StartsWith(Principal.Branch(""), StringComparison.Ordinal));

    /// <summary>Whether these may see the votes of a closed ballot by name: the organ, the office and the auditors. While it is open nobody may but the voter.</summary>
    public static bool SeesVotes(Directive directive, string? organ, ImmutableHashSet<string> principals) =>
        (organ is not null && principals.Contains(Principal.Organ(directive.Body, organ)))
        || principals.Contains(Principal.Duty(directive.Body, Duties.Clerk)) || principals.Contains(Principal.Duty(directive.Body, Duties.FormCheck))
        || principals.Contains(Audit(directive));

    /// <summary>Whether the person may learn that the directive exists by trying to act on it: its readers, and everyone in its route, its organ and its office.</summary>
    public static bool Knows(Directive directive, OrganisationChart organisation, Request request, DateTimeOffset now)
    {
        // Most who act have a seat in it, and need not be looked up among all readers.
        if (directive.Reviewers.Contains(request.Person)) return true;

        var (principals, today) = (organisation.PrincipalsOf(request.Person, now), VietnamTime.DateOf(now));
        return Entitling(directive, principals, text: false) is not null
            || (directive.WasSubmitted && Office(directive).Any(principals.Contains))
            || InRoute(directive, organisation, request.Person, principals, today)
            || Covered(directive, organisation, request, now);
    }

    /// <summary>Whether a cover that is over would have let them act in what they ask for: they are told that it is over, and nothing more.</summary>
    private static bool Covered(Directive directive, OrganisationChart organisation, Request request, DateTimeOffset now) => request.OnBehalfOf is { } absent
        && organisation.AbsenceCovers.Of(request.Person).Exists(cover => cover.Granted.Absent == absent && cover.To <= now
            && AbsenceCover.PrincipalsOf(cover, organisation, VietnamTime.DateOf(now)).Intersect(Covers(directive)).Any());

    /// <summary>Who acts for an absent one reads it while it waits for that one, where acting for another is possible at all: never in a ballot, never to sign.</summary>
    private static IEnumerable<string> Covers(Directive directive) => directive.Status switch
    {
        DirectiveStatus.InReview when directive.Open is { } open && directive.Steps[open.Step].Kind is not StepKind.Ballot and var kind =>
            from waiting in ReviewTurn.Waiting(directive, open)
            join seat in open.People on waiting equals seat.Person
            select Principal.Cover(seat.As, TextJson.Name(kind), directive.Type),
        DirectiveStatus.Signed or DirectiveStatus.Numbered => [Principal.Cover(Principal.Duty(directive.Body, Duties.Clerk), Principal.Issuing, directive.Type)],
        _ => [],
    };

    private static bool InRoute(Directive directive, OrganisationChart organisation, string person, ImmutableHashSet<string> principals, DateOnly today) =>
        principals.Contains(directive.Signer)
        || directive.Steps.Any(step => RouteProgress.PeopleOf(step, directive, organisation, today).Any(p => p.Person == person));

    private static IEnumerable<string> Office(Directive directive)
    {
        if (directive.Organ is { } organ) yield return Principal.Organ(directive.Body, organ);
        yield return Principal.Duty(directive.Body, Duties.Clerk);
    }

    private static string Audit(Directive directive) => Principal.Duty(directive.Body, Duties.Audit);
}
