using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Host.Ledger;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Drafting;

/// <summary>The search's statements: one for the count, one for the page, both over the same rows.</summary>
public sealed class DirectiveSearchQuery(NpgsqlDataSource source, CardReader cards, ContentStore content, TimeProvider time)
{
    /// <summary>The same rule as <see cref="Effects.Of(DirectiveStatus, string?, DateOnly?, DateOnly?, DateOnly)"/>, where the rows are.</summary>
    private const string Effect =
        """
        case when c.status in ('recall-requested', 'recalled') then 'recalled'
             when c.status <> 'issued' then 'not-issued'
             when c.data->>'effectChange' in ('replaced', 'repealed') and coalesce((c.data->>'effectChangeFrom')::date <= {0}, true) then c.data->>'effectChange'
             when (c.data->>'effectiveFrom')::date > {0} then 'not-yet-in-force'
             when c.data->>'effectChange' = 'amended' and coalesce((c.data->>'effectChangeFrom')::date <= {0}, true) then 'amended'
             else 'in-force' end
        """;

    public async Task<DirectivePage> FindAsync(DirectiveFilter filter, string person, CancellationToken cancellation)
    {
        var today = VietnamTime.DateOf(time.GetUtcNow());
        var rows = Rows(filter, cards.PrincipalsOf(person), today);
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(rows.Command($"select count(*) from {rows.From}"));
        batch.BatchCommands.Add(rows.Command(string.Create(
            CultureInfo.InvariantCulture, $"select c.data from {rows.From} order by c.day desc, c.sequence desc limit {filter.Size} offset {(filter.Page - 1L) * filter.Size}")));

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var total = reader.GetInt64(0);
        await reader.NextResultAsync(cancellation);
        var found = new List<DirectiveCard>();
        while (await reader.ReadAsync(cancellation)) found.Add(JsonSerializer.Deserialize<DirectiveCard>(reader.GetString(0), TextJson.Options)!);
        await reader.CloseAsync();

        var manifests = await content.ManifestsAsync([.. found.Select(c => (c.Id, c.ContentHash))], cancellation);
        return new([.. found.Select(c => DirectiveLine.Of(c, manifests[c.Id].Abstract, today))], total, filter.Page, filter.Size);
    }

    private static Conditions Rows(DirectiveFilter filter, string[] principals, DateOnly today)
    {
        // Whoever searches for words looks the row of words up once, for all of them.
        var rows = new Conditions(filter.Words is [] ? "read.directive_card c" : "read.directive_card c left join read.mt_doc_searchrow s on s.id = c.id", ReadRows.OpenTo("{0}"), (object)principals);
        if (filter.NumberKey is { } key) rows.And("c.number_key = {0}", key);
        if (filter.Type is { } type) rows.And("c.type = {0}", type);
        if (filter.Status is { } status) rows.And("c.status = {0}", status);
        if (filter.Organ is { } organ) rows.And("c.data->>'organ' = {0}", organ);
        if (filter.From is { } from) rows.And("c.day >= {0}", from);
        if (filter.To is { } to) rows.And("c.day <= {0}", to);
        if (filter.Effect is { } effect) rows.And($"{Effect} = {{1}}", today, effect);
        if (filter.Author is { } author) rows.And("c.data->>'author' = {0}", author);
        foreach (var word in filter.Words)
        {
            if (word.Types is []) rows.And("s.folded like {0}", $"%{Escaped(word.Text)}%");
            else rows.And("(s.folded like {0} or c.type = any({1}))", $"%{Escaped(word.Text)}%", word.Types);
        }

        return rows;
    }

    private static string Escaped(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    /// <summary>A table with conditions; values are always parameters.</summary>
    private sealed class Conditions
    {
        private readonly StringBuilder _text;
        private readonly List<object> _values = [];

        public Conditions(string table, string first, params ReadOnlySpan<object> values)
        {
            _text = new($"{table} where ");
            Add(first, values);
        }

        public string From => _text.ToString();

        public void And(string condition, params ReadOnlySpan<object> values)
        {
            _text.Append(" and ");
            Add(condition, values);
        }

        public NpgsqlBatchCommand Command(string text)
        {
            var command = new NpgsqlBatchCommand(text);
            foreach (var value in _values) command.Parameters.Add(new() { Value = value });
            return command;
        }

        private void Add(string condition, ReadOnlySpan<object> values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                _values.Add(values[i]);
                condition = condition.Replace($"{{{i}}}", $"${_values.Count}", StringComparison.Ordinal);
            }

            _text.Append(condition);
        }
    }
}
