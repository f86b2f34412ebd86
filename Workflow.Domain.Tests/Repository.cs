namespace Workflow.Domain.Tests;

/// <summary>The files of this repository, for the rules about the code and the data themselves.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string File(params IEnumerable<string> path) => Path.Combine([Root, .. path]);

    /// <summary>The sources of a project, what is generated left out.</summary>
    public static IEnumerable<string> Sources(string project) => System.IO.Directory.EnumerateFiles(File(project), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Workflow.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
