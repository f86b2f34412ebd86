using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Review;
using Workflow.Host.Ledger;
using Workflow.Host.Review;
using Xunit;

namespace Workflow.IntegrationTests.Ledger;

/// <summary>Deadlines on a real database: found by the clock, met once, however many Hosts look.</summary>
public sealed class DeadlineSweepTests
{
    private static readonly Draft Plan = new("KH", "DU", "BTV", new('a', 64), null, [], "simple", [new("CB-CNTT", null, null, null, null)], []);

    [Fact]
    public async Task two_hosts_that_look_at_once_remind_and_tell_once()
    {
        await using var bed = await LedgerBed.MakeAsync(nodes: 2);
        var ids = Enumerable.Range(1, 40).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var id in ids) await SubmittedAsync(bed, id);
        var sweeps = bed.Nodes.Select(node => new DeadlineSweep(bed.Database, node.Ledger, () => true, bed.Clock, NullLogger<DeadlineSweep>.Instance)).ToList();

        bed.Clock.Move(TimeSpan.FromDays(30));
        foreach (var sweep in sweeps) await sweep.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync("every deadline is met", async () => await CountAsync(bed, "select count(*) from read.directive_card where next_at <= $1") is 0);
        foreach (var sweep in sweeps) await sweep.StopAsync(CancellationToken.None);

        foreach (var type in new[] { "reminder-sent", "deadline-escalated" })
            Assert.Equal(ids.Order(), (await AboutAsync(bed, type)).Order());
        Assert.Equal([], await LogAudit.FindingsAsync(bed.Database));
    }

    private static async Task SubmittedAsync(LedgerBed bed, Guid id)
    {
        foreach (var command in new Command[] { new DraftDirective(new("hanh.luu"), id, Plan), new SubmitDirective(new("hanh.luu"), id) })
            Assert.Equal(200, (await bed.Nodes[0].Ledger.DecideAsync(new Submission(Guid.CreateVersion7(), [], command, outcome => new(outcome.Decision.Rejection is null ? 200 : 409, [])))).Status);
    }

    private static async Task<long> CountAsync(LedgerBed bed, string sql)
    {
        await using var select = bed.Database.CreateCommand(sql);
        select.Parameters.Add(new() { Value = bed.Clock.GetUtcNow() });
        return (long)(await select.ExecuteScalarAsync())!;
    }

    private static async Task<List<Guid>> AboutAsync(LedgerBed bed, string type)
    {
        await using var select = bed.Database.CreateCommand("select about from ledger.leaf where type = $1");
        select.Parameters.Add(new() { Value = type });
        await using var rows = await select.ExecuteReaderAsync();
        var about = new List<Guid>();
        while (await rows.ReadAsync()) about.Add(rows.GetGuid(0));
        return about;
    }
}
