using System.Globalization;
using System.Text;
using RabbitMQ.Client;

namespace Workflow.Host.Distribution;

/// <summary>One message that was given up: where it came from and why. What it says is not shown: an operator never reads content.</summary>
/// <param name="Place">From 1, the oldest first; good until the next is replayed.</param>
/// <param name="Exchange">Where it was published, with <paramref name="RoutingKey"/>.</param>
/// <param name="Queue">The queue that gave it up.</param>
/// <param name="Reason"><c>rejected</c> (malformed), <c>delivery_limit</c> or <c>expired</c>; empty when the broker did not say.</param>
public sealed record DeadLetter(int Place, string Exchange, string RoutingKey, string Queue, string Reason, DateTimeOffset? At);

/// <summary>The centre's dead letters: listed, and sent again to where they were meant to go (contract §3).</summary>
public sealed class DeadLetters(Uri amqp)
{
    private const int Most = 1000;

    /// <summary>The letters waiting, the oldest first; they stay where they are.</summary>
    public Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellation) => LookAsync(_ => true, replay: false, cancellation);

    /// <summary>Publishes letters anew, confirmed, and only then takes them away.</summary>
    /// <param name="place">Which one; null for all.</param>
    /// <returns>Those that were sent.</returns>
    public Task<IReadOnlyList<DeadLetter>> ReplayAsync(int? place, CancellationToken cancellation) =>
        LookAsync(letter => place is null || letter.Place == place, replay: true, cancellation);

    private async Task<IReadOnlyList<DeadLetter>> LookAsync(Func<DeadLetter, bool> isWanted, bool replay, CancellationToken cancellation)
    {
        await using var connection = await new ConnectionFactory { Uri = amqp, AutomaticRecoveryEnabled = false }.CreateConnectionAsync("dead letters", cancellation);

        // What is taken and not acknowledged goes back in its order when the channel closes.
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation);
        var letters = new List<DeadLetter>();
        for (var place = 1; place <= Most && await channel.BasicGetAsync(BrokerNames.DeadLetters, autoAck: false, cancellation) is { } taken; place++)
        {
            var letter = Read(place, taken);
            if (!isWanted(letter)) continue;

            letters.Add(letter);
            if (replay) await SendAgainAsync(channel, letter, taken, cancellation);
        }

        return letters;
    }

    private static async Task SendAgainAsync(IChannel channel, DeadLetter letter, BasicGetResult taken, CancellationToken cancellation)
    {
        var properties = new BasicProperties(taken.BasicProperties);
        properties.Headers?.Remove("x-death");
        await channel.BasicPublishAsync(letter.Exchange, letter.RoutingKey, mandatory: true, properties, taken.Body, cancellation);
        await channel.BasicAckAsync(taken.DeliveryTag, multiple: false, cancellation);
    }

    private static DeadLetter Read(int place, BasicGetResult taken)
    {
        var death = (taken.BasicProperties.Headers?.TryGetValue("x-death", out var deaths) is true ? deaths as IList<object> : null)?[0] as IDictionary<string, object>;
        var keys = death?["routing-keys"] as IList<object>;
        return new(
            place, Text(death?["exchange"]) ?? taken.Exchange, Text(keys?[0]) ?? taken.RoutingKey, Text(death?["queue"]) ?? "", Text(death?["reason"]) ?? "",
            death?["time"] is AmqpTimestamp time ? DateTimeOffset.FromUnixTimeSeconds(time.UnixTime) : null);
    }

    private static string? Text(object? value) => value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        null => null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
