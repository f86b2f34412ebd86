using Npgsql;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Branches;

/// <summary>One directive's life is one trace, across HTTP, Ledger, outbox, broker and branch, whether or not anybody collects traces.</summary>
public sealed class TraceTests
{
    [Theory]
    [InlineData(null), InlineData("http://127.0.0.1:9")]
    public async Task a_branchs_receipt_is_recorded_in_the_trace_of_the_issue(string? collector)
    {
        await using var installation = await Installation.MakeAsync();
        await using var host = await HostProcess.StartAsync(installation, collector is null ? [] : [("OTEL_EXPORTER_OTLP_ENDPOINT", collector)]);
        using var api = new HttpApi(host.Address);
        using var inbox = new TemporaryFolder();
        var amqp = new UriBuilder(installation.Amqp) { UserName = "CB-CNTT", Password = BranchBed.Password }.Uri.AbsoluteUri;
        await using var agent = await AgentProcess.StartAsync("--branch", "CB-CNTT", "--inbox", inbox.Path, "--amqp", amqp);

        var paper = await api.IssuedAsync();

        await using var database = NpgsqlDataSource.Create(installation.Database);
        var receipt = await Eventually.GetAsync("the receipt is recorded", () => CorrelationAsync(
            database, "type = 'receipt-recorded' and convert_from(bytes, 'UTF8')::jsonb->'data'->>'directiveId' = $1::text", paper.Id.ToString()));
        Assert.Equal(await CorrelationAsync(database, "type = 'directive-issued' and about = $1", paper.Id), receipt);
    }

    private static async Task<string?> CorrelationAsync(NpgsqlDataSource database, string where, object value)
    {
        await using var select = database.CreateCommand($"select convert_from(bytes, 'UTF8')::jsonb->>'correlation' from ledger.leaf where {where} limit 1");
        select.Parameters.Add(new() { Value = value });
        return await select.ExecuteScalarAsync() as string;
    }
}
