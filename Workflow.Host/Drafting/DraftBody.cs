using System.Text.Json;
using Workflow.Domain.Drafting;
using Workflow.Host.Http;

namespace Workflow.Host.Drafting;

/// <summary>The fields of a draft as they are sent; in a revision, those left out stay as they are.</summary>
/// <param name="Recipients">Codes of groups, branches or bodies, or objects with purpose, channel and copies.</param>
/// <param name="Basis">Ids or numbers: shorthand for relations of that kind, like <paramref name="Replaces"/>.</param>
/// <param name="JointWith">Codes of the bodies that issue it together with the one it is numbered by.</param>
/// <param name="Secrecy">Only <c>none</c> ever enters.</param>
/// <param name="Without">Fields that a revision empties.</param>
/// <param name="WithoutAttachments">SHA-256 of files that a revision takes off; one that is not there is as good as taken off.</param>
public record DraftBody(
    string? Type = null, string? Organ = null, string? Body = null, string? Abstract = null, string? Text = null, Urgency? Urgency = null,
    DateTimeOffset? DeliverBy = null, string? Secrecy = null, IReadOnlyList<JsonElement>? Recipients = null, IReadOnlyList<RelationBody>? Relations = null,
    IReadOnlyList<string>? Basis = null, IReadOnlyList<string>? Replaces = null, string? Route = null, string? Signer = null, DateOnly? DueOn = null,
    DateOnly? EffectiveFrom = null, Matter? Matter = null, bool? Important = null, string? DraftingUnit = null, IReadOnlyList<string>? CoDrafters = null,
    IReadOnlyList<string>? Addressees = null, Circulation? Circulation = null, IReadOnlyList<string>? JointWith = null, IReadOnlyList<AppointmentPlanBody>? Appointments = null,
    IReadOnlyList<DraftField>? Without = null, IReadOnlyList<string>? WithoutAttachments = null) : Act
{
    /// <summary>Said to be secret, or marked so in what was typed: nothing of it may be kept.</summary>
    public bool IsSecret => Secrecy is not (null or "none") || FormCheck.IsMarkedSecret(Abstract, Text);

    /// <summary>What a revision leaves of a field that was filled in before: nothing where it is asked to be emptied.</summary>
    internal T? Left<T>(DraftField field, T? before) => Without?.Contains(field) is true ? default : before;

    /// <summary>Whether a revision leaves the file with this SHA-256 where it was.</summary>
    internal bool Keeps(string sha256) => WithoutAttachments?.Contains(sha256, StringComparer.Ordinal) is not true;

    /// <summary>The relations asked for, shorthands included.</summary>
    public IReadOnlyList<RelationBody> AllRelations => [.. Relations ?? [], .. Short(RelationKind.Basis, Basis), .. Short(RelationKind.Replaces, Replaces)];

    /// <summary>Whether what is asked takes the place of the relations of this kind; a shorthand speaks of its own kind only.</summary>
    public bool Settles(RelationKind kind) =>
        Relations is not null || (kind is RelationKind.Basis && Basis is not null) || (kind is RelationKind.Replaces && Replaces is not null);

    private static IEnumerable<RelationBody> Short(RelationKind kind, IReadOnlyList<string>? named) => (named ?? []).Select(name =>
        Guid.TryParse(name, out var id) ? new RelationBody(kind, DirectiveId: id) : new RelationBody(kind, Number: name));
}

/// <summary>A field of a draft that may be empty again.</summary>
public enum DraftField { DeliverBy, Signer, DueOn, EffectiveFrom, Circulation }

/// <summary>A relation by id or by number; date and issuer tell documents of the same number apart.</summary>
public sealed record RelationBody(RelationKind Kind, Guid? DirectiveId = null, string? Number = null, DateOnly? Date = null, string? Issuer = null, string? Articles = null);

/// <summary>One line of a personnel decision: who takes which post, and whose appointment ends with it. In force from the day of effect of the decision where no day is given.</summary>
/// <param name="Name">Where given, it must be the person's: so that a username typed wrong appoints nobody else.</param>
/// <param name="To">Last day; left out while it lasts.</param>
/// <param name="Ends">The appointment that ends the day before; alone, somebody only leaves a post.</param>
public sealed record AppointmentPlanBody(
    string? Person = null, string? Name = null, string? Body = null, string? Post = null, IReadOnlyList<string>? Organs = null, IReadOnlyList<string>? VotesIn = null,
    DateOnly? From = null, DateOnly? To = null, string? Ends = null)
{
    internal AppointmentPlan Plan() => new(Person, Body, Post, [.. Organs ?? []], [.. VotesIn ?? []], From, To, Ends);
}

/// <summary>One recipient with its particulars.</summary>
public sealed record RecipientBody(string? Code = null, string? Name = null, Purpose? Purpose = null, Channel? Channel = null, int? Copies = null);
