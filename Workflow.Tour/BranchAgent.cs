using System.Diagnostics;

namespace Workflow.Tour;

/// <summary>A real branch agent in a process of its own, with its inbox and its output under the run's data folder.</summary>
internal sealed class BranchAgent : IAsyncDisposable
{
    private static readonly TimeSpan LongestCommand = TimeSpan.FromSeconds(60);

    private readonly TourOptions options;
    private readonly CancellationToken stop;
    private readonly Process process;
    private readonly ProcessLog log;

    private BranchAgent(Branch branch, TourOptions options, CancellationToken stop)
    {
        Branch = branch;
        this.options = options;
        this.stop = stop;
        Directory.CreateDirectory(Inbox);
        log = new ProcessLog(Path.Combine(options.Data, $"agent-{branch.Code}.log"));
        process = Launch(["--branch", branch.Code, "--amqp", BrokerAddress(), "--api", options.Api.AbsoluteUri, "--inbox", Inbox]);
        log.Follow(process);
    }

    public Branch Branch { get; }

    private string Inbox => Path.Combine(options.Data, $"inbox-{Branch.Code}");

    public static BranchAgent Start(Branch branch, TourOptions options, CancellationToken stop) => new(branch, options, stop);

    /// <exception cref="TourFailedException">The agent ended by itself; the message names its output.</exception>
    public void CheckRunning()
    {
        if (process.HasExited) throw new TourFailedException($"Máy của {Branch.Name} đã tự tắt, xem {log.File}");
    }

    /// <summary>Runs a sub-command on this agent's inbox; answers with what it printed.</summary>
    /// <exception cref="TourFailedException">It ended non-zero.</exception>
    /// <exception cref="OperationCanceledException">It took over a minute, or the run was stopped.</exception>
    public async Task<string> RunAsync(params string[] command)
    {
        using var child = Launch([.. command, "--branch", Branch.Code, "--inbox", Inbox]);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestCommand);
        try
        {
            var printed = child.StandardOutput.ReadToEndAsync(limit.Token);
            var complaint = await child.StandardError.ReadToEndAsync(limit.Token);
            await child.WaitForExitAsync(limit.Token);

            return child.ExitCode == 0
                ? await printed
                : throw new TourFailedException($"{Branch.Code} {string.Join(' ', command)}: {Reading.Shortened((complaint + await printed).Trim())}");
        }
        finally
        {
            if (!child.HasExited) child.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Ends it without asking: an agent must survive that, and the next one on this inbox goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        await log.DisposeAsync();
    }

    private string BrokerAddress() =>
        new UriBuilder(options.Amqp) { UserName = Branch.Code, Password = "demo" }.Uri.AbsoluteUri;

    private Process Launch(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [options.Agent, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = options.Data,
        };

        return Process.Start(start) ?? throw new TourFailedException($"Không bật được máy của {Branch.Name}");
    }
}
