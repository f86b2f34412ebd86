namespace Workflow.Host.Http;

/// <summary>The <c>waitingFor</c> sentences of contract §2: who, since when, until when, what then.</summary>
public static class WordingWaiting
{
    /// <summary>
    /// «Đang chờ Trần Thu Hà (Phó Bí thư thường trực) duyệt từ …; hạn …; quá hạn thì ….»
    /// </summary>
    /// <param name="language">The reader's language.</param>
    /// <param name="who">The person as <see cref="Named"/>, or several joined.</param>
    /// <param name="step">A key of the terms <c>task</c> (what they have to do, such as <c>approval</c>), or words.</param>
    /// <param name="since">Instant, ISO 8601.</param>
    /// <param name="due">Instant, ISO 8601; null when there is no deadline.</param>
    /// <param name="then">A key of the terms <c>atDeadline</c>, or words; null when nothing happens then.</param>
    public static string Sentence(
        Language language, string who, string step, string since, string? due = null, string? then = null)
    {
        var key = (due, then) switch
        {
            (null, _) => "open",
            (_, null) => "due",
            _ => "due-then",
        };
        return Wording.Term("waiting", key, language, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["who"] = who,
            ["work"] = step,
            ["since"] = since,
            ["due"] = due ?? "",
            ["then"] = then ?? "",
        });
    }

    /// <summary>«Trần Thu Hà (Phó Bí thư thường trực; đồng chí Bùi Văn Sơn xử lý thay đến …)»</summary>
    /// <param name="language">The reader's language.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="post">Their post; null when none fits, such as one of several people.</param>
    /// <param name="deputies">Who acts for them while they are absent, and until when: an instant, ISO 8601.</param>
    public static string Named(Language language, string name, string? post, IEnumerable<(string Name, string Until)> deputies)
    {
        string[] more = [.. post is null ? [] : new[] { post }, .. deputies.Select(d => Wording.Term("waiting", "deputy", language, new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = d.Name, ["until"] = d.Until }))];
        return more is [] ? name : $"{name} ({string.Join("; ", more)})";
    }

    /// <summary>«Đã có 5/7 phiếu; chưa cho ý kiến: …. Cần ít nhất 4 phiếu tán thành.»</summary>
    /// <param name="language">The reader's language.</param>
    /// <param name="cast">Votes cast.</param>
    /// <param name="voters">Members with a vote.</param>
    /// <param name="missing">Names of those who have not voted, joined; empty when all have.</param>
    /// <param name="needed">Votes for that adoption takes.</param>
    public static string Ballot(Language language, int cast, int voters, string missing, int needed) =>
        Wording.Term("waiting", missing.Length == 0 ? "ballot-all" : "ballot", language, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cast"] = Number(cast),
            ["voters"] = Number(voters),
            ["missing"] = missing,
            ["needed"] = Number(needed),
        });

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
