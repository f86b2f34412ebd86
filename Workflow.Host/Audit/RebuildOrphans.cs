using Npgsql;

namespace Workflow.Host.Audit;

/// <summary>Rows that no stream accounts for at all.</summary>
internal static class RebuildOrphans
{
    private const string Cards = "from read.directive_card c where not exists (select from ledger.leaf l where l.about = c.id and l.stream = c.id)";

    private const string Paces = "from read.directive_pace c where not exists (select from ledger.leaf l where l.about = c.id and l.type = 'directive-drafted')";

    private const string Lines =
        """
        from read.register_entry c where not exists (
            select from ledger.leaf l where l.type = 'series-opened'
            and c.series = (select concat_ws('.', d->>'body', d->>'series', d->>'term') from (select convert_from(l.bytes, 'UTF8')::jsonb->'data' as d) as opened))
        """;

    private const string Deliveries =
        "from read.mt_doc_deliveryrow c where not exists (select from ledger.leaf l where l.about = c.directive_id and l.type = 'directive-issued')";

    private const string Searched = "from read.mt_doc_searchrow c where not exists (select from ledger.leaf l where l.about = c.id and l.stream = c.id)";

    public static async Task<IReadOnlyList<Difference>> RemoveAsync(NpgsqlConnection connection, bool repair, CancellationToken cancellation) =>
    [
        .. await RemoveAsync(connection, "read.directive_card", Cards, "c.id::text", repair, cancellation),
        .. await RemoveAsync(connection, "read.directive_pace", Paces, "c.id::text", repair, cancellation),
        .. await RemoveAsync(connection, "read.mt_doc_deliveryrow", Deliveries, "c.id::text", repair, cancellation),
        .. await RemoveAsync(connection, "read.mt_doc_searchrow", Searched, "c.id::text", repair, cancellation),
        .. await RemoveAsync(connection, "read.register_entry", Lines, "c.series || '/' || c.count", repair, cancellation),
    ];

    private static async Task<List<Difference>> RemoveAsync(
        NpgsqlConnection connection, string table, string orphans, string key, bool repair, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(repair ? $"delete {orphans} returning {key}" : $"select {key} {orphans}", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Difference>();
        while (await rows.ReadAsync(cancellation)) found.Add(new(table, rows.GetString(0), "surplus"));
        return found;
    }
}
