using System.Text.Json;
using Npgsql;
using Workflow.Domain;
using Workflow.Host.Ledger;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Drafting;

/// <summary>Reads the cards that are open to a person now. What is not open is not there.</summary>
public sealed class CardReader(NpgsqlDataSource source, LedgerStore ledger, TimeProvider time)
{
    public async Task<DirectiveCard?> FindAsync(Guid id, string person, CancellationToken cancellation) =>
        (await QueryAsync("c.id = $2", person, cancellation, id)).SingleOrDefault();

    public Task<List<DirectiveCard>> OfNumberAsync(string numberKey, string person, CancellationToken cancellation) =>
        QueryAsync("c.number_key = $2", person, cancellation, numberKey);

    public Task<List<DirectiveCard>> AllAsync(Guid[] ids, string person, CancellationToken cancellation) => QueryAsync("c.id = any($2)", person, cancellation, ids);

    /// <summary>Those that name the document among their relations.</summary>
    public Task<List<DirectiveCard>> ReferringToAsync(Guid id, string person, CancellationToken cancellation) =>
        QueryAsync("jsonb_exists(c.data->'refersTo', $2)", person, cancellation, id.ToString());

    /// <summary>Everything the person is now.</summary>
    public string[] PrincipalsOf(string person) => [.. ledger.Organisation.PrincipalsOf(person, time.GetUtcNow())];

    /// <param name="where">A condition over the card <c>c</c>; $1 are the person's principals, the arguments follow from $2.</param>
    private async Task<List<DirectiveCard>> QueryAsync(string where, string person, CancellationToken cancellation, params object[] arguments)
    {
        await using var select = source.CreateCommand($"select c.data from read.directive_card c where ({ReadRows.OpenTo("$1")} or c.waiting && $1) and {where}");
        select.Parameters.Add(new() { Value = PrincipalsOf(person) });
        foreach (var argument in arguments) select.Parameters.Add(new() { Value = argument });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var cards = new List<DirectiveCard>();
        while (await rows.ReadAsync(cancellation)) cards.Add(JsonSerializer.Deserialize<DirectiveCard>(rows.GetString(0), TextJson.Options)!);
        return cards;
    }
}
