namespace Workflow.Benchmarks.Load;

/// <summary>A running service under measurement.</summary>
internal sealed record Target(string Name, Uri Address)
{
    /// <summary>Reads <c>--targets Host=http://…,CRUD=http://…</c>; the first is the product, the second the reference.</summary>
    public static IReadOnlyList<Target> From(Options options) =>
        [.. options.Required("targets").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    private static Target Parse(string text) => text.Split('=', 2) is [var name, var address]
        ? new Target(name, new Uri(address))
        : throw new UsageException($"a target is name=address, not '{text}'");
}
