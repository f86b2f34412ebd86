namespace Workflow.Tour;

/// <summary>Where the running system is found. All four are required.</summary>
/// <param name="Api">Address of the Host, without <c>/api</c>.</param>
/// <param name="Amqp">Address of the broker; each agent puts its own user in it.</param>
/// <param name="Data">Folder for the agents' inboxes and outputs.</param>
/// <param name="Agent">The built <c>Workflow.Branch.dll</c>.</param>
internal sealed record TourOptions(Uri Api, Uri Amqp, string Data, string Agent)
{
    private const string Usage =
        "Cách dùng: dotnet Workflow.Tour.dll --api http://127.0.0.1:PORT --amqp amqp://127.0.0.1:PORT/ --data DIR --agent Workflow.Branch.dll";

    /// <exception cref="FormatException">An option is missing, unknown or malformed; the message says which.</exception>
    public static TourOptions Parse(string[] args)
    {
        if (args.Length % 2 != 0) throw new FormatException(Usage);

        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2) given[args[i]] = args[i + 1];

        var options = new TourOptions(
            AddressIn(given, "--api"),
            AddressIn(given, "--amqp"),
            Path.GetFullPath(TextIn(given, "--data")),
            Path.GetFullPath(TextIn(given, "--agent")));

        if (given.Count > 0) throw new FormatException($"Không có tùy chọn «{given.Keys.First()}». {Usage}");
        if (!File.Exists(options.Agent)) throw new FormatException($"Không thấy chương trình chi bộ: {options.Agent}");

        return options;
    }

    private static string TextIn(Dictionary<string, string> given, string option) =>
        given.Remove(option, out var value) ? value : throw new FormatException($"Thiếu «{option}». {Usage}");

    private static Uri AddressIn(Dictionary<string, string> given, string option)
    {
        var text = TextIn(given, option);

        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address
            : throw new FormatException($"«{option} {text}» không phải là địa chỉ.");
    }
}
