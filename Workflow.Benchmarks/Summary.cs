namespace Workflow.Benchmarks;

/// <summary>
/// The rows of the closing table, one Markdown line each, appended to the file of <c>--summary</c>:
/// what was measured, the product, the reference, their ratio, what was wanted.
/// </summary>
internal sealed class Summary(Options options)
{
    private readonly string? _path = options.Text("summary");

    public void Add(string measure, string product, string reference, string ratio, string wanted)
    {
        if (_path is null) return;

        File.AppendAllText(_path, $"| {measure} | {product} | {reference} | {ratio} | {wanted} |\n");
    }
}
