using System.Text;
using RabbitMQ.Client;
using Workflow.Contracts;
using Workflow.Host.Distribution;
using Xunit;

namespace Workflow.IntegrationTests.Branches;

public sealed class AgentTests : IAsyncLifetime, IDisposable
{
    private const string Text = "# Nghị quyết\n\nToàn văn.";

    private readonly string _branch = BranchBed.NewBranch();
    private readonly TemporaryFolder _folder = new();
    private readonly StubCentre _centre = new();
    private BranchBed _bed = null!;

    public async Task InitializeAsync() => _bed = await BranchBed.MakeAsync(_branch);

    public async Task DisposeAsync() => await _bed.DisposeAsync();

    public void Dispose()
    {
        _centre.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task a_directive_delivered_three_times_is_stored_and_reported_once()
    {
        await using var agent = await StartAgentAsync();
        var first = Directives.Issued(_branch, "79-NQ/ĐU");
        var later = Directives.Issued(_branch, "80-NQ/ĐU") with { Urgency = "flash" };

        foreach (var message in new[] { first, first, first, later })
        {
            await _bed.PublishAsync(BrokerNames.IssuedKey(_branch), message);
        }

        BranchReceipt[] receipts =
            [await _bed.TakeReceiptAsync(), await _bed.TakeReceiptAsync(), await _bed.TakeReceiptAsync(), await _bed.TakeReceiptAsync()];
        Assert.Equal(
            [(first.DirectiveId, "01"), (first.DirectiveId, "03"), (later.DirectiveId, "01"), (later.DirectiveId, "03")],
            receipts.Select(receipt => (receipt.DirectiveId, receipt.StatusCode)));
        Assert.All(receipts, receipt => Assert.True(receipt.Auto));

        var (_, list) = await CommandAsync("list");
        var lines = list.Trim().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("HỎA TỐC | 80-NQ/ĐU", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("79-NQ/ĐU", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task killed_while_the_centre_is_away_it_goes_on_where_it_was()
    {
        var message = _centre.Offer(_branch, "79-NQ/ĐU", Text);
        await using (var killed = await StartAgentAsync("--api", _centre.Address))
        {
            await _bed.PublishAsync(BrokerNames.IssuedKey(_branch), message);
            Assert.Equal(ReceiptCodes.Arrived, (await _bed.TakeReceiptAsync()).StatusCode);
            await killed.KillAsync();
        }

        _centre.Start();
        await using var agent = await StartAgentAsync("--api", _centre.Address);

        var stored = await Eventually.GetAsync("03 by the machine", async () =>
            await _bed.TakeReceiptAsync() is { StatusCode: ReceiptCodes.Received } receipt ? receipt : null);
        Assert.True(stored.Auto);
        var file = Path.Combine(_folder.Path, message.DirectiveId.ToString("D"), StubCentre.Hash(Encoding.UTF8.GetBytes(Text)));
        Assert.Equal(Text, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task content_that_was_not_signed_is_not_stored()
    {
        _centre.Start();
        var message = _centre.Offer(_branch, "79-NQ/ĐU", Text) with { ContentHash = new string('a', 64) };
        await using var agent = await StartAgentAsync("--api", _centre.Address);

        await _bed.PublishAsync(BrokerNames.IssuedKey(_branch), message);

        Assert.Equal(ReceiptCodes.Arrived, (await _bed.TakeReceiptAsync()).StatusCode);
        await Eventually.TrueAsync("the agent says why", () => Task.FromResult(agent.Output.Contains("mã băm", StringComparison.Ordinal)));
        var (_, shown) = await CommandAsync("show", "79-NQ/ĐU", "--by", "Trần Văn B");
        Assert.Contains("Nội dung đang được tải về.", shown, StringComparison.Ordinal);
        Assert.Null(await _bed.Channel.BasicGetAsync(BrokerNames.Receipts, autoAck: true));
    }

    [Fact]
    public async Task a_recall_before_anybody_opened_is_agreed_by_the_machine()
    {
        await using var agent = await StartAgentAsync();
        var message = Directives.Issued(_branch, "79-NQ/ĐU");

        await _bed.PublishAsync(BrokerNames.IssuedKey(_branch), message);
        await _bed.PublishAsync(BrokerNames.RecallKey(_branch), Directives.Recall(message));

        await ExpectAsync(ReceiptCodes.Arrived, ReceiptCodes.Received, ReceiptCodes.RecallAgreed);
        var (_, shown) = await CommandAsync("show", "79-nq/đu", "--by", "Trần Văn B");
        Assert.Contains("Đã thu hồi, không được sử dụng", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_recall_that_overtakes_its_directive_is_kept()
    {
        await using var agent = await StartAgentAsync();
        var message = Directives.Issued(_branch, "79-NQ/ĐU");

        await _bed.PublishAsync(BrokerNames.RecallKey(_branch), Directives.Recall(message));
        await _bed.PublishAsync(BrokerNames.IssuedKey(_branch), message);

        await ExpectAsync(ReceiptCodes.RecallAgreed, ReceiptCodes.Arrived, ReceiptCodes.Received);
        Assert.Contains("Đã thu hồi", (await CommandAsync("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task after_a_person_opened_it_a_person_answers_the_recall()
    {
        _centre.Start();
        await using var agent = await StartAgentAsync("--api", _centre.Address);
        var message = _centre.Offer(_branch, "05-NQ/ĐU", Text);
        await _bed.PublishAsync(BrokerNames.IssuedKey(_branch), message);
        await ExpectAsync(ReceiptCodes.Arrived, ReceiptCodes.Received);

        var (_, shown) = await CommandAsync("show", "5 - nq/đu", "--by", "Trần Văn B");
        await ExpectAsync(ReceiptCodes.Opened);
        await CommandAsync("status", "05-NQ/ĐU", "03", "--by", "Trần Văn B");
        await ExpectAsync(ReceiptCodes.Received);
        await _bed.PublishAsync(BrokerNames.RecallKey(_branch), Directives.Recall(message));
        await Eventually.TrueAsync("the recall is shown", async () =>
            (await CommandAsync("list")).Output.Contains("Yêu cầu thu hồi", StringComparison.Ordinal));
        await CommandAsync("answer-recall", "05-NQ/ĐU", "16", "--by", "Trần Văn B");

        Assert.Contains(Text, shown, StringComparison.Ordinal);
        var answer = await _bed.TakeReceiptAsync();
        Assert.Equal((ReceiptCodes.RecallRefused, "Trần Văn B", false), (answer.StatusCode, answer.By, answer.Auto));
    }

    [Fact]
    public async Task a_copy_that_is_sent_again_is_received_and_opened_again_and_its_recall_is_still_a_persons_to_answer()
    {
        _centre.Start();
        await using var agent = await StartAgentAsync("--api", _centre.Address);
        var message = _centre.Offer(_branch, "79-NQ/ĐU", Text);
        await _bed.PublishAsync(BrokerNames.IssuedKey(_branch), message);
        await ExpectAsync((ReceiptCodes.Arrived, 1), (ReceiptCodes.Received, 1));
        await CommandAsync("show", "79-NQ/ĐU", "--by", "Trần Văn B");
        await CommandAsync("refuse", "79-NQ/ĐU", "--note", "nhầm", "--by", "Trần Văn B");
        await ExpectAsync((ReceiptCodes.Opened, 1), (ReceiptCodes.Refused, 1));

        await _bed.PublishAsync(BrokerNames.IssuedKey(_branch), message with { Attempt = 2 });
        await ExpectAsync((ReceiptCodes.Arrived, 2), (ReceiptCodes.Received, 2));
        await _bed.PublishAsync(BrokerNames.RecallKey(_branch), Directives.Recall(message));
        await Eventually.TrueAsync("the recall is shown", async () =>
            (await CommandAsync("list")).Output.Contains("Yêu cầu thu hồi", StringComparison.Ordinal));
        await CommandAsync("show", "79-NQ/ĐU", "--by", "Trần Văn B");

        await ExpectAsync((ReceiptCodes.Opened, 2));
    }

    [Fact]
    public async Task a_status_never_goes_back()
    {
        await using var agent = await StartAgentAsync();
        await _bed.PublishAsync(BrokerNames.IssuedKey(_branch), Directives.Issued(_branch, "79-NQ/ĐU"));
        await ExpectAsync(ReceiptCodes.Arrived, ReceiptCodes.Received);

        Assert.Equal(0, (await CommandAsync("status", "79-NQ/ĐU", "05")).ExitCode);
        Assert.Equal(2, (await CommandAsync("status", "79-NQ/ĐU", "03")).ExitCode);
        Assert.Equal(2, (await CommandAsync("refuse", "79-NQ/ĐU", "--note", "muộn")).ExitCode);
        Assert.Equal(0, (await CommandAsync("status", "79-NQ/ĐU", "05")).ExitCode);
        Assert.Equal(0, (await CommandAsync("status", "79-NQ/ĐU", "06")).ExitCode);

        await ExpectAsync(ReceiptCodes.InProgress, ReceiptCodes.Done);
    }

    [Fact]
    public async Task receipts_continue_the_trace_of_the_directive()
    {
        const string TraceId = "0af7651916cd43dd8448eb211c80319c";
        await using var agent = await StartAgentAsync();

        await _bed.PublishAsync(
            BrokerNames.IssuedKey(_branch), Directives.Issued(_branch, "79-NQ/ĐU"), $"00-{TraceId}-b7ad6b7169203331-01");

        var delivery = await _bed.TakeAsync(BrokerNames.Receipts);
        Assert.Equal(_branch, delivery.RoutingKey);
        Assert.Contains(TraceId, Encoding.UTF8.GetString((byte[])delivery.BasicProperties.Headers!["MT-Activity-Id"]!), StringComparison.Ordinal);
    }

    private Task<AgentProcess> StartAgentAsync(params string[] more) =>
        AgentProcess.StartAsync(["--branch", _branch, "--amqp", _bed.AddressOf(_branch).ToString(), "--inbox", _folder.Path, .. more]);

    private Task<(int ExitCode, string Output)> CommandAsync(params string[] words) =>
        AgentProcess.RunAsync([.. words, "--inbox", _folder.Path]);

    private async Task ExpectAsync(params string[] statusCodes)
    {
        foreach (var code in statusCodes)
        {
            Assert.Equal(code, (await _bed.TakeReceiptAsync()).StatusCode);
        }
    }

    private async Task ExpectAsync(params (string StatusCode, int Attempt)[] receipts)
    {
        foreach (var expected in receipts)
        {
            var receipt = await _bed.TakeReceiptAsync();
            Assert.Equal(expected, (receipt.StatusCode, receipt.Attempt));
        }
    }
}
