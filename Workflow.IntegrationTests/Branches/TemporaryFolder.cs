namespace Workflow.IntegrationTests.Branches;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("workflow-inbox-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
