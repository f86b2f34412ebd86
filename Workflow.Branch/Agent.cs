using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using RabbitMQ.Client.Exceptions;

namespace Workflow.Branch;

/// <summary>Runs the agent of one branch until it is told to stop, or sends once what a command has written.</summary>
internal static class Agent
{
    private static readonly TimeSpan SendingPatience = TimeSpan.FromSeconds(15);

    /// <exception cref="UsageException">An option is missing or wrong.</exception>
    internal static async Task RunAsync(Arguments arguments)
    {
        var branch = arguments.Required("branch");
        var amqp = arguments.Amqp ?? throw new UsageException("Thiếu --amqp.");
        var builder = Builder(arguments.Inbox);
        var identity = new AgentIdentity(branch, FetchesContent: arguments.Api is not null);
        builder.Services.AddSingleton(services => Link(services, amqp, identity));
        builder.Services.AddHostedService(services => services.GetRequiredService<BrokerLink>());
        builder.Services.AddHostedService<ReceiptWorker>();
        if (arguments.Api is { } api)
        {
            builder.Services.AddSingleton(new CentreClient(api, branch, Secret(arguments)));
            builder.Services.AddSingleton<ContentFetcher>();
            builder.Services.AddHostedService<ContentWorker>();
        }

        using var host = builder.Build();
        LogContext.ConfigureCurrentLogContext(host.Services.GetRequiredService<ILoggerFactory>());
        Console.WriteLine($"{branch}: hộp văn bản đến tại {arguments.Inbox}");
        await host.RunAsync();
    }

    /// <summary>Sends the waiting receipts now; what the broker does not take stays for the running agent.</summary>
    internal static async Task SendReceiptsAsync(Arguments arguments, Uri amqp)
    {
        var sender = new ReceiptSender(new ReceiptOutbox(new InboxDatabase(arguments.Inbox), TimeProvider.System));
        var bus = Broker.Sender(amqp);
        using var patience = new CancellationTokenSource(SendingPatience);
        try
        {
            await Broker.KnockAsync(amqp, patience.Token);
            await bus.StartAsync(patience.Token);
            Console.WriteLine($"Đã gửi {await sender.SendAsync(bus, patience.Token)} biên nhận.");
            await bus.StopAsync(patience.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or MassTransitException or RabbitMQClientException or IOException)
        {
            Console.Error.WriteLine($"Chưa gửi được biên nhận, còn lưu để gửi sau: {failure.GetBaseException().Message}");
        }
    }

    private static HostApplicationBuilder Builder(string inbox)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("MassTransit", LogLevel.Error)
            .AddSimpleConsole(console => console.SingleLine = true)
            .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new InboxDatabase(inbox));
        builder.Services.AddSingleton(new ContentFiles(inbox));
        builder.Services.AddSingleton<Inbox>();
        builder.Services.AddSingleton<ReceiptOutbox>();
        builder.Services.AddSingleton<AgentSignals>();
        builder.Services.AddSingleton<ReceiptSender>();

        return builder;
    }

    private static BrokerLink Link(IServiceProvider services, Uri amqp, AgentIdentity identity)
    {
        var inbox = services.GetRequiredService<Inbox>();
        var signals = services.GetRequiredService<AgentSignals>();

        return new(amqp, identity, () => new DirectiveConsumer(identity, inbox, signals), signals);
    }

    private static string Secret(Arguments arguments)
    {
        if (!arguments.Options.TryGetValue("secret-file", out var file))
        {
            return "demo";
        }

        return File.Exists(file) ? File.ReadAllText(file).Trim() : throw new UsageException($"Không có tệp {file}.");
    }
}
