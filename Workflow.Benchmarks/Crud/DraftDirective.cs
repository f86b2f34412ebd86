using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace Workflow.Benchmarks.Crud;

/// <summary>POST /api/directives: the row, its text and the audit row.</summary>
internal static class DraftDirective
{
    private const string Insert = """
        insert into directive (id, version, status, step, approved_by, author, type, organ, abstract, content_hash, recipients, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    private const string InsertText = "insert into directive_text (directive_id, text) values ($1, $2)";

    public static async Task<IResult> Post(
        DraftRequest request, ClaimsPrincipal caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken stop)
    {
        if (!string.Equals(request.Route, SimpleRoute.Code, StringComparison.Ordinal)) return Refusals.UnknownReference;

        var now = clock.GetUtcNow();
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)));
        var row = new DirectiveRow(
            Guid.CreateVersion7(now), 1, "draft", 0, [], caller.Name(), request.Type, request.Abstract, hash, request.Recipients);
        await using var transaction = await DirectiveTransaction.OpenAsync(database, stop);
        transaction.Add(
            Insert, row.Id, row.Version, row.Status, row.Step, row.ApprovedBy, row.Author, row.Type, request.Organ,
            row.Abstract, row.ContentHash, row.Recipients, now);
        transaction.Add(InsertText, row.Id, request.Text);
        var audit = await transaction.SaveAsync(
            row, new Change(now, row.Author, "drafted", new { row.Status, row.Type, request.Organ, row.Abstract, row.ContentHash, row.Recipients }), stop);
        await transaction.CommitAsync(stop);

        return Results.Created($"/api/directives/{row.Id}", new CommandAnswer(row.Id, 1, row.Status, audit) { ContentHash = hash });
    }
}
