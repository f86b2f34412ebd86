using System.Text.Json;

namespace Workflow.Web.Api;

/// <summary>A page of the audit log.</summary>
public sealed record AuditEvents(IReadOnlyList<AuditEvent> Items);

/// <summary>One fact, as proofs are over it, and in words.</summary>
public sealed record AuditEvent(long Sequence, Guid EventId, Guid Stream, int Version, string Type, DateTimeOffset At, string Actor, string? OnBehalfOf, string? As, JsonElement Data, string Hash, AuditWords Words);

/// <param name="Title">Of the directive it concerns, where that is open to the reader.</param>
public sealed record AuditWords(string ActorName, string? OnBehalfOfName, string? Authority, string Summary, Guid? DirectiveId, string? Title, string? Number);
