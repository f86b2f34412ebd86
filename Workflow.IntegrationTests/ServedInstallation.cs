namespace Workflow.IntegrationTests;

/// <summary>An installation that one Host serves.</summary>
internal sealed record ServedInstallation(Installation Installation, HostProcess Host, HttpApi Api) : IAsyncDisposable
{
    internal static async Task<ServedInstallation> StartAsync()
    {
        var installation = await Installation.MakeAsync();
        try
        {
            var host = await HostProcess.StartAsync(installation);
            return new(installation, host, new(host.Address));
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Host.DisposeAsync();
        await Installation.DisposeAsync();
    }
}
