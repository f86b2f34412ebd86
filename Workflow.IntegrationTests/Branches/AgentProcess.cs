using System.Diagnostics;
using System.Text;

namespace Workflow.IntegrationTests.Branches;

/// <summary>The branch agent as a process of its own, which can be killed like one.</summary>
internal sealed class AgentProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private AgentProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    internal string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the agent and returns when it receives.</summary>
    internal static async Task<AgentProcess> StartAsync(params string[] arguments)
    {
        var agent = new AgentProcess(Launch(arguments));
        await Eventually.TrueAsync("the agent receives", () => agent._process.HasExited
            ? throw new InvalidOperationException(agent.Output)
            : Task.FromResult(agent.Output.Contains("đang nhận văn bản", StringComparison.Ordinal)));

        return agent;
    }

    /// <summary>Runs one command of the agent to its end.</summary>
    internal static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var agent = new AgentProcess(Launch(arguments));
        await agent._process.WaitForExitAsync();
        agent._process.WaitForExit();

        return (agent._process.ExitCode, agent.Output);
    }

    /// <summary>As <c>kill -9</c>: no chance to tidy up.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static Process Launch(string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [Repository.Program("Workflow.Branch"), .. arguments])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
    })!;

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
