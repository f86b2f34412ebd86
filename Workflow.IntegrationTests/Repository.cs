namespace Workflow.IntegrationTests;

/// <summary>Where the scripts and the other programs of this repository are.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    internal static string Script(string name) => Path.Combine(Root, "deploy", name);

    /// <summary>The built program of a project, of the same configuration as these tests.</summary>
    internal static string Program(string project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

        return Path.Combine(Root, project, "bin", framework.Parent!.Name, framework.Name, project + ".dll");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "deploy", "servers.sh")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("deploy/servers.sh is in no folder above the tests");
    }
}
