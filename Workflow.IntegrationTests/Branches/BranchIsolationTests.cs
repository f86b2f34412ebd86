using System.Collections.Frozen;
using RabbitMQ.Client;
using Workflow.Contracts;
using Workflow.Host.Distribution;
using Xunit;

namespace Workflow.IntegrationTests.Branches;

/// <summary>What branch A tries with B's objects and with the centre's, as its own user of the broker.</summary>
public sealed class BranchIsolationTests : IAsyncLifetime
{
    private const int AccessRefused = 403;

    private static readonly FrozenDictionary<string, Func<IChannel, string, string, Task>> Attempts =
        new Dictionary<string, Func<IChannel, string, string, Task>>(StringComparer.Ordinal)
        {
            ["get from B's queue"] = (channel, _, b) => channel.BasicGetAsync($"branch.{b}", autoAck: false),
            ["get from B's errors"] = (channel, _, b) => channel.BasicGetAsync($"branch.{b}_error", autoAck: false),
            ["get the receipts"] = (channel, _, _) => channel.BasicGetAsync("receipts", autoAck: false),
            ["get what was unrouted"] = (channel, _, _) => channel.BasicGetAsync("unrouted", autoAck: false),
            ["get the dead letters"] = (channel, _, _) => channel.BasicGetAsync("dead-letters", autoAck: false),
            ["consume B's queue"] = (channel, _, b) =>
                channel.BasicConsumeAsync($"branch.{b}", autoAck: false, new AsyncNothing(channel)),
            ["bind own queue to B's key"] = (channel, a, b) => channel.QueueBindAsync($"branch.{a}", "directives", $"issued.{b}"),
            ["bind own queue to all keys"] = (channel, a, _) => channel.QueueBindAsync($"branch.{a}", "directives", "#"),
            ["bind own queue to B's receipts"] = (channel, a, b) => channel.QueueBindAsync($"branch.{a}", $"receipts.{b}", "#"),
            ["bind own exchange to B's queue"] = (channel, a, b) => channel.QueueBindAsync($"branch.{b}", $"branch.{a}", ""),
            ["bind own exchange to the receipts"] = (channel, a, b) => channel.ExchangeBindAsync("receipts", $"receipts.{a}", b),
            ["unbind B's queue"] = (channel, _, b) => channel.QueueUnbindAsync($"branch.{b}", "directives", $"*.{b}"),
            ["forge a receipt on B's exchange"] = (channel, _, b) => PublishAsync(channel, $"receipts.{b}", b),
            ["forge a receipt on own exchange"] = (channel, a, b) => PublishAsync(channel, $"receipts.{a}", b),
            ["forge a receipt on the centre's exchange"] = (channel, _, b) => PublishAsync(channel, "receipts", b),
            ["forge a directive"] = (channel, _, b) => PublishAsync(channel, "directives", $"issued.{b}"),
            ["write to B's queue through the default exchange"] = (channel, _, b) => PublishAsync(channel, "", $"branch.{b}"),
            ["write to B's exchange"] = (channel, _, b) => PublishAsync(channel, $"branch.{b}", ""),
            ["delete B's queue"] = (channel, _, b) => channel.QueueDeleteAsync($"branch.{b}"),
            ["delete B's exchange"] = (channel, _, b) => channel.ExchangeDeleteAsync($"receipts.{b}"),
            ["delete the centre's exchange"] = (channel, _, _) => channel.ExchangeDeleteAsync("directives"),
            ["purge B's queue"] = (channel, _, b) => channel.QueuePurgeAsync($"branch.{b}"),
            ["declare a queue of another name"] = (channel, _, b) =>
                channel.QueueDeclareAsync($"branch.{b}.mine", durable: true, exclusive: false, autoDelete: false),
            ["send own dead letters to B"] = (channel, a, b) => RedeclareAsync(channel, $"branch.{a}_skipped", $"receipts.{b}"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string _a = BranchBed.NewBranch();
    private readonly string _b = BranchBed.NewBranch();
    private BranchBed _bed = null!;

    public static TheoryData<string> Names => new(Attempts.Keys.Order(StringComparer.Ordinal));

    public async Task InitializeAsync() => _bed = await BranchBed.MakeAsync(_a, _b);

    public async Task DisposeAsync() => await _bed.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task a_branch_is_refused(string attempt)
    {
        await using var connection = await BranchBed.ConnectAsync(_bed.AddressOf(_a));
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var closed = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, reason) =>
        {
            closed.TrySetResult(reason.ReplyCode);
            return Task.CompletedTask;
        };

        Assert.NotNull(await Record.ExceptionAsync(() => Attempts[attempt](channel, _a, _b)));

        Assert.Equal(AccessRefused, await closed.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(0u, await _bed.Channel.MessageCountAsync($"branch.{_b}"));
        Assert.Equal(0u, await _bed.Channel.MessageCountAsync(BrokerNames.Receipts));
    }

    [Fact]
    public async Task under_these_rights_its_agent_works()
    {
        using var folder = new TemporaryFolder();
        await using var agent = await AgentProcess.StartAsync("--branch", _a, "--amqp", _bed.AddressOf(_a).ToString(), "--inbox", folder.Path);

        await _bed.PublishAsync(BrokerNames.IssuedKey(_a), Directives.Issued(_a, "79-NQ/ĐU"));

        Assert.Equal(ReceiptCodes.Arrived, (await _bed.TakeReceiptAsync()).StatusCode);
        Assert.Equal(ReceiptCodes.Received, (await _bed.TakeReceiptAsync()).StatusCode);
    }

    private static Task PublishAsync(IChannel channel, string exchange, string routingKey) =>
        channel.BasicPublishAsync(exchange, routingKey, mandatory: false, MassTransitMessage.Properties(), "{}"u8.ToArray()).AsTask();

    private static async Task RedeclareAsync(IChannel channel, string own, string deadLetters)
    {
        await channel.QueueDeleteAsync(own);
        await channel.QueueDeclareAsync(
            own, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-dead-letter-exchange"] = deadLetters });
    }

    private sealed class AsyncNothing(IChannel channel) : AsyncDefaultBasicConsumer(channel);
}
