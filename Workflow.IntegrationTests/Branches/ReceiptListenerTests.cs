using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Contracts;
using Workflow.Host.Distribution;
using Xunit;

namespace Workflow.IntegrationTests.Branches;

public sealed class ReceiptListenerTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static readonly BranchReceipt Receipt = new()
    {
        ReceiptId = Guid.CreateVersion7(),
        DirectiveId = Guid.CreateVersion7(),
        Branch = "CB-A",
        StatusCode = ReceiptCodes.Received,
        At = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7)),
        By = "Trần Văn B",
    };

    [Fact]
    public async Task a_receipt_is_handed_on_with_its_routing_key_and_trace()
    {
        await using var bed = await BranchBed.MakeAsync();
        var received = Channel.CreateUnbounded<ReceivedReceipt>();
        using var listener = Listener(bed.Amqp, (receipt, token) => received.Writer.WriteAsync(receipt, token).AsTask());
        await listener.StartAsync(CancellationToken.None);

        await PublishAsync(bed, "CB-B", MassTransitMessage.Body(Receipt));
        var taken = await received.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(("CB-B", Receipt), (taken.RoutingKey, taken.Receipt));
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", taken.Trace.TraceId.ToHexString());
        await Eventually.TrueAsync("the receipt is acknowledged", () => IsSettledAsync(bed));
        await listener.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task a_receipt_that_cannot_be_recorded_is_tried_until_it_can()
    {
        await using var bed = await BranchBed.MakeAsync();
        var attempts = 0;
        var recorded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = Listener(bed.Amqp, (_, _) =>
        {
            if (Interlocked.Increment(ref attempts) < 3)
            {
                throw new TimeoutException("the database is away");
            }

            recorded.SetResult();
            return Task.CompletedTask;
        });
        await listener.StartAsync(CancellationToken.None);

        await PublishAsync(bed, "CB-A", MassTransitMessage.Body(Receipt));

        await recorded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Eventually.TrueAsync("the receipt is acknowledged", () => IsSettledAsync(bed));
        Assert.Equal(0u, await bed.Channel.MessageCountAsync(BrokerNames.DeadLetters));
        await listener.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{"messageType":["urn:message:Workflow.Contracts:BranchReceipt"],"message":{"branch":"CB-A"}}""")]
    [InlineData("""{"messageType":["urn:message:Other:Message"],"message":{}}""")]
    public async Task what_is_no_receipt_goes_to_the_dead_letters(string body)
    {
        await using var bed = await BranchBed.MakeAsync();
        using var listener = Listener(bed.Amqp, (_, _) => throw new InvalidOperationException("it must not come here"));
        await listener.StartAsync(CancellationToken.None);

        await bed.PublishAsync(BrokerNames.Receipts, "CB-A", body);

        await bed.TakeAsync(BrokerNames.DeadLetters);
        await listener.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task a_dead_letter_is_listed_and_sent_again_to_where_it_was_meant_to_go()
    {
        await using var bed = await BranchBed.MakeAsync();
        using var listener = Listener(bed.Amqp, (_, _) => throw new InvalidOperationException("it must not come here"));
        await listener.StartAsync(CancellationToken.None);
        await bed.PublishAsync(BrokerNames.Receipts, "CB-A", "not JSON");
        var letters = new DeadLetters(bed.Amqp);
        var letter = await Eventually.GetAsync("the dead letter", async () => (await letters.ListAsync(CancellationToken.None)).SingleOrDefault());
        await listener.StopAsync(CancellationToken.None);

        Assert.Equal((1, BrokerNames.Receipts, "CB-A", BrokerNames.Receipts, "rejected"), (letter.Place, letter.Exchange, letter.RoutingKey, letter.Queue, letter.Reason));
        Assert.Empty(await letters.ReplayAsync(2, CancellationToken.None));
        Assert.Equal([letter], await letters.ReplayAsync(1, CancellationToken.None));

        Assert.Equal("not JSON", System.Text.Encoding.UTF8.GetString((await bed.TakeAsync(BrokerNames.Receipts)).Body.Span));
        Assert.Empty(await letters.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task a_receipt_with_NUL_goes_to_the_dead_letters()
    {
        await using var bed = await BranchBed.MakeAsync();
        using var listener = Listener(bed.Amqp, (_, _) => throw new InvalidOperationException("it must not come here"));
        await listener.StartAsync(CancellationToken.None);

        await PublishAsync(bed, "CB-A", MassTransitMessage.Body(Receipt with { Note = "a\0b" }));

        await bed.TakeAsync(BrokerNames.DeadLetters);
        await listener.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task it_may_start_before_the_topology_and_goes_on_by_itself()
    {
        var servers = await Servers.GetAsync();
        var amqp = await servers.NewVirtualHostAsync();
        var received = Channel.CreateUnbounded<ReceivedReceipt>();
        using var listener = Listener(amqp, (receipt, token) => received.Writer.WriteAsync(receipt, token).AsTask());
        await listener.StartAsync(CancellationToken.None);

        await new BrokerTopology(amqp, servers.Management, samplePassword: null).DeclareAsync([], CancellationToken.None);
        await using (var connection = await BranchBed.ConnectAsync(amqp))
        await using (var channel = await connection.CreateChannelAsync())
        {
            await channel.BasicPublishAsync(
                BrokerNames.Receipts, "CB-A", mandatory: true, MassTransitMessage.Properties(), MassTransitMessage.Body(Receipt));
        }

        Assert.Equal(Receipt, (await received.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30))).Receipt);
        await listener.StopAsync(CancellationToken.None);
        await servers.RemoveVirtualHostAsync(amqp);
    }

    private static ReceiptListener Listener(Uri amqp, Func<ReceivedReceipt, CancellationToken, Task> handle) =>
        new(amqp, handle, NullLogger<ReceiptListener>.Instance);

    private static ValueTask PublishAsync(BranchBed bed, string routingKey, byte[] body) => bed.Channel.BasicPublishAsync(
        BrokerNames.Receipts, routingKey, mandatory: true, MassTransitMessage.Properties(Trace), body);

    // A queue that can be deleted if it is empty of ready and of unanswered messages would race; the management API counts both.
    private static async Task<bool> IsSettledAsync(BranchBed bed)
    {
        var queue = await bed.DescribeAsync($"queues/{bed.VirtualHost}/{BrokerNames.Receipts}?columns=messages");

        return queue.Contains("\"messages\":0", StringComparison.Ordinal);
    }
}
