namespace Workflow.Branch;

/// <summary>The command line: an optional verb with operands, and options in any place as <c>--name value</c> or <c>--name=value</c>.</summary>
internal sealed record Arguments(IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Options)
{
    private static readonly string[] Known = ["branch", "amqp", "api", "secret-file", "inbox", "by", "note"];

    internal string? Verb => Words.Count > 0 ? Words[0] : null;

    internal string Inbox => Path.GetFullPath(Required("inbox"));

    internal Uri? Amqp => Address("amqp", "amqp", "amqps");

    internal Uri? Api => Address("api", "http", "https");

    internal string? Note => Options.GetValueOrDefault("note");

    /// <summary>Who acts: the name given, otherwise the account that is signed in on this machine.</summary>
    internal string By => Options.GetValueOrDefault("by") ?? Environment.UserName;

    /// <exception cref="UsageException">An option is unknown or has no value.</exception>
    internal static Arguments Parse(string[] args)
    {
        var words = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);

        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(args[i]);
                continue;
            }

            var (name, value) = args[i][2..].Split('=', 2) is [var left, var right] ? (left, right) : (args[i][2..], null);
            if (!Known.Contains(name, StringComparer.Ordinal))
            {
                throw new UsageException($"Không có tùy chọn --{name}. Các tùy chọn: {string.Join(", ", Known.Select(known => "--" + known))}.");
            }

            options[name] = value ?? (++i < args.Length ? args[i] : throw new UsageException($"Thiếu giá trị của --{name}."));
        }

        return new(words, options);
    }

    /// <exception cref="UsageException">The option is missing.</exception>
    internal string Required(string name) =>
        Options.GetValueOrDefault(name) ?? throw new UsageException($"Thiếu --{name}.");

    /// <exception cref="UsageException">The operand is missing.</exception>
    internal string Operand(int place, string meaning) =>
        place < Words.Count ? Words[place] : throw new UsageException($"Thiếu {meaning} sau «{Verb}».");

    private Uri? Address(string name, params string[] schemes)
    {
        if (!Options.TryGetValue(name, out var text))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme, StringComparer.Ordinal)
            ? uri
            : throw new UsageException($"--{name} phải là địa chỉ {schemes[0]}://…");
    }
}
