using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Drafting;

public enum Urgency { Normal, Urgent, VeryUrgent, Flash }

/// <summary>What the paper is about, where that decides how it may be decided (147-QĐ/TW: personnel and discipline only at a meeting).</summary>
public enum Matter { Ordinary, Personnel, Discipline }

public enum RelationKind { Basis, Implements, Amends, Supplements, Replaces, Repeals, Corrects, RepliesTo }

/// <summary>How one document stands to another.</summary>
/// <param name="DirectiveId">Null when what is cited is not in this system; then <paramref name="Number"/> names it as printed.</param>
public sealed record Relation(RelationKind Kind, Guid? DirectiveId, string? Number);

/// <summary>What a copy is sent for (nơi nhận: để báo cáo, để thực hiện, để biết).</summary>
public enum Purpose { ToReport, ToCarryOut, ToKnow }

public enum Channel { System, Edxml, Mail, Paper }

/// <summary>How far the paper may go: lưu hành nội bộ, xem xong trả lại, tài liệu hội nghị (domain.md §1.6).</summary>
public enum Circulation { Internal, ReturnAfterReading, MeetingPaper }

/// <summary>Who gets a copy: the code of a group, a branch or a body, or the address in the content store of a name typed by hand.</summary>
public sealed record Recipient(string? Code, string? Name, Purpose? Purpose, Channel? Channel, int? Copies);

/// <summary>A file beside the text. Its name is part of the manifest, not of the fact.</summary>
public sealed record Attachment(string Sha256, long Size, string MediaType);

/// <summary>A draft in one version. What is typed lies in the content store; <paramref name="ContentHash"/> is the address of the manifest that binds it.</summary>
/// <param name="TextSha256">Address of the text; null before there is one.</param>
/// <param name="Signer">The person asked to sign; null leaves it to the route.</param>
/// <param name="DueOn">Until when those addressed shall act.</param>
public sealed record Draft(
    string Type, string Body, string? Organ, string ContentHash, string? TextSha256, ImmutableArray<Attachment> Attachments,
    string Route, ImmutableArray<Recipient> Recipients, ImmutableArray<Relation> Relations)
{
    public Urgency Urgency { get; init; }
    public DateTimeOffset? DeliverBy { get; init; }
    public string? Signer { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? EffectiveFrom { get; init; }
    public Matter Matter { get; init; }
    public bool Important { get; init; }
    public string? DraftingUnit { get; init; }
    public ImmutableArray<string> CoDrafters { get; init; } = [];

    /// <summary>Addresses of the names after "Kính gửi".</summary>
    public ImmutableArray<string> Addressees { get; init; } = [];
    public Circulation? Circulation { get; init; }

    /// <summary>Bodies that issue it together with <see cref="Body"/> (văn bản liên tịch), which leads and in whose series it is numbered (HD 36 §II.1.3). Outside the content hash, like recipients.</summary>
    public ImmutableArray<string> JointWith { get; init; } = [];

    /// <summary>Who takes or leaves which post by it, when it is issued. Outside the content hash, like recipients; shown to whoever decides.</summary>
    public ImmutableArray<AppointmentPlan> Appointments { get; init; } = [];
}

/// <summary>One line of a personnel decision: somebody takes a post, somebody leaves one, or both.</summary>
/// <param name="Post">Null where it only ends an appointment.</param>
/// <param name="From">First day; null for the first day of the decision's effect.</param>
/// <param name="To">Last day; null while it lasts.</param>
/// <param name="Ends">The appointment that ends the day before.</param>
public sealed record AppointmentPlan(
    string? Person, string? Body, string? Post, ImmutableArray<string> Organs, ImmutableArray<string> VotesIn, DateOnly? From, DateOnly? To, string? Ends);

public sealed record DirectiveDrafted(Capacity By, Draft Draft) : DirectiveEvent, IActed;

public sealed record DraftRevised(Capacity By, Draft Draft) : DirectiveEvent, IActed;

public sealed record AttachmentAdded(Capacity By, Attachment Attachment, string ContentHash) : DirectiveEvent, IActed;

/// <param name="Reason">Address of the text.</param>
public sealed record DirectiveWithdrawn(Capacity By, string Reason) : DirectiveEvent, IActed;

/// <summary>A historical document was entered. An outgoing one has a series and a count; an incoming one is a reference to what others issued.</summary>
/// <param name="Direction"><c>outgoing</c> or <c>incoming</c>.</param>
/// <param name="Printed">The number exactly as on the paper.</param>
/// <param name="Issuer">Address of the issuer's name for an incoming document.</param>
public sealed record DirectiveImported(
    Capacity By, string Direction, string Type, string Body, string? Series, int? Count, string Number, string Printed, DateOnly Date,
    string? Issuer, string ContentHash, Attachment? File) : DirectiveEvent, IActed;
