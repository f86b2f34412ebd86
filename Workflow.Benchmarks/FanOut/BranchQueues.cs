using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Workflow.Benchmarks.FanOut;

/// <summary>A consumer on every branch's queue: it sees the instant at which a queue holds a message, without asking again and again.</summary>
internal sealed class BranchQueues : IAsyncDisposable
{
    private const int ConsumersPerChannel = 100;

    private readonly IConnection _connection;
    private readonly int _count;
    private volatile Round? _round;

    private BranchQueues(IConnection connection, int count)
    {
        _connection = connection;
        _count = count;
    }

    public static async Task<BranchQueues> ConsumeAsync(Uri broker, IReadOnlyList<string> branches)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync("bench: branch queues");
        var queues = new BranchQueues(connection, branches.Count);
        foreach (var share in branches.Chunk(ConsumersPerChannel)) await queues.ConsumeAsync(share);

        return queues;
    }

    /// <summary>Starts a round; it ends when every queue has held one of its messages.</summary>
    public Round Expect(Func<Delivered, bool> belongs) => _round = new Round(belongs, _count);

    public async ValueTask DisposeAsync()
    {
        await _connection.CloseAsync();
        await _connection.DisposeAsync();
    }

    private async Task ConsumeAsync(IEnumerable<string> branches)
    {
        var channel = await _connection.CreateChannelAsync();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += Received;
        foreach (var branch in branches)
            await channel.BasicConsumeAsync("branch." + branch, autoAck: true, consumerTag: branch, consumer);
    }

    private Task Received(object sender, BasicDeliverEventArgs delivery)
    {
        var message = new Delivered(delivery.RoutingKey, delivery.BasicProperties, delivery.Body.ToArray());
        _round?.Arrived(delivery.ConsumerTag, message);

        return Task.CompletedTask;
    }
}
