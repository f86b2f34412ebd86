using MassTransit;
using Microsoft.Data.Sqlite;

namespace Workflow.Branch;

/// <summary>
/// The agent's connection to the broker. The centre has declared every object; the branch's user may do no more than
/// declare the same again, so nothing here binds, makes queues for replies or publishes faults.
/// </summary>
internal static class Broker
{
    /// <summary>A bus that receives what is the branch's and sends its receipts.</summary>
    internal static IBusControl Agent(Uri amqp, AgentIdentity identity, Func<DirectiveConsumer> consumer) =>
        Bus.Factory.CreateUsingRabbitMq(configuration =>
        {
            Connect(configuration, amqp, $"agent {identity.Branch}");
            configuration.ReceiveEndpoint($"branch.{identity.Branch}", endpoint => Receive(endpoint, consumer));
        });

    /// <summary>A bus that only sends.</summary>
    internal static IBusControl Sender(Uri amqp) =>
        Bus.Factory.CreateUsingRabbitMq(configuration => Connect(configuration, amqp, "receipts"));

    /// <summary>Opens and closes a connection: MassTransit gives up for good on a log-in that is refused, this only fails.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.BrokerUnreachableException">Nobody answers, or the log-in is refused.</exception>
    internal static async Task KnockAsync(Uri amqp, CancellationToken cancellation)
    {
        var account = new RabbitMQ.Client.ConnectionFactory { Uri = amqp, AutomaticRecoveryEnabled = false };
        await using var connection = await account.CreateConnectionAsync(cancellation);
    }

    private static void Connect(IRabbitMqBusFactoryConfigurator configuration, Uri amqp, string name)
    {
        var account = new RabbitMQ.Client.ConnectionFactory { Uri = amqp };
        var scheme = account.Ssl.Enabled ? "rabbitmqs" : "rabbitmq";
        var address = new UriBuilder(scheme, account.HostName, account.Port, Uri.EscapeDataString(account.VirtualHost)).Uri;
        configuration.AutoStart = false;
        configuration.Host(address, name, host =>
        {
            host.Username(account.UserName);
            host.Password(account.Password);
            host.PublisherConfirmation = true;
        });
    }

    private static void Receive(IRabbitMqReceiveEndpointConfigurator endpoint, Func<DirectiveConsumer> consumer)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        endpoint.SetQuorumQueue();
        endpoint.PrefetchCount = 16;

        // One after another: an effect or a recall then meets the directive that came before it.
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<SqliteException>();
            retry.Handle<IOException>();
            retry.Handle<UnauthorizedAccessException>();

            // Half a day: a full disk is the branch's to mend, and the directive must still be there then.
            retry.Exponential(
                retryLimit: 1500,
                minInterval: TimeSpan.FromMilliseconds(200),
                maxInterval: TimeSpan.FromSeconds(30),
                intervalDelta: TimeSpan.FromMilliseconds(500));
        });
        endpoint.Consumer(consumer);
    }
}
