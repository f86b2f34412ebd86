using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Workflow.IntegrationTests;

/// <summary>The real Host as a process of its own, which can be killed like one. Several may run on one <see cref="Installation"/>.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private readonly Installation _installation;
    private readonly (string Name, string Value)[] _settings;
    private readonly StringBuilder _log = new();
    private Process _process;

    private HostProcess(Installation installation, (string Name, string Value)[] settings)
    {
        _installation = installation;
        _settings = settings;
        _process = Launch();
    }

    /// <summary>Where it serves; the same after a restart.</summary>
    internal Uri Address { get; private set; } = new("http://127.0.0.1:0");

    internal int Id => _process.Id;

    /// <summary>Everything it has said since the first start.</summary>
    internal string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>Starts a Host and returns when it can serve.</summary>
    /// <param name="settings">Configuration beyond the addresses, written as environment variables: <c>Wolverine__Mode</c>.</param>
    internal static async Task<HostProcess> StartAsync(Installation installation, params (string Name, string Value)[] settings)
    {
        var host = new HostProcess(installation, settings);
        try
        {
            await host.UntilReadyAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one command of the Host to its end: <c>db-apply</c>, <c>rebuild</c>.</summary>
    /// <exception cref="InvalidOperationException">It did not end with 0; the message is what it said.</exception>
    internal static async Task<string> RunAsync(Installation installation, params string[] verb)
    {
        using var process = Process.Start(StartInfo(installation, new("http://127.0.0.1:0"), [], verb))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode is 0 ? said[0] : throw new InvalidOperationException(string.Join('\n', said));
    }

    /// <summary>As <c>kill -9</c>: no chance to tidy up.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts it again on the same data and address, after <see cref="KillAsync"/>; returns when it can serve.</summary>
    internal async Task RestartAsync()
    {
        _process.Dispose();
        _process = Launch();
        await UntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private async Task UntilReadyAsync()
    {
        if (Address.Port is 0) Address = await Eventually.GetAsync("the Host says where it listens", () => Task.FromResult(Living(ListensOn())));

        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.TrueAsync("the Host is ready", async () => Living(await IsReadyAsync(http)));
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private T Living<T>(T answer)
    {
        if (!_process.HasExited) return answer;

        // Only this waits until all it said has been read.
        _process.WaitForExit();
        throw new InvalidOperationException($"The Host ended with {_process.ExitCode}:\n{Log}");
    }

    private Uri? ListensOn() => Listening().Match(Log) is { Success: true } line
        ? new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{line.Groups["port"].Value}"))
        : null;

    private Process Launch()
    {
        var process = Process.Start(StartInfo(_installation, Address, _settings, []))!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static ProcessStartInfo StartInfo(Installation installation, Uri address, (string Name, string Value)[] settings, string[] verb)
    {
        var program = Repository.Program("Workflow.Host");
        var start = new ProcessStartInfo("dotnet", [program, .. verb])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["ConnectionStrings__Postgres"] = installation.Database;
        start.Environment["ConnectionStrings__RabbitMq"] = installation.Amqp.AbsoluteUri;
        start.Environment["RabbitMq__ManagementUrl"] = installation.Management.GetLeftPart(UriPartial.Authority);
        start.Environment["Sample__Organisation"] = Installation.SampleOrganisation;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    private void Keep(string? line)
    {
        lock (_log) _log.AppendLine(line);
    }

    [GeneratedRegex(@"Now listening on: http://127\.0\.0\.1:(?<port>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
