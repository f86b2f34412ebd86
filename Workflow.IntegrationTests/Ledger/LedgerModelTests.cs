using System.Text.Json.Nodes;
using CsCheck;
using Workflow.Domain;
using Workflow.Host.Ledger;
using Workflow.Host.Sample;
using Workflow.Projections.Drafting;
using Xunit;

namespace Workflow.IntegrationTests.Ledger;

/// <summary>
/// The proof of the Ledger (design §3, §8): whatever several people ask at once, however often, and whatever breaks meanwhile, it is as if one
/// person had decided everything one after another in the order of the log.
/// </summary>
public sealed class LedgerModelTests
{
    private const int People = 6;
    private static readonly Gen<Act[][]> Days = Act.Any.Array[8, 24].Array[People];

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 5)]
    public async Task whatever_happens_it_is_as_if_one_person_had_decided_in_the_order_of_the_log(int nodes, int days)
    {
        await using var bed = await LedgerBed.MakeAsync(nodes);
        var model = new LedgerModel();
        await model.BeginAsync(bed.Database, SampleOrganisation.Read(Installation.SampleOrganisation));

        await Days.SampleAsync(
            async people =>
            {
                var office = new Office(bed);
                bed.Clock.Move(TimeSpan.FromMinutes(2));
                await office.WorkAsync(people);

                await model.ReplayAsync(bed.Database, office.Answers);
                Assert.Equal([], await LogAudit.FindingsAsync(bed.Database));
                foreach (var paper in office.Papers.Ids) await CheckCardAsync(bed, paper, model.Directive(paper));
            },
            iter: days, threads: 1, print: people => string.Join('\n', people.Select(acts => string.Join("; ", acts.Select(act => act.ToString())))));

        Assert.All(bed.Nodes, node => Assert.Equal(3, node.Proxy.Done.Count));
        await Eventually.TrueAsync("every message leaves", () => Task.FromResult(model.Messages.IsSubsetOf(bed.Notes.Handled)));
        Assert.Equal(model.Messages.Count, bed.Notes.Handled.Count);
    }

    /// <summary>The state folded from the store is the model's, and the card in the table is the fold's.</summary>
    private static async Task CheckCardAsync(LedgerBed bed, Guid id, Directive? expected)
    {
        await using var session = bed.Nodes[0].Documents.QuerySession();
        var folded = LedgerSql.Fold(new(StreamKind.Directive, id), await session.Events.FetchStreamAsync(id));
        Assert.True(TextJson.Same(expected, (Directive?)folded?.State));

        await using var select = bed.Database.CreateCommand("select data::text from read.directive_card where id = $1");
        select.Parameters.Add(new() { Value = id });
        var card = (string?)await select.ExecuteScalarAsync();
        Assert.True(JsonNode.DeepEquals(Node(folded?.Card), card is null ? null : JsonNode.Parse(card)), card);
    }

    private static JsonNode? Node(DirectiveCard? card) => card is null ? null : JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(card, TextJson.Options));
}
