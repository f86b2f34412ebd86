using Npgsql;

namespace Workflow.Host.Wiring;

/// <summary>The start-up check of the connection strings: what is missing or unsafe is refused by name (reliability.md §0.4).</summary>
public static class SafeConnection
{
    /// <summary>The one line that says why the Host must not run with these connection strings; null when it may.</summary>
    public static string? Refusal(IConfiguration configuration)
    {
        try
        {
            Checked(configuration);
            Keys(configuration);
            Broker(configuration);
            return null;
        }
        catch (StartUpRefusedException refused)
        {
            return refused.Message;
        }
    }

    /// <exception cref="StartUpRefusedException">The string is missing or unsafe; the message says which setting and why.</exception>
    public static string Checked(IConfiguration configuration) =>
        Checked("Postgres", configuration.GetConnectionString("Postgres") ?? throw new StartUpRefusedException("ConnectionStrings:Postgres is missing."));

    /// <summary>Where the keys of content are, when not in the store's own database; null when they are.</summary>
    /// <exception cref="StartUpRefusedException">The string is unsafe.</exception>
    public static string? Keys(IConfiguration configuration) => configuration.GetConnectionString("Keys") is { Length: > 0 } given ? Checked("Keys", given) : null;

    private static string Checked(string name, string given)
    {
        var settings = Parsed(name, given);
        if (settings.CancellationTimeout is not -1)
            throw new StartUpRefusedException($"ConnectionStrings:{name} needs 'Cancellation Timeout=-1': the driver's default reports success when a synchronous standby is lost.");
        if (settings.KeepAlive is 0)
            throw new StartUpRefusedException($"ConnectionStrings:{name} needs 'Keepalive=30': without it a dead server is noticed too late.");

        return given;
    }

    /// <exception cref="StartUpRefusedException">The address is missing or not an address.</exception>
    public static Uri Broker(IConfiguration configuration)
    {
        var given = configuration.GetConnectionString("RabbitMq") ?? throw new StartUpRefusedException("ConnectionStrings:RabbitMq is missing.");
        return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps"
            ? address
            : throw new StartUpRefusedException("ConnectionStrings:RabbitMq is not of the form amqp://user:password@host:port/vhost.");
    }

    private static NpgsqlConnectionStringBuilder Parsed(string name, string given)
    {
        try
        {
            return new(given);
        }
        catch (ArgumentException wrong)
        {
            throw new StartUpRefusedException($"ConnectionStrings:{name} cannot be read: {wrong.Message}", wrong);
        }
    }
}
