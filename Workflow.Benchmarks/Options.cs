using System.Globalization;

namespace Workflow.Benchmarks;

/// <summary>A verb and its <c>--name value</c> pairs.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values;

    private Options(string verb, Dictionary<string, string> values)
    {
        Verb = verb;
        _values = values;
    }

    public string Verb { get; }

    public static Options Parse(string[] args)
    {
        if (args.Length % 2 == 0) throw new UsageException("a verb first, then --name value pairs");

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in args.Skip(1).Chunk(2)) values[pair[0].TrimStart('-')] = pair[1];

        return new Options(args[0], values);
    }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public string Required(string name) => Text(name) ?? throw new UsageException($"--{name} is missing");

    public int Number(string name, int otherwise) => Text(name) is { } text ? ParseNumber(text) : otherwise;

    public IReadOnlyList<int> Numbers(string name, string otherwise) =>
        [.. (Text(name) ?? otherwise).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(ParseNumber)];

    private static int ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new UsageException($"'{text}' is not a number");
}
