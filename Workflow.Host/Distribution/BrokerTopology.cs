using RabbitMQ.Client;

namespace Workflow.Host.Distribution;

/// <summary>
/// Declares everything branches and centre meet on, before the first publish: a message to an object that does not exist
/// yet is lost. Declaring again changes nothing. Queues carry no argument but their type, so that a branch's own agent may
/// redeclare them; limits, dead letters and alternates are policies.
/// </summary>
/// <param name="amqp">The centre's own account, an administrator of the broker.</param>
/// <param name="management">The broker's management API; without it nothing can be declared.</param>
/// <param name="samplePassword">Password of the branches' users in the sample set-up; null leaves users alone.</param>
public sealed class BrokerTopology(Uri amqp, Uri? management, string? samplePassword)
{
    private const int ParallelChannels = 16;

    private static readonly string[] BranchQueueSuffixes = ["", "_error", "_skipped"];

    /// <summary>The type of every queue. Only a test that wants to see messages lost takes another than quorum.</summary>
    public string QueueType { get; init; } = "quorum";

    /// <summary>Declares the centre's objects and those of the branches; with a sample password also their users.</summary>
    /// <exception cref="InvalidOperationException">The management address is missing.</exception>
    /// <exception cref="ArgumentException">A code cannot name a branch on the broker.</exception>
    /// <exception cref="HttpRequestException">The management API refused or did not answer.</exception>
    /// <exception cref="RabbitMQ.Client.Exceptions.RabbitMQClientException">The broker refused or did not answer.</exception>
    public async Task DeclareAsync(IReadOnlyList<string> branches, CancellationToken cancellation)
    {
        var api = management ?? throw new InvalidOperationException(
            "RabbitMq:ManagementUrl is not set: policies and branch users cannot be declared, and nothing may be published without them.");
        RefuseUnsafeCodes(branches);

        using var administration = new BrokerAdministration(api, amqp);
        await administration.SetPoliciesAsync(cancellation);

        await using var connection = await ConnectAsync(cancellation);
        await DeclareCentreAsync(connection, cancellation);
        await DeclareBranchesAsync(connection, branches, cancellation);

        if (samplePassword is not null)
        {
            await administration.SetUsersAsync(branches, samplePassword, cancellation);
        }
    }

    /// <summary>Declares one more branch, for example one founded while the Host runs. Fails as <see cref="DeclareAsync"/>.</summary>
    public Task DeclareBranchAsync(string branch, CancellationToken cancellation) => DeclareAsync([branch], cancellation);

    private async Task<IConnection> ConnectAsync(CancellationToken cancellation)
    {
        var factory = new ConnectionFactory { Uri = amqp, AutomaticRecoveryEnabled = false };

        return await factory.CreateConnectionAsync("topology", cancellation);
    }

    private void RefuseUnsafeCodes(IReadOnlyList<string> branches)
    {
        var centre = new ConnectionFactory { Uri = amqp }.UserName;
        if (branches.FirstOrDefault(code => !BrokerNames.IsBranchCode(code) || centre.Equals(code, StringComparison.Ordinal)) is { } unsafeCode)
        {
            throw new ArgumentException($"«{unsafeCode}» cannot name a branch on the broker.", nameof(branches));
        }
    }

    private async Task DeclareCentreAsync(IConnection connection, CancellationToken cancellation)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);

        await channel.ExchangeDeclareAsync(BrokerNames.Unrouted, ExchangeType.Fanout, durable: true, cancellationToken: cancellation);
        await channel.ExchangeDeclareAsync(BrokerNames.DeadLetters, ExchangeType.Fanout, durable: true, cancellationToken: cancellation);
        await channel.ExchangeDeclareAsync(BrokerNames.Directives, ExchangeType.Topic, durable: true, cancellationToken: cancellation);
        await channel.ExchangeDeclareAsync(BrokerNames.Receipts, ExchangeType.Topic, durable: true, cancellationToken: cancellation);

        foreach (var queue in new[] { BrokerNames.Unrouted, BrokerNames.DeadLetters, BrokerNames.Receipts })
        {
            await DeclareQueueAsync(channel, queue, cancellation);
            await channel.QueueBindAsync(queue, exchange: queue, "#", cancellationToken: cancellation);
        }
    }

    private async Task DeclareBranchesAsync(
        IConnection connection, IReadOnlyList<string> branches, CancellationToken cancellation)
    {
        // A channel answers one declaration after another; several of them keep the broker busy.
        var shares = branches.Chunk(Math.Max(1, (branches.Count + ParallelChannels - 1) / ParallelChannels));

        await Parallel.ForEachAsync(
            shares,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelChannels, CancellationToken = cancellation },
            async (share, token) =>
            {
                await using var channel = await connection.CreateChannelAsync(cancellationToken: token);
                foreach (var branch in share)
                {
                    await DeclareBranchAsync(channel, branch, token);
                }
            });
    }

    private async Task DeclareBranchAsync(IChannel channel, string branch, CancellationToken cancellation)
    {
        var queue = BrokerNames.BranchQueue(branch);
        var receipts = BrokerNames.BranchReceipts(branch);

        foreach (var name in BranchQueueSuffixes.Select(suffix => queue + suffix))
        {
            await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, cancellationToken: cancellation);
            await DeclareQueueAsync(channel, name, cancellation);
            await channel.QueueBindAsync(name, exchange: name, routingKey: "", cancellationToken: cancellation);
        }

        await channel.QueueBindAsync(queue, BrokerNames.Directives, $"*.{branch}", cancellationToken: cancellation);
        await channel.QueueBindAsync(queue, BrokerNames.Directives, BrokerNames.CheckpointKey, cancellationToken: cancellation);
        await channel.ExchangeDeclareAsync(receipts, ExchangeType.Topic, durable: true, cancellationToken: cancellation);
        await channel.ExchangeBindAsync(BrokerNames.Receipts, source: receipts, routingKey: branch, cancellationToken: cancellation);
    }

    private Task<QueueDeclareOk> DeclareQueueAsync(IChannel channel, string name, CancellationToken cancellation) =>
        channel.QueueDeclareAsync(
            name, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = QueueType }, cancellationToken: cancellation);
}
