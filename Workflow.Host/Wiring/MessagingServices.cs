namespace Workflow.Host.Wiring;

/// <summary>
/// Wolverine's own services, started not with the Host but when database and broker are there: by itself Wolverine ends the process
/// where it misses one of them (design §9: the port opens at once, and what is missing is waited for).
/// </summary>
public sealed class MessagingServices(IReadOnlyList<Func<IServiceProvider, object>> factories, IServiceProvider services)
{
    private readonly Stack<IHostedService> _started = [];

    /// <summary>Takes the hosted services that were added from <paramref name="first"/> on out of the Host's hands.</summary>
    public static void TakeOver(IServiceCollection services, int first)
    {
        var taken = services.Skip(first).Where(service => service.ServiceType == typeof(IHostedService)).ToList();
        foreach (var service in taken) services.Remove(service);

        var factories = taken.Select(service => service.ImplementationFactory!).ToList();
        services.AddSingleton(provider => new MessagingServices(factories, provider));
    }

    public async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var service in factories.Select(factory => (IHostedService)factory(services)))
        {
            _started.Push(service);
            await service.StartAsync(cancellation);
        }
    }

    /// <summary>Stops what was started, the last first.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        while (_started.TryPop(out var service)) await service.StopAsync(cancellation);
    }
}
