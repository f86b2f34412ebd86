using System.Text.Json.Serialization;

namespace Workflow.Web.Api;

/// <summary>What waits for the reader; see the API's own description.</summary>
public sealed record InboxItem(
    Guid DirectiveId, string Kind, string? As, string? OnBehalfOf, string? OnBehalfOfName, string Title, string? Number, string Urgency,
    DateTimeOffset Since, DateTimeOffset? DueAt, bool Overdue, string? AtDeadline, string Why, string ContentHash, bool ChangedSinceYouSaw, IReadOnlyList<string> Actions);

/// <summary>A whole list.</summary>
public sealed record ListOf<T>([property: JsonPropertyName("items")] IReadOnlyList<T> Items);
