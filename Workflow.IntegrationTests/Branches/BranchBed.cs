using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using Workflow.Contracts;
using Workflow.Host.Distribution;

namespace Workflow.IntegrationTests.Branches;

/// <summary>A virtual host with the centre's objects and those of a few branches, gone after the test.</summary>
internal sealed class BranchBed : IAsyncDisposable
{
    internal const string Password = "demo";

    private readonly Servers _servers;
    private readonly IReadOnlyList<string> _branches;

    private BranchBed(Servers servers, Uri amqp, IReadOnlyList<string> branches, IConnection connection, IChannel channel)
    {
        _servers = servers;
        _branches = branches;
        Amqp = amqp;
        Connection = connection;
        Channel = channel;
    }

    /// <summary>The centre's own account in this virtual host.</summary>
    internal Uri Amqp { get; }

    internal IConnection Connection { get; }

    /// <summary>The centre's channel, with confirms.</summary>
    internal IChannel Channel { get; }

    internal BrokerTopology Topology => TopologyOf(_servers, Amqp);

    internal static string NewBranch() => $"T-{Guid.NewGuid():N}"[..14].ToUpperInvariant();

    internal static async Task<BranchBed> MakeAsync(params string[] branches)
    {
        var servers = await Servers.GetAsync();
        var amqp = await servers.NewVirtualHostAsync();
        await TopologyOf(servers, amqp).DeclareAsync(branches, CancellationToken.None);
        var connection = await ConnectAsync(amqp);
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));

        return new(servers, amqp, branches, connection, channel);
    }

    /// <summary>The branch's own account in this virtual host.</summary>
    internal Uri AddressOf(string branch) =>
        new UriBuilder(Amqp) { UserName = Uri.EscapeDataString(branch), Password = Password }.Uri;

    internal static Task<IConnection> ConnectAsync(Uri amqp) =>
        new ConnectionFactory { Uri = amqp, AutomaticRecoveryEnabled = false }.CreateConnectionAsync();

    internal ValueTask PublishAsync(string routingKey, object message, string? trace = null) => Channel.BasicPublishAsync(
        BrokerNames.Directives, routingKey, mandatory: false, MassTransitMessage.Properties(trace), MassTransitMessage.Body(message));

    internal ValueTask PublishAsync(string exchange, string routingKey, string text) => Channel.BasicPublishAsync(
        exchange, routingKey, mandatory: false, MassTransitMessage.Properties(), Encoding.UTF8.GetBytes(text));

    /// <summary>Takes the next message of a queue, waiting for it.</summary>
    internal Task<BasicGetResult> TakeAsync(string queue) =>
        Eventually.GetAsync($"a message in {queue}", () => Channel.BasicGetAsync(queue, autoAck: true));

    internal async Task<BranchReceipt> TakeReceiptAsync() => Receipt(await TakeAsync(BrokerNames.Receipts));

    internal static BranchReceipt Receipt(BasicGetResult delivery)
    {
        using var envelope = JsonDocument.Parse(delivery.Body);

        return envelope.RootElement.GetProperty("message").Deserialize<BranchReceipt>(JsonSerializerOptions.Web)!;
    }

    /// <summary>What the management API shows below a path, as text.</summary>
    internal async Task<string> DescribeAsync(string path)
    {
        using var api = _servers.ManagementApi();

        return await api.GetStringAsync(new Uri(path, UriKind.Relative));
    }

    internal string VirtualHost => Amqp.AbsolutePath.Trim('/');

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await Connection.DisposeAsync();
        await _servers.RemoveVirtualHostAsync(Amqp);
        using var administration = new BrokerAdministration(_servers.Management, Amqp);
        foreach (var branch in _branches)
        {
            await administration.RemoveUserAsync(branch, CancellationToken.None);
        }
    }

    private static BrokerTopology TopologyOf(Servers servers, Uri amqp) => new(amqp, servers.Management, Password);
}
