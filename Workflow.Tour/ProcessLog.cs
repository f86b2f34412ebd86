using System.Diagnostics;

namespace Workflow.Tour;

/// <summary>Copies what a process prints, both streams, line by line into a file.</summary>
internal sealed class ProcessLog(string file) : IAsyncDisposable
{
    private readonly StreamWriter writer = new(file, append: true) { AutoFlush = true };
    private readonly Lock gate = new();

    public string File => file;

    public void Follow(Process process)
    {
        process.OutputDataReceived += Write;
        process.ErrorDataReceived += Write;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private void Write(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (gate) writer.WriteLine(line.Data);
    }
}
