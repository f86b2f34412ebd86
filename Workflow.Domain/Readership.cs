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
        readers.AddRange(directive.Signers.Order(StringComparer.Ordinal));
        if (directive.Signature is { } signature) readers.Add(Principal.Person(signature.By.Person));
        readers.Add(Principal.Person(directive.Author.Person));
        readers.AddRange(directive.Draft!.CoDrafters.Select(Principal.Person));
        if (directive.Draft.DraftingUnit is { } unit) readers.Add(Principal.Head(unit));
        if (directive.Signature is not null) readers.AddRange(Office(directive));
        if (directive.Issue is { } issue) readers.AddRange(issue.Branches.Concat(directive.Draft.Recipients.Select(r => r.Code).OfType<string>()).Select(Principal.Branch));
        readers.Add(Audit(directive));
        return [.. readers.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The principal that lets these read, or null. Auditors read texts only from submission.</summary>
    public static string? Entitling(Directive directive, ImmutableHashSet<string> principals, bool text) =>
        Of(directive).FirstOrDefault(reader => principals.Contains(reader)
            && !(text && !directive.WasSubmitted && directive.Import is null && reader == Audit(directive)));

    /// <summary>Whether these read it only because a branch of theirs received it: they see the document as issued, not how it came about.</summary>
    public static bool IsRecipientOnly(Directive directive, ImmutableHashSet<string> principals) =>
        Of(directive).Where(principals.Contains).All(reader => reader.StartsWith(Principal.Branch(""), StringComparison.Ordinal));

    /// <summary>Whether these may see the votes of a closed ballot by name: the organ, the office and the auditors. While it is open nobody may but the voter.</summary>
    public static bool SeesVotes(Directive directive, string? organ, ImmutableHashSet<string> principals) =>
        (organ is not null && principals.Contains(Principal.Organ(directive.Body, organ)))
        || principals.Contains(Principal.Duty(directive.Body, Duties.Clerk)) || principals.Contains(Principal.Duty(directive.Body, Duties.FormCheck))
        || principals.Contains(Audit(directive));

    /// <summary>Whether the person may learn that the directive exists by trying to act on it: its readers, and everyone in its route, its organ and its office.</summary>
    public static bool Knows(Directive directive, OrganisationChart organisation, string person, DateOnly today)
    {
        // Most who act have a seat in it, and need not be looked up among all readers.
        if (directive.Reviewers.Contains(person)) return true;

        var principals = organisation.PrincipalsOf(person, today);
        return Entitling(directive, principals, text: false) is not null
            || (directive.WasSubmitted && Office(directive).Any(principals.Contains))
            || InRoute(directive, organisation, person, principals, today);
    }

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
