using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Workflow.Contracts;

namespace Workflow.Branch;

/// <summary>One directive as the branch holds it, with what has happened to it here.</summary>
internal sealed record StoredDirective(DirectiveIssued Message, string Status)
{
    internal const string Columns =
        """
        d.message, d.status, d.attempt, d.stored_at, d.text_sha256, d.opened_by, d.opened_at, d.trace,
        r.reason, r.answer, e.effect, e.by_number, e.from_day
        from directives d left join recalls r on r.directive_id = d.id left join effects e on e.directive_id = d.id
        """;

    internal int Attempt { get; init; }

    /// <summary>When everything that could be fetched was on this disk; null while it is not.</summary>
    internal DateTimeOffset? StoredAt { get; init; }

    internal string? TextSha256 { get; init; }

    internal string? OpenedBy { get; init; }

    internal DateTimeOffset? OpenedAt { get; init; }

    internal string? Trace { get; init; }

    /// <summary>Why the centre asked for it back; null when it did not.</summary>
    internal string? RecallReason { get; init; }

    internal string? RecallAnswer { get; init; }

    internal string? Effect { get; init; }

    internal string? EffectBy { get; init; }

    /// <summary>The first day of <see cref="Effect"/>; null for at once.</summary>
    internal DateOnly? EffectFrom { get; init; }

    internal Guid Id => Message.DirectiveId;

    internal bool IsGivenBack => RecallAnswer is ReceiptCodes.RecallAgreed;

    internal static StoredDirective Read(SqliteDataReader row) => new(Parse(row.GetString(0)), row.GetString(1))
    {
        Attempt = row.GetInt32(2),
        StoredAt = Optional(row, 3) is { } stored ? InboxDatabase.Instant(stored) : null,
        TextSha256 = Optional(row, 4),
        OpenedBy = Optional(row, 5),
        OpenedAt = Optional(row, 6) is { } opened ? InboxDatabase.Instant(opened) : null,
        Trace = Optional(row, 7),
        RecallReason = Optional(row, 8),
        RecallAnswer = Optional(row, 9),
        Effect = Optional(row, 10),
        EffectBy = Optional(row, 11),
        EffectFrom = Optional(row, 12) is { } from ? DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
    };

    internal static string Json(DirectiveIssued message) => JsonSerializer.Serialize(message, JsonSerializerOptions.Web);

    internal static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DirectiveIssued Parse(string json) =>
        JsonSerializer.Deserialize<DirectiveIssued>(json, JsonSerializerOptions.Web)
        ?? throw new JsonException("A stored message is null");

    private static string? Optional(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
